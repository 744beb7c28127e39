// A world and its history: what is due is done step by step, each step is a list of changes, and every step can be undone.
import { Agenda, type Appointment, type Due } from './agenda'
import type { System } from './component'
import type { Control, FaultPolicy } from './control'
import { type Happened, performControl } from './control-step'
import { deliver, fire } from './deliver'
import { Draft } from './draft'
import { invariant } from './invariant'
import type { Json } from './json'
import { schedule, type Surroundings } from './perform'
import { streamSeed } from './random'
import { type Change, type Hash, RowStore, type Table } from './rows'
import type { Cause, Halt, Step } from './step'
import {
  AGENDA_TABLES,
  clock,
  CLOCK,
  type ClockRow,
  controls,
  KERNEL_TABLES,
  rounds,
  timers,
  wires,
} from './tables'
import { START, type SimTime } from './time'

export interface Until {
  /** Do everything that is due at or before this instant. */
  readonly time?: SimTime
  /** Stop once the journal has this many steps. */
  readonly steps?: number
  /** Stop when nothing is left but polling in vain. */
  readonly quiet?: boolean
}

/**
 * The rows at one instant of a run (`position` steps into its journal), and the journal up to its head.
 * Going back reverts changes, going forward applies them again; only at the head are new steps made.
 */
export class Simulation {
  readonly rows: RowStore
  readonly journal: Step[] = []
  readonly tables: readonly Table[]
  private readonly around: Surroundings
  private readonly agenda: Agenda
  private place = 0
  /** What lies ahead of the head, while the rows stand somewhere else: the agenda knows the head only. */
  private ahead: { readonly due: SimTime | undefined; readonly quiet: boolean } | undefined

  /** With another hash than the digest's, the rows' lanes say something else, and the digest is none. */
  constructor(system: System, policy: FaultPolicy, hash?: Hash) {
    this.tables = [...KERNEL_TABLES, ...system.components.flatMap((component) => component.tables)]
    this.rows = new RowStore(this.tables, hash)
    this.agenda = new Agenda((entry) => this.isWaiting(entry))
    this.around = {
      seed: system.seed,
      components: new Map(system.components.map((component) => [component.id, component])),
      wires: new Map(
        system.links.map((spec) => [spec.id, { spec, stream: streamSeed(system.seed, `link:${spec.id}`) }]),
      ),
      policy,
      bases: new Map(),
    }
    this.applyOne(this.change(clock, CLOCK, { now: START, sequence: 0, progress: 0 }))
    const draft = new Draft(this.rows, START)
    for (const { id } of system.components) schedule(draft, START, { kind: 'start', component: id })
    for (const change of draft.changes()) this.applyOne(change)
  }

  private change(table: Table, key: string, row: Json): Change {
    const change = this.rows.changeTo(table.name, key, row)
    invariant(change !== undefined, 'a first row is a change')
    return change
  }

  /** How many steps of the journal the rows stand at. */
  get position(): number {
    return this.place
  }

  get atHead(): boolean {
    return this.place === this.journal.length
  }

  get now(): SimTime {
    return this.clockRow().now as SimTime
  }

  get digest(): string {
    return this.rows.digest
  }

  /** When the next thing is due beyond the head, undefined when nothing is. */
  nextDue(): SimTime | undefined {
    return this.ahead === undefined ? (this.agenda.peek()?.due as SimTime | undefined) : this.ahead.due
  }

  /** Whether nothing is left to do at the head but polling that has already been in vain since the last progress. */
  isQuiet(): boolean {
    if (this.ahead !== undefined) return this.ahead.quiet
    if (this.agenda.foreground > 0) return false
    for (const [, row] of this.rows.entries(wires.name)) if (!isHeld(row)) return false
    const { progress } = this.clockRow()
    for (const [key] of this.rows.entries(timers.name)) {
      const fired = this.rows.get(rounds.name, key)
      if (typeof fired !== 'number' || fired <= progress) return false
    }
    return true
  }

  /** Does the next thing that is due. Undefined when nothing is. */
  step(): Step | undefined {
    invariant(this.atHead, 'new steps are made at the head only')
    const entry = this.agenda.peek()
    if (entry === undefined) return undefined
    return this.record(Math.max(entry.due, this.now) as SimTime, (draft) => this.perform(draft, entry))
  }

  /** Lets something happen from outside, now or at a later instant that nothing precedes. */
  intervene(at: SimTime, control: Control): Step {
    invariant(this.atHead, 'interventions are made at the head only')
    const due = this.agenda.peek()?.due
    invariant(
      at >= this.now && (due === undefined || due >= at),
      'an intervention overtakes nothing that is due',
    )
    return this.record(at, (draft) => {
      const origin = { causation: `step:${this.place}`, correlation: '' }
      return {
        cause: { kind: 'control', control },
        happened: performControl(draft, this.around, control, origin),
      }
    })
  }

