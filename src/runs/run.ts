// A run: its causes, the journal they lead to, and the judge that reads it. The only place where time travel meets new time.
import {
  compareDocument,
  type Course,
  type Judge,
  type Judgement,
  type RowStatus,
  type SeatJudge,
  type Subject,
} from '#checks'
import { controlsOf, type Fault, faultPolicy } from '#faults'
import {
  type Control,
  digestOf,
  type Halt,
  type Hash,
  invariant,
  type Json,
  type LinkSpec,
  Simulation,
  type SimTime,
  START,
  type Step,
} from '#kernel'
import type { ChartedComponent } from '#machines'
import type { Traits } from '#pipelines'
import type { Scenario } from '#scenarios'
import { Court } from './court'
import type { Intervention } from './intervention'
import { wireScenario } from './wire'

/** Everything a run follows from. The same causes give the same journal, step by step. */
export interface Causes {
  readonly scenario: Scenario
  /** Ids of causes that are left out: `fault-0`, `workload-3`, or an intervention's id. */
  readonly without: readonly string[]
  readonly interventions: readonly Intervention[]
}

/** No run makes more steps than this: a scenario that would is no scenario. */
const MOST_STEPS = 5_000_000

/** How the ids of interventions begin. */
const HAND = 'hand-'

export class Run {
  readonly scenario: Scenario
  readonly without: readonly string[]
  readonly simulation: Simulation
  readonly subject: Subject
  readonly traits: Traits
  readonly components: readonly ChartedComponent[]
  readonly links: readonly LinkSpec[]
  /** Interventions that have happened, each with its exact step. */
  private readonly done: Intervention[] = []
  private readonly ahead: Intervention[]
  private readonly court: Court
  private lastJudgement: { readonly steps: number; readonly judgement: Judgement } | undefined

  /** `hash` is for runs that nobody will ask for a digest. */
  constructor(causes: Causes, hash?: Hash) {
    const { scenario, without } = causes
    this.scenario = scenario
    this.without = without
    const { wired, subject, plan } = wireScenario(scenario, without)
    this.subject = subject
    this.traits = wired.traits
    this.components = wired.components
    this.links = wired.system.links
    this.simulation = new Simulation(wired.system, faultPolicy, hash)
    this.court = new Court(subject, scenario.kit.judge())
    this.ahead = causes.interventions.filter(({ id }) => !without.includes(id))
    for (const { at, control } of plan) this.simulation.plan(at as SimTime, control)
  }

  get journal(): readonly Step[] {
    return this.simulation.journal
  }

  get course(): Course {
    return this.court.course
  }

  /** Whether there is a judge: a page makes its first run before it has his code. */
  get isJudged(): boolean {
    return this.court.isSeated
  }

  get judge(): Judge {
    return this.court.judge
  }

  /**
   * Lets a judge who comes late read on in the journal, at most so many steps. True: he has read it all, and the run is
   * judged from now on as if he had been there from the start.
   */
  admit(seat: SeatJudge, most = MOST_STEPS): boolean {
    return this.court.admit(seat, this.journal, most)
  }

  /** The causes so far: interventions that have happened and those still ahead. */
  get causes(): Causes {
    return { scenario: this.scenario, without: this.without, interventions: [...this.done, ...this.ahead] }
  }

  get interventions(): readonly Intervention[] {
    return this.done
  }

  /** Whether interventions of these causes still lie ahead of the head. */
  get hasAhead(): boolean {
    return this.ahead.length > 0
  }

  /** Goes on at the head up to an instant, at most `most` steps. Goes to the head first if the rows stand in the past. */
  advance(until: SimTime, most = MOST_STEPS): Halt {
    return this.go({ time: until, quiet: false }, most)
  }

  /** Goes on to the scenario's end: quiet, or its limit of simulated time. At most `most` steps. */
  finish(most = MOST_STEPS): Halt {
    return this.finishBy(this.scenario.end.limit as SimTime, most)
  }

  /** Goes on up to an instant, or to the scenario's end where that comes before. At most `most` steps. */
  finishBy(until: SimTime, most = MOST_STEPS): Halt {
    const { limit, quiet } = this.scenario.end
    return this.go({ time: Math.min(until, limit) as SimTime, quiet }, most)
  }

  /** Goes on until the journal has this many steps. */
  advanceSteps(steps: number): Halt {
    return this.go({ time: Number.MAX_SAFE_INTEGER as SimTime, quiet: false, steps }, MOST_STEPS)
  }

  private go(
    until: { readonly time: SimTime; readonly quiet: boolean; readonly steps?: number },
    most: number,
  ): Halt {
    this.toHead()
    const bound = this.journal.length + most
    for (;;) {
      const next = this.ahead[0]
      const left = bound - this.journal.length
      const before = this.journal.length
      const halt = this.simulation.run(legOf(until, next), left)
      for (let index = before; index < this.journal.length; index++) this.observe(index)
      if (halt.reason === 'limit') return halt
      if (next === undefined || next.at > until.time || !this.isDue(next)) return halt
      if (until.steps !== undefined && this.journal.length >= until.steps) return halt
      this.apply(next)
    }
  }

