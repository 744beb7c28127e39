// Carries out what an act of a demo means on the run that the page shows: for lessons, demos, and scripts that steer the page.
import { type Deed, isThere, type Sight } from '#demos'
import { goOnUntil } from '#runs'
import type { Problem } from '#scenarios'
import type { Acts } from './acts'
import { loadNamed } from './named-scenario'
import type { Shelf } from './shelf'
import type { Stage } from './stage'
import { selectionOf, testIdOf } from './target-ids'
import type { Travel } from './travel'

type Until = Extract<Deed, { kind: 'until' }>

/** What can be carried out in one go; waiting for something is asked for by name. */
type AtOnce = Exclude<Deed, Until>

export class Performer {
  private readonly stage: Stage
  private readonly travel: Travel
  private readonly shelf: Shelf
  private readonly acts: Acts

  constructor(parts: {
    readonly stage: Stage
    readonly travel: Travel
    readonly shelf: Shelf
    readonly acts: Acts
  }) {
    this.stage = parts.stage
    this.travel = parts.travel
    this.shelf = parts.shelf
    this.acts = parts.acts
  }

  /** Where conditions look. */
  get sight(): Sight {
    const { run, cursor, store } = this.stage
    const { selection } = store.getState()
    return { run, at: cursor, selected: selection === null ? null : testIdOf(selection) }
  }

  /** Does it. What cannot be done is a problem. */
  async carryOut(deed: AtOnce): Promise<readonly Problem[]> {
    const { acts, shelf, stage, travel } = this
    switch (deed.kind) {
      case 'control':
        acts.act(deed.control)
        return []
      case 'fault':
        acts.inject(deed.fault)
        return []
      case 'scenario': {
        const scenario = await loadNamed(deed.scenario)
        if (!scenario.ok) return scenario.problems
        await shelf.load(scenario.value)
        return []
      }
      case 'without':
        await shelf.without(deed.cause)
        return []
      case 'to-instant':
        travel.pause()
        travel.seekTime(deed.at)
        return []
      case 'to-step':
        travel.pause()
        travel.seekStep(deed.step)
        return []
      case 'select':
        stage.store.setState({ selection: selectionOf(deed.target) ?? null })
        return []
      case 'speed':
        travel.setSpeed(deed.speed)
        return []
    }
  }

  /** Goes on at once until what is awaited is there. False: it never came. */
  goOn({ until, limit }: Until): boolean {
    this.travel.pause()
    const isReached = goOnUntil(this.stage.run, () => isThere(until, this.sight), limit)
    this.travel.arriveAtHead()
    return isReached
  }

  /** Plays, so that it is seen, until what is awaited is there. */
  async playOn({ until, limit }: Until): Promise<'there' | 'never' | 'paused'> {
    const { run, store } = this.stage
    const isLate = () => limit !== undefined && (run.simulation.nextDue() ?? Infinity) > limit
    const holds = () => isThere(until, this.sight)
    await this.travel.playUntil(() => isLate() || holds())
    if (this.stage.run !== run || holds()) return 'there'
    return !isLate() && !store.getState().ended ? 'paused' : 'never'
  }
}
