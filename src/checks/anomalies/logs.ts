// Logs and the places that consumers keep in them: what goes from a log before it was read, and a place that lies beyond the
// end, because the end has gone back.
import type { Change, Step } from '#kernel'
import { type EventView, isFailover, type LogView, placeIn } from '../shapes'
import { aboutEvent, NOBODY } from './sightings'
import type { Harm, Watched, Watcher } from './watcher'

/** The consumer group, and the name under which it keeps a position of its own. */
const GROUP = 'projector/'

export class Logs implements Watcher {
  readonly rows: NonNullable<Watcher['rows']>
  /** Deletions whose records the cleaner has taken. */
  private readonly cleaned = new Set<string>()
  /** Records that a new leader does not have. */
  private readonly cut = new Set<string>()
  /** Where the consumers go on in each partition, as the broker knows it or they themselves. */
  private readonly places = new Map<string, number>()
  /** Appended before the place where their consumer goes on. */
  private readonly behind = new Set<string>()
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
    const place = (change: Change) => this.notePlace(change)
    this.rows = {
      group_offsets: place,
      checkpoints: place,
      ...(watched.subject.log === ''
        ? { timeline: (_change: Change, step: Step) => this.noteFailover(step) }
        : {
            [watched.subject.log]: (change: Change, step: Step) => this.noteRecord(change, step),
            log_end: (change: Change, step: Step) => this.noteEnd(change, step),
          }),
    }
  }

  private notePlace({ key, after }: Change): void {
    if (key.startsWith(GROUP)) this.places.set(key.slice(GROUP.length), placeIn(after))
  }

  private noteRecord({ before, after }: Change, step: Step): void {
    if (after === undefined) {
      if (before !== undefined) this.noteGone((before as unknown as LogView).event, step)
      return
    }
    const { partition, offset, event } = after as unknown as LogView
    if (before !== undefined || offset >= (this.places.get(String(partition)) ?? 0)) return
    this.behind.add(event.id)
    this.watched.sightings.note(
      'A30',
      step,
      aboutEvent({ key: event.aggregateId, command: '', id: event.id }),
    )
  }

  private noteGone({ id }: EventView, { changes }: Step): void {
    const entry = this.watched.ledger.events.find(id)
    const isAmong = (name: string) => changes.some(({ table }) => table === name)
    if (isAmong('log_end')) this.cut.add(entry?.id ?? id)
    else if (isAmong('log_cleaned') && entry?.deletes === true) this.cleaned.add(entry.id)
  }

  /** A new leader does not have all that the old one had. */
  private noteEnd({ key, after }: Change, step: Step): void {
    if (placeIn(after) < (this.places.get(key) ?? 0)) this.watched.sightings.note('A30', step, NOBODY)
  }

  /** The consumers keep a place in the event store itself, and another server takes over that has less of it. */
  private noteFailover(step: Step): void {
    const place = this.places.get('0')
    if (place === undefined || !isFailover(step)) return
    let end = 0
    for (const { position } of this.watched.ledger.events.current.values()) end = Math.max(end, position)
    if (place > end) this.watched.sightings.note('A30', step, NOBODY)
  }

  readonly blames = ({ kind, code, entry: { id } }: Harm): 'A1' | 'A21' | 'A30' | undefined => {
    if (kind === 'undeleted') return code === 'dropped' && this.cleaned.has(id) ? 'A21' : undefined
    if (kind !== 'missing') return undefined
    if (this.behind.has(id)) return 'A30'
    // Nothing was too old: the log has lost it.
    return code === 'dropped' && this.cut.has(id) ? 'A1' : undefined
  }
}