  /** Whether the head stands where an intervention belongs. */
  private isDue(next: Intervention): boolean {
    if (next.step !== null) return this.journal.length >= next.step
    const due = this.simulation.nextDue()
    return due === undefined || due > next.at
  }

  private apply(intervention: Intervention): void {
    const at = Math.max(intervention.at, this.simulation.now) as SimTime
    this.ahead.shift()
    this.done.push({ ...intervention, at, step: this.journal.length })
    this.simulation.intervene(at, intervention.control)
    this.observe(this.journal.length - 1)
  }

  private observe(index: number): void {
    const step = this.journal[index]
    invariant(step !== undefined, 'a step that was made is in the journal')
    this.court.observe(step)
  }

  /** An id that no intervention has or had: not even one that was taken out. */
  private nextHand(): string {
    const numbers = [...this.done.map(({ id }) => id), ...this.without].map((id) =>
      id.startsWith(HAND) ? Number(id.slice(HAND.length)) : -1,
    )
    return `${HAND}${Math.max(-1, ...numbers) + 1}`
  }

  /** Lets something happen at the head, now. `at` must not lie before the head's last step. */
  intervene(at: SimTime, control: Control): Intervention {
    this.toHead()
    invariant(this.ahead.length === 0, 'an act at the head comes after all others')
    // The first steps start the components, one each. Before that nothing is there that an act could strike.
    if (this.journal.length < this.components.length) this.advanceSteps(this.components.length)
    const intervention: Intervention = { id: this.nextHand(), at, step: this.journal.length, control }
    this.ahead.push(intervention)
    this.apply(intervention)
    return this.done.at(-1) ?? intervention
  }

  /** Injects a fault by hand: what begins now is done now, what ends later is planned. */
  inject(at: SimTime, fault: Fault): readonly Intervention[] {
    const id = this.nextHand()
    return controlsOf(fault, id, at).map((planned) =>
      this.intervene(
        at,
        planned.at > at ? { kind: 'later', at: planned.at, control: planned.control } : planned.control,
      ),
    )
  }

  /** The types of messages that have travelled so far, sorted: what a fault on one message can be narrowed to. */
  get messageTypes(): readonly string[] {
    const types = new Set<string>()
    for (const { cause } of this.journal) if (cause.kind === 'message') types.add(cause.message.type)
    return [...types].toSorted()
  }

  /** Moves the rows to the head of the journal. */
  toHead(): void {
    if (!this.simulation.atHead) this.simulation.seek(this.journal.length)
  }

  /** Moves the rows to a place in the journal: `position` steps done. Changes nothing else. */
  seek(position: number): void {
    this.simulation.seek(position)
  }

  /** How many steps are done at an instant. */
  positionAt(at: number): number {
    let low = 0
    let high = this.journal.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.journal[middle]?.at ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The instant of the last step done at a position. */
  timeAt(position: number): SimTime {
    return this.journal[position - 1]?.at ?? START
  }

  /** How an aggregate's document stands beside the truth, where the rows stand now. */
  compare(key: string): RowStatus {
    return compareDocument(this.subject, this.simulation.rows, key)
  }

  /** The digest of one table where the rows stand now, or of rows that stand somewhere else under the same name. */
  digestOfTable(table: string, elsewhere?: Iterable<Row>): string {
    const rows = elsewhere ?? rowsOf(this.simulation.rows.entries(table))
    return digestOf(named(table, rows))
  }

  /** Whether nothing more will happen by itself: all is quiet, or what is due lies beyond the scenario's end. */
  get isOver(): boolean {
    if (this.hasAhead) return false
    const due = this.simulation.nextDue()
    return due === undefined || due > this.scenario.end.limit || this.simulation.isQuiet()
  }

  /** What the judge says of the run up to its head. Goes to the head, unless it was asked before. */
  judgement(): Judgement {
    const steps = this.journal.length
    if (this.lastJudgement?.steps === steps) return this.lastJudgement.judgement
    this.toHead()
    const judgement = this.judge.judge(this.simulation.rows, this.journal, this.isOver)
    this.lastJudgement = { steps, judgement }
    return judgement
  }
}

type Row = { readonly key: string; readonly value: Json }

function* rowsOf(entries: Iterable<readonly [string, Json]>): Iterable<Row> {
  for (const [key, value] of entries) yield { key, value }
}

function* named(table: string, rows: Iterable<Row>): Iterable<readonly [string, string, Json]> {
  for (const { key, value } of rows) yield [table, key, value]
}

function legOf(
  until: { readonly time: SimTime; readonly quiet: boolean; readonly steps?: number },
  next: Intervention | undefined,
) {
  if (next === undefined) return { ...until }
  const steps = next.step === null ? until.steps : Math.min(next.step, until.steps ?? next.step)
  const time = next.step === null ? (Math.min(next.at, until.time) as SimTime) : until.time
  return { time, quiet: false, ...(steps === undefined ? {} : { steps }) }
}
