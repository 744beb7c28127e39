// Names what goes wrong: folds the journal beside the other judges, and recognises an anomaly by what brings it about.
import type { Change, Message, Step } from '#kernel'
import type { TruthMove } from '../history'
import type { EventEntry } from '../ledger'
import type { CheckId, Violation } from '../violation'
import type { AnomalyId } from './catalogue'
import { Caches } from './caches'
import { Commits } from './commits'
import { EarlyEvents } from './early-events'
import { Handling } from './handling'
import { Hands } from './hands'
import { Logs } from './logs'
import { Overwrites } from './overwrites'
import { Queues } from './queues'
import { Replays } from './replays'
import { Rivals } from './rivals'
import { Searches } from './searches'
import { type Sighting, Sightings } from './sightings'
import { Slots } from './slots'
import type { Harm, Watched, Watcher } from './watcher'

/** What a broken promise says of its event. */
const KINDS: { readonly [check in CheckId]?: Harm['kind'] } = {
  'no-lost-event': 'missing',
  'no-ghost': 'undeleted',
  'no-double-effect': 'misplaced',
  'no-stale-overwrite': 'misplaced',
  'no-regression': 'misplaced',
  'order-per-key': 'misplaced',
}

export class Anomalies {
  private readonly sightings = new Sightings()
  private readonly watched: Watched
  /** Where several can name the same harm, the first of them does. */
  private readonly watchers: readonly Watcher[]
  private readonly stepped: readonly NonNullable<Watcher['stepped']>[]
  private readonly committed: readonly NonNullable<Watcher['committed']>[]
  private readonly rows = new Map<string, Note<Change>[]>()
  private readonly sent = new Map<string, Note<Message>[]>()

  constructor(sight: Omit<Watched, 'sightings'>) {
    const watched = { ...sight, sightings: this.sightings }
    const hands = new Hands(sight.subject)
    const queues = new Queues(watched, hands)
    this.watched = watched
    this.watchers = [
      hands,
      queues,
      new Handling(watched, hands, queues),
      new Rivals(watched),
      new Logs(watched),
      new Slots(watched),
      new Caches(watched),
      new Commits(watched),
      new EarlyEvents(watched),
      new Replays(watched),
      new Searches(watched),
      new Overwrites(watched),
    ]
    this.stepped = this.watchers.flatMap(({ stepped }) => stepped ?? [])
    this.committed = this.watchers.flatMap(({ committed }) => committed ?? [])
    for (const { rows, sent } of this.watchers) {
      addTo(this.rows, rows)
      addTo(this.sent, sent)
    }
  }

  /** Takes in the next step, after the ledger has. */
  observe(step: Step, moves: readonly TruthMove[]): void {
    for (const note of this.stepped) note(step)
    for (const change of step.changes) {
      if (change.table === 'wires') this.noteSent(step, change)
      else tell(this.rows.get(change.table), change, step)
    }
    for (const move of moves) this.noteCommitted(step, move)
  }

  private noteSent(step: Step, { before, after }: Change): void {
    if (before !== undefined || after === undefined) return
    const message = after as unknown as Message
    if (message.copyOf !== undefined) return
    tell(this.sent.get(message.type), message, step)
  }

  private noteCommitted(step: Step, move: TruthMove): void {
    for (let version = move.from + 1; version <= move.to; version++) {
      const entry = this.watched.ledger.events.get(move.key, version)
      if (entry !== undefined) for (const note of this.committed) note(entry, move, step)
    }
  }

  /** A violation by the name of what brought it about, where that is known; else as it is. */
  named(violation: Violation): Violation {
    const harm = this.harmOf(violation)
    if (harm === undefined) return violation
    for (const { blames } of this.watchers) {
      const anomaly = blames?.(harm)
      if (anomaly !== undefined) return { ...violation, anomaly }
    }
    return violation
  }

  private harmOf({ check, key, reason, chain }: Violation): Harm | undefined {
    const kind = KINDS[check]
    const entry = kind === undefined ? undefined : this.entryOf(key, reason, chain)
    return kind === undefined || entry === undefined ? undefined : { kind, code: reason.code, entry }
  }

  /** The event that a broken promise is about. */
  private entryOf(
    key: string,
    reason: Violation['reason'],
    chain: Violation['chain'],
  ): EventEntry | undefined {
    const { events } = this.watched.ledger
    if (reason.code === 'went-back') return events.get(key, reason.to)
    const id = 'event' in reason ? reason.event : chain.at(-1)
    return id === undefined ? undefined : events.find(id)
  }

  /** Where each anomaly was seen first, as far as a run has come: where it came about, else as one of these broken promises. */
  seen(violations: readonly Violation[]): readonly Sighting[] {
    const first = new Map<AnomalyId, Sighting>(this.sightings.all.map((each) => [each.anomaly, each]))
    for (const { anomaly, step, at, key, chain } of violations.toSorted(
      (one, other) => one.step - other.step,
    ))
      if (anomaly !== undefined && !first.has(anomaly)) first.set(anomaly, { anomaly, step, at, key, chain })
    return [...first.values()].toSorted((one, other) => one.step - other.step)
  }
}

type Note<Seen> = (seen: Seen, step: Step) => void

function addTo<Seen>(
  all: Map<string, Note<Seen>[]>,
  more: { readonly [name: string]: Note<Seen> } = {},
): void {
  for (const [name, note] of Object.entries(more)) all.set(name, [...(all.get(name) ?? []), note])
}

function tell<Seen>(notes: readonly Note<Seen>[] | undefined, seen: Seen, step: Step): void {
  if (notes !== undefined) for (const note of notes) note(seen, step)
}
