// The shelf of runs: beginning, opening, branching and removing them, and keeping the one before the viewer.
import {
  type Intervention,
  Run,
  type RunRecord,
  type RunRepository,
  type StorageTrouble,
  withoutCause,
} from '#runs'
import type { Scenario } from '#scenarios'
import { keep, type Keeper, type KeeperPorts } from './keeper'
import { branchNamed, freshRecord, type Opened, openSaved } from './saved-runs'
import type { Stage } from './stage'
import { instantOf, type Travel } from './travel'

export interface ShelfPorts {
  readonly repository: RunRepository
  readonly createWriter: KeeperPorts['createWriter']
  /** Wall-clock milliseconds, for records. */
  readonly now: () => number
  /** An id that no other run has. */
  readonly newId: () => string
}

/** What of a run is on disk already. */
interface Kept {
  readonly steps: number
  readonly interventions: number
}

export class Shelf {
  private readonly stage: Stage
  private readonly travel: Travel
  private readonly ports: ShelfPorts
  private readonly opened: Opened
  private release: (() => void) | undefined
  /** Runs that are about to be kept. */
  private adopting: Promise<unknown> = Promise.resolve()

  constructor(stage: Stage, travel: Travel, ports: ShelfPorts, opened: Opened) {
    this.stage = stage
    this.travel = travel
    this.ports = ports
    this.opened = opened
    this.release = opened.release
  }

  /** Starts keeping the run that the page opened with. */
  async begin(): Promise<void> {
    const { kept } = this.opened
    const { run, record, cursor } = this.stage
    if (kept === undefined) await this.adopt(run, record.name, record.parent, cursor)
    else this.startKeeping({ steps: kept, interventions: run.interventions.length }).note()
  }

  /** Begins a scenario anew. */
  async load(scenario: Scenario): Promise<void> {
    this.travel.pause()
    const { lang } = this.stage.store.getState()
    await this.adopt(new Run({ scenario, without: [], interventions: [] }), scenario.title[lang], null, 0)
    this.travel.arrived()
  }

  /** The run from its beginning, with nothing that was done to it by hand. Settings stay. */
  reset(): Promise<void> {
    return this.load(this.stage.run.scenario)
  }

  /** Puts a run that is not on disk yet before the viewer, and begins to keep it. */
  async adopt(run: Run, name: string, parent: RunRecord['parent'], at: number): Promise<void> {
    this.letGo()
    const { newId, now } = this.ports
    const record = freshRecord(run, { id: newId(), name, parent, now: now() })
    const interventions = [...run.interventions]
    this.stage.show(run, record, at)
    const keeping = this.beginKeeping(run, record, interventions)
    this.adopting = Promise.all([this.adopting, keeping])
    await keeping
  }

  private async beginKeeping(
    run: Run,
    record: RunRecord,
    interventions: readonly Intervention[],
  ): Promise<void> {
    const { repository } = this.ports
    const created = await repository.create(record, interventions)
    if (!created.ok) return this.trouble(created.why)
    const claimed = await repository.claim(record.id)
    const release = claimed.ok ? claimed.value : undefined
    const keeper = this.keeperOf({ steps: 0, interventions: interventions.length }, run, record)
    // Meanwhile the viewer may have gone on to yet another run: what was done to this one is kept all the same.
    const isShown = this.stage.record === record
    if (isShown) {
      this.stage.keeper = keeper
      this.release = release
    }
    await keeper.rebuild()
    if (!isShown) {
      keeper.close()
      release?.()
    }
    await this.refresh()
  }

  /** Waits until everything that was done so far is on disk. */
  async settled(): Promise<void> {
    await this.adopting
    await this.stage.keeper?.settled()
  }

  /** The same run without one of its causes, as a run of its own, played to the same instant. */
  async without(cause: string): Promise<void> {
    this.travel.pause()
    const { run, record, cursor } = this.stage
    const at = Math.max(cursor, run.simulation.now)
    const next = new Run(withoutCause(run, cause))
    next.advance(instantOf(at))
    const parent = { run: record.id, step: run.simulation.position }
    await this.adopt(next, branchNamed(record.name, `− ${cause}`), parent, at)
    this.travel.arrived()
  }

  /** Opens a run that was kept. Where another tab writes it, a copy. */
  async open(id: string): Promise<void> {
    this.travel.pause()
    // What is open here is written first, so that what is opened is what was seen last.
    await this.settled()
    const found = await openSaved(this.ports.repository, id, this.ports)
    if (found === undefined) return this.stage.notice({ kind: 'storage-trouble', why: 'unreadable' })
    const { run, record, kept, notices } = found
    const at = run.timeAt(run.simulation.position)
    this.stage.store.setState({ notices })
    if (kept === undefined) await this.adopt(run, record.name, record.parent, at)
    else {
      this.letGo()
      this.release = found.release
      this.stage.show(run, record, at)
      this.startKeeping({ steps: kept, interventions: run.interventions.length }).note()
    }
    this.travel.arrived()
  }

  async remove(id: string): Promise<void> {
    const removed = await this.ports.repository.remove(id)
    if (!removed.ok) this.trouble(removed.why)
    await this.refresh()
  }

  async rename(name: string): Promise<void> {
    await this.ports.repository.rename(this.stage.record.id, name)
    this.stage.store.setState({ runName: name })
    await this.refresh()
  }

  /** Writes the rows on disk anew from the run's causes. */
  async rebuild(): Promise<void> {
    await this.stage.keeper?.rebuild()
    this.stage.dismiss('rows-differ')
    this.stage.dismiss('rules-changed')
  }

  private readonly trouble = (why: StorageTrouble | undefined): void => {
    if (why === undefined) this.stage.dismiss('storage-trouble')
    else this.stage.notice({ kind: 'storage-trouble', why })
  }

  private startKeeping(kept: Kept): Keeper {
    const keeper = this.keeperOf(kept, this.stage.run, this.stage.record)
    this.stage.keeper = keeper
    return keeper
  }

  private keeperOf(kept: Kept, run: Run, record: RunRecord): Keeper {
    const { repository, createWriter, now } = this.ports
    return keep({ repository, createWriter, onTrouble: this.trouble, now }, run, record, kept)
  }

  private letGo(): void {
    this.stage.keeper?.close()
    this.stage.keeper = undefined
    this.release?.()
    this.release = undefined
  }

  private async refresh(): Promise<void> {
    const listed = await this.ports.repository.list()
    if (listed.ok) this.stage.store.setState({ saved: listed.value.runs })
  }
}
