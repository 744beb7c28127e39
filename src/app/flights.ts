// The flights of a run: every message from its sending to its end, folded from the journal as it grows, and found again by
// time, by the command it follows from, and by what it led to.
import type { Message, Step } from '#kernel'
import { numberIn } from './instant'

/**
 * What became of a message. `refused`: nobody was there to take it. `unheard`: the life that it was meant for had ended.
 * `lost`: it fell off the wire.
 */
export type FlightFate = 'flying' | 'arrived' | 'refused' | 'unheard' | 'lost'

/** A message over time. Times in microseconds; steps as a cursor counts them: 1 is right after the first. */
export interface Flight {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: Message['kind']
  readonly type: string
  /** The aggregate it is about; empty where none. */
  readonly subject: string
  /** The command that it follows from; empty where there is none, as for a poll. */
  readonly command: string
  /** A number that all messages of one command share; of its own where there is no command. */
  readonly chain: number
  /** The message or timer whose step sent it. */
  readonly cause: string
  readonly attempt: number
  readonly copy: boolean
  readonly background: boolean
  readonly sent: number
  readonly step: number
  readonly fate: FlightFate
  /** When it ended, or will as far as is known. */
  readonly end: number
  /** The step of its end; 0 while it is flying. */
  readonly endStep: number
  /** Kept back from then until then, the last time that it was. `until` null: it still is. */
  readonly held: { readonly from: number; readonly until: number | null } | null
}

type Growing = { -readonly [field in keyof Flight]: Flight[field] }

/** So many flights share one note of how late the last of them ends. */
const CHUNK = 256

/** Folds a journal into flights. Asked again, it takes in only what is new. */
export class Flights {
  private readonly all: Growing[] = []
  private readonly byId = new Map<string, Growing>()
  private readonly byCommand = new Map<string, Growing[]>()
  private readonly byCause = new Map<string, Growing[]>()
  private readonly bySubject = new Map<string, Growing[]>()
  /** By chunk: no flight of it ends later. */
  private readonly lastEnds: number[] = []
  private seen = 0

  /** Takes in the steps of the journal that it has not seen yet. */
  follow(journal: readonly Step[]): this {
    for (; this.seen < journal.length; this.seen++) {
      const step = journal[this.seen]
      if (step !== undefined) this.observe(step)
    }
    return this
  }

  /** In the order in which they were sent. */
  get list(): readonly Flight[] {
    return this.all
  }

  /** How many were sent up to an instant. */
  countSentUntil(at: number): number {
    return this.firstWhere(({ sent }) => sent > at)
  }

  get(id: string): Flight | undefined {
    return this.byId.get(id)
  }

  /** Every flight that follows from a command. */
  ofCommand(command: string): readonly Flight[] {
    return this.byCommand.get(command) ?? NONE
  }

  /** Every flight that is about an aggregate. */
  about(subject: string): readonly Flight[] {
    return this.bySubject.get(subject) ?? NONE
  }

  /** The flights that were sent by the step in which a message arrived. */
  effectsOf(id: string): readonly Flight[] {
    return this.byCause.get(id) ?? NONE
  }

  /** The flights of which some part lies in a stretch of time, in the order in which they were sent. */
  between(from: number, until: number): readonly Flight[] {
    const found: Flight[] = []
    for (let chunk = 0; chunk * CHUNK < this.all.length; chunk++) {
      if ((this.all[chunk * CHUNK]?.sent ?? Infinity) > until) break
      if ((this.lastEnds[chunk] ?? 0) < from) continue
      const end = Math.min(this.all.length, (chunk + 1) * CHUNK)
      for (let index = chunk * CHUNK; index < end; index++) {
        const flight = this.all[index]
        if (flight !== undefined && flight.sent <= until && flight.end >= from) found.push(flight)
      }
    }
    return found
  }

  private observe(step: Step): void {
    for (const { table, before, after } of step.changes) {
      if (table !== 'wires') continue
      if (after === undefined) this.noteEnd(step, before as Message)
      else if (before === undefined) this.noteSending(step, after as Message)
      else this.noteHand(step, after as Message)
    }
  }

  private noteSending(step: Step, message: Message): void {
    const flight = takenOff(step, message)
    const chunk = Math.floor(this.all.length / CHUNK)
    this.all.push(flight)
    this.byId.set(flight.id, flight)
    file(this.byCommand, flight.command, flight)
    file(this.byCause, flight.cause, flight)
    file(this.bySubject, flight.subject, flight)
    this.lastEnds[chunk] = Math.max(this.lastEnds[chunk] ?? 0, flight.end)
  }

  private noteEnd(step: Step, message: Message): void {
    const flight = this.byId.get(message.id)
    if (flight === undefined) return
    flight.fate = fateOf(step, message)
    flight.end = step.at
    flight.endStep = step.index + 1
    if (flight.held?.until === null) flight.held = { from: flight.held.from, until: step.at }
  }

  /** Somebody laid hands on it: it is kept back, let go, hastened or knocked off its wire. */
  private noteHand(step: Step, message: Message): void {
    const flight = this.byId.get(message.id)
    if (flight === undefined) return
    const isHeld = message.held === true
    if (isHeld && flight.held?.until !== null) flight.held = { from: step.at, until: null }
    if (!isHeld && flight.held?.until === null) flight.held = { from: flight.held.from, until: step.at }
    flight.end = message.due
    const chunk = Math.floor(this.indexOf(flight) / CHUNK)
    this.lastEnds[chunk] = Math.max(this.lastEnds[chunk] ?? 0, flight.end)
  }

  private indexOf({ step, id }: Flight): number {
    let index = this.firstWhere((flight) => flight.step >= step)
    while (index < this.all.length && this.all[index]?.id !== id) index++
    return index
  }

  /** The first place from which on something holds; flights lie in the order of their sending. */
  private firstWhere(holds: (flight: Flight) => boolean): number {
    let low = 0
    let high = this.all.length
    while (low < high) {
      const middle = (low + high) >> 1
      const flight = this.all[middle]
      if (flight !== undefined && !holds(flight)) low = middle + 1
      else high = middle
    }
    return low
  }
}

const NONE: readonly Flight[] = []

function file(index: Map<string, Growing[]>, key: string, flight: Growing): void {
  if (key === '') return
  const filed = index.get(key)
  if (filed === undefined) index.set(key, [flight])
  else filed.push(flight)
}

function takenOff(step: Step, message: Message): Growing {
  const { id, from, to, kind, type, subject, correlation, causation, attempt, background } = message
  return {
    id,
    from,
    to,
    kind,
    type,
    subject,
    command: correlation,
    chain: numberIn(correlation === '' ? id : correlation),
    cause: causation,
    attempt,
    copy: message.copyOf !== undefined,
    background,
    // A copy that is made by hand sets off when it is made; its row tells when the first one did.
    sent: step.at,
    step: step.index + 1,
    fate: 'flying',
    end: message.due,
    endStep: 0,
    held: message.held === true ? { from: step.at, until: null } : null,
  }
}

function fateOf(step: Step, message: Message): FlightFate {
  if (message.lost === true) return 'lost'
  if (step.component !== 'kernel') return 'arrived'
  return step.event === 'refused' ? 'refused' : 'unheard'
}
