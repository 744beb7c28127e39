// The events of a run: one entry for each that was committed, by its place in the truth and by its id, and what is seen of
// events before they are committed.
import type { Step } from '#kernel'
import { carriedAs, unstamped, wholeOf } from './shapes'

/** What has been seen of an event on its way. */
export interface Traces {
  /** Steps at which it was appended to the log; a second one is a repetition. */
  readonly appended: Copy[]
  /** Steps at which the read store took it in; `changed`: a row of a read model says something else since. */
  readonly applied: Application[]
  /** Its place in the commit log; 0 where it has none. */
  logged: number
}

export interface EventEntry extends Traces {
  id: string
  readonly key: string
  readonly version: number
  /** It is the end of its aggregate. */
  readonly deletes: boolean
  /** Its place in the outbox or the event store; 0 where it has none. */
  position: number
  command: string
  readonly committedStep: number
  readonly committedAt: number
  /** A failover took it back. */
  revokedStep: number | undefined
  parkedStep: number | undefined
}

interface Copy {
  readonly step: number
  readonly partition: number
  readonly offset: number
  /** The log let go of it. */
  droppedStep?: number
}

export interface Application {
  readonly step: number
  readonly at: number
  readonly how: string
  readonly changed: boolean
  /** Which read models it was for, or which row of several it was; empty: all. */
  readonly part: string
  /** Which set of read models it was for: emptied, they are another. */
  readonly set: number
}

export class Events {
  /** Those of the present truth, by key and version. */
  readonly current = new Map<string, EventEntry>()
  /** What a failover took back, in the order in which it happened. */
  readonly revoked: EventEntry[] = []
  private readonly byId = new Map<string, EventEntry>()
  private readonly early = new Map<string, Traces>()
  /** How often another server has taken over: events committed since bear that number. */
  timeline = 0

  /** A version of an aggregate was committed. */
  enter(step: Step, event: Pick<EventEntry, 'key' | 'version' | 'deletes'>): EventEntry {
    const name = `${event.key}@${event.version}`
    const id = this.timeline === 0 ? name : `${name}#${this.timeline}`
    const entry: EventEntry = {
      id,
      ...event,
      position: 0,
      logged: 0,
      command: taskOf(step),
      committedStep: step.index,
      committedAt: step.at,
      revokedStep: undefined,
      appended: [],
      applied: [],
      parkedStep: undefined,
    }
    this.current.set(name, entry)
    this.byId.set(id, entry)
    this.adopt(entry, id)
    this.adopt(entry, carriedAs(entry.key, entry.version))
    return entry
  }

  /** Its own row says how an event is called. */
  rename(entry: EventEntry, id: string): void {
    if (entry.id === id) return
    this.byId.delete(entry.id)
    entry.id = id
    this.byId.set(id, entry)
    this.adopt(entry, id)
  }

  /** What was seen of it before it was committed. */
  private adopt(entry: EventEntry, id: string): void {
    const seen = this.early.get(id)
    if (seen === undefined) return
    this.early.delete(id)
    entry.appended.push(...seen.appended)
    entry.applied.push(...seen.applied)
    entry.logged = Math.max(entry.logged, seen.logged)
  }

  /** A failover took a version back. */
  revoke(step: Step, key: string, version: number): void {
    const name = `${key}@${version}`
    const entry = this.current.get(name)
    if (entry === undefined) return
    entry.revokedStep = step.index
    this.revoked.push(entry)
    this.current.delete(name)
  }

  /** How many events stood committed at a place in the journal, and how often any of them had been taken in by then. */
  countsAt(position = Infinity): { readonly committed: number; readonly applied: number } {
    let committed = 0
    let applied = 0
    const gone = this.revoked.filter(({ revokedStep = 0 }) => revokedStep >= position)
    for (const entry of [...this.current.values(), ...gone]) {
      if (entry.committedStep >= position) continue
      committed += 1
      applied += timesOf(entry.applied.filter(({ step }) => step < position))
    }
    return { committed, applied }
  }

  /** A version of the present truth. */
  get(key: string, version: number): EventEntry | undefined {
    return this.current.get(`${key}@${version}`)
  }

  /** The event of an id, or the one of which that is a part. */
  find(id: string): EventEntry | undefined {
    const whole = wholeOf(id)
    return whole === undefined ? (this.byId.get(id) ?? this.current.get(id)) : this.current.get(whole)
  }

  /** Where to note what is seen of an event, whether or not it is committed yet. */
  tracesOf(id: string): Traces {
    const entry = this.find(id)
    if (entry !== undefined) return entry
    const whole = wholeOf(id)
    const name = whole === undefined ? id : `${whole}/`
    let seen = this.early.get(name)
    if (seen === undefined) this.early.set(name, (seen = { appended: [], applied: [], logged: 0 }))
    return seen
  }

  /** When a version that is not committed was applied last; undefined where it was not. */
  earlyStep(key: string, version: number): number | undefined {
    for (const [id, { applied }] of this.early)
      if (unstamped(id) === `${key}@${version}` && applied.length > 0) return applied.at(-1)?.step
    return undefined
  }
}

/** How often an event was taken in; where it goes to each model by itself, the part that was taken in most often. */
function timesOf(applied: readonly Application[]): number {
  const first = applied[0]?.part ?? ''
  if (applied.every(({ part }) => part === first)) return applied.length
  const parts = new Set(applied.map(({ part }) => part))
  return Math.max(...[...parts].map((part) => applied.filter((each) => each.part === part).length))
}

/** The client's task that a step goes back to: empty where nobody asked for it. */
function taskOf({ cause, changes }: Step): string {
  if (cause.kind === 'message') return cause.message.correlation
  if (cause.kind !== 'timer') return ''
  const { address } = cause.body as { readonly address?: { readonly correlation?: string } }
  // A commit that had to wait ends with its transaction, which is named after the task.
  const ended = changes.find(({ table, after }) => table === 'transactions' && after === undefined)
  return address?.correlation ?? ended?.key ?? ''
}
