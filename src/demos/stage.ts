// A stage without a page: carries out what a demo does on a run of its own, at once.
import type { SimTime } from '#kernel'
import { fork, goOnUntil, Run, withoutCause } from '#runs'
import { bundledScenario, inWords, parseScenario, type Parsed, type Problem, type Scenario } from '#scenarios'
import type { Act } from './act-schemas'
import type { Demo } from './demo'
import { type Deed, deedsOf, isThere } from './deeds'
import type { Sight } from './holds'

/** The scenario that a demo or an act names; a demo's own seed takes the place of the scenario's. */
function scenarioNamed(scenario: unknown, seed?: number): Parsed<Scenario> {
  const known = typeof scenario === 'string' ? bundledScenario(scenario) : undefined
  if (typeof scenario === 'string' && known === undefined)
    return { ok: false, problems: [{ path: 'scenario', what: `"${scenario.slice(0, 64)}" is not bundled` }] }
  const file = known?.file ?? (scenario as object)
  return parseScenario(seed === undefined ? file : { ...file, seed })
}

export class Stage {
  private run: Run
  /** Where the viewer would look, in microseconds. */
  private at = 0
  private selected: string | null = null

  constructor(demo: Demo) {
    const scenario = scenarioNamed(demo.scenario, demo.seed)
    if (!scenario.ok) throw new Error(inWords(scenario.problems))
    this.run = new Run({ scenario: scenario.value, without: [], interventions: [] })
  }

  get sight(): Sight {
    return { run: this.run, at: this.at, selected: this.selected }
  }

  /** Does what an act says. What is wrong with it, or what it waited for in vain, is a problem. */
  perform(act: Act): readonly Problem[] {
    const deeds = deedsOf(act, this.run)
    return deeds.ok ? deeds.value.flatMap((deed) => this.carryOut(deed)) : deeds.problems
  }

  private carryOut(deed: Deed): readonly Problem[] {
    switch (deed.kind) {
      case 'control':
        this.toHead()
        this.run.intervene(this.now(), deed.control)
        return []
      case 'fault':
        this.toHead()
        this.run.inject(this.now(), deed.fault)
        return []
      case 'scenario': {
        const scenario = scenarioNamed(deed.scenario)
        if (!scenario.ok) return scenario.problems
        this.show(new Run({ scenario: scenario.value, without: [], interventions: [] }), 0)
        return []
      }
      case 'without': {
        const at = Math.max(this.at, this.run.simulation.now)
        const run = new Run(withoutCause(this.run, deed.cause))
        run.advance(at as SimTime)
        this.show(run, at)
        return []
      }
      case 'until': {
        const { until, limit } = deed
        const isReached = goOnUntil(this.run, () => isThere(until, this.sight), limit)
        this.at = this.run.simulation.now
        return isReached ? [] : [{ path: 'runUntil', what: `${JSON.stringify(until)} never came` }]
      }
      case 'to-instant':
        this.seekTime(deed.at)
        return []
      case 'to-step':
        this.seekStep(deed.step)
        return []
      case 'select':
        this.selected = deed.target
        return []
      case 'speed':
        return []
    }
  }

  private show(run: Run, at: number): void {
    this.run = run
    this.at = at
    this.selected = null
  }

  private now(): SimTime {
    return Math.max(this.at, this.run.simulation.now) as SimTime
  }

  /** Acting in the past begins a branch there. */
  private toHead(): void {
    const { position, atHead } = this.run.simulation
    if (!atHead || this.run.hasAhead) this.run = fork(this.run, position)
  }

  private seekStep(step: number): void {
    const target = Math.max(0, step)
    if (target > this.run.journal.length) this.run.advanceSteps(target)
    this.run.seek(Math.min(target, this.run.journal.length))
    this.at = this.run.timeAt(this.run.simulation.position)
  }

  private seekTime(at: number): void {
    const { run } = this
    if (at > run.timeAt(run.journal.length)) run.advance(at as SimTime)
    else run.seek(run.positionAt(at))
    this.at = at
  }
}