  /** Plans a control for a later instant. For the making of a run: the plan becomes part of the first rows. */
  plan(at: SimTime, control: Control): void {
    invariant(this.journal.length === 0, 'plans are made before the first step')
    const draft = new Draft(this.rows, START)
    schedule(draft, at, control)
    for (const change of draft.changes()) this.applyOne(change)
  }

  /** Goes on until the bound that is met first. `limit` says that `most` steps were made and more was due. */
  run(until: Until, most: number): Halt {
    for (let made = 0; ; made++) {
      if (until.steps !== undefined && this.journal.length >= until.steps) return this.halt('reached')
      const due = this.nextDue()
      if (due === undefined || (until.quiet === true && this.isQuiet())) return this.halt('quiet')
      if (until.time !== undefined && due > until.time) return this.halt('reached')
      if (made >= most) return this.halt('limit')
      this.step()
    }
  }

  /** Moves the rows to another place of the journal. The agenda stays at the head, where alone it is needed. */
  seek(position: number): void {
    invariant(position >= 0 && position <= this.journal.length, `there is no step ${position}`)
    if (this.atHead) this.ahead = { due: this.nextDue(), quiet: this.isQuiet() }
    while (this.place > position) {
      const { changes } = this.stepAt(--this.place)
      for (let i = changes.length - 1; i >= 0; i--) {
        const change = changes[i]
        if (change !== undefined) this.rows.revert(change)
      }
    }
    while (this.place < position)
      for (const change of this.stepAt(this.place++).changes) this.rows.apply(change)
    if (this.atHead) this.ahead = undefined
  }

  /** Undoes the steps beyond a place and forgets them: from there the run can go another way. */
  takeBack(position: number): void {
    invariant(position >= 0 && position <= this.journal.length, `there is no step ${position}`)
    if (!this.atHead) this.seek(this.journal.length)
    while (this.place > position) {
      for (const change of this.stepAt(--this.place).changes.toReversed()) {
        this.rows.revert(change)
        this.note(change, change.after, change.before)
      }
    }
    this.journal.length = position
  }

  private stepAt(place: number): Step {
    const step = this.journal[place]
    invariant(step !== undefined, `there is no step ${place}`)
    return step
  }

  private perform(draft: Draft, entry: Appointment): Done {
    switch (entry.table) {
      case wires.name: {
        const message = draft.get(wires, entry.key)
        invariant(message !== undefined, 'a due message has a row')
        draft.background = message.background
        return { cause: { kind: 'message', message }, happened: deliver(draft, this.around, message) }
      }
      case timers.name: {
        const row = draft.get(timers, entry.key)
        invariant(row !== undefined, 'a due timer has a row')
        draft.background = row.background
        const { component, key, body } = row
        return { cause: { kind: 'timer', component, key, body }, happened: fire(draft, this.around, row) }
      }
      default: {
        const row = draft.get(controls, entry.key)
        invariant(row !== undefined, 'a due control has a row')
        draft.put(controls, entry.key, undefined)
        const origin = { causation: entry.key, correlation: '' }
        const happened = performControl(draft, this.around, row.control, origin)
        return { cause: { kind: 'control', control: row.control }, happened }
      }
    }
  }

  private record(at: SimTime, act: (draft: Draft) => Done): Step {
    const draft = new Draft(this.rows, at)
    const { cause, happened } = act(draft)
    const changes = draft.changes()
    const { component, event, task = '' } = happened
    const step: Step = { index: this.place, at, component, cause, event, task, points: draft.points, changes }
    for (const change of changes) this.applyOne(change)
    this.journal.push(step)
    this.place += 1
    return step
  }

  private applyOne(change: Change): void {
    this.rows.apply(change)
    this.note(change, change.before, change.after)
  }

  private note(change: Change, old: Json | undefined, next: Json | undefined): void {
    if (AGENDA_TABLES.has(change.table))
      this.agenda.note(change.table, change.key, old as Due | undefined, next as Due | undefined)
  }

  /** Both numbers count: after a step was taken back, its sequence number may go to something that is due otherwise. */
  private isWaiting({ table, key, due, sequence }: Appointment): boolean {
    const row = this.rows.get(table, key) as Due | undefined
    return row?.sequence === sequence && row.due === due
  }

  private clockRow(): ClockRow {
    const row = this.rows.get(clock.name, CLOCK) as ClockRow | undefined
    invariant(row !== undefined, 'the clock has a row')
    return row
  }

  private halt(reason: Halt['reason']): Halt {
    return { reason, at: this.now }
  }
}

interface Done {
  readonly cause: Cause
  readonly happened: Happened
}

const isHeld = (row: Json): boolean => (row as { readonly held?: boolean }).held === true
