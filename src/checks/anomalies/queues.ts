// Messages that a broker gives up by itself: after so many deliveries it discards them, and tells nobody.
import type { Change, Step } from '#kernel'
import type { EventView } from '../shapes'
import type { Hands } from './hands'
import { aboutEvent } from './sightings'
import type { Harm, Watched, Watcher } from './watcher'

/** A message of a queue, or one that a durable consumer has not done with. */
interface MessageView {
  readonly event: EventView
  readonly command: string
  readonly deliveries: number
}

/** Steps in which messages leave a queue, or what it has not written down yet, in the usual way. */
const USUAL: { readonly [table: string]: ReadonlySet<string> } = {
  queue: new Set(['ack', 'failover-unmirrored']),
  'broker.incoming': new Set(['ack', 'persisted', 'crash', 'failover', 'failover-unmirrored']),
}

export class Queues implements Watcher {
  /** Whether there is a queue, which also knows what consumers refuse. */
  isThere = false
  private readonly dropped = new Set<string>()
  /** Dropped without ever having been the one in a consumer's hand. */
  private readonly siblings = new Set<string>()
  private readonly watched: Watched
  private readonly hands: Hands

  constructor(watched: Watched, hands: Hands) {
    this.watched = watched
    this.hands = hands
  }

  readonly rows = {
    queue: (change: Change, step: Step): void => this.noteQueue(change, step),
    'broker.incoming': (change: Change, step: Step): void => this.noteQueue(change, step),
    consumer_pending: (change: Change, step: Step): void => {
      const { key, before, after } = change
      if (before === undefined || after !== undefined) return
      const isSettled = step.changes.some(
        (each) => each.key === key && (each.table === 'broker.acks' || each.table === 'stream'),
      )
      if (!isSettled) this.drop(step, before as unknown as MessageView, false)
    },
  }

  private noteQueue({ table, key, before, after }: Change, step: Step): void {
    this.isThere = true
    if (before === undefined || after !== undefined || USUAL[table]?.has(step.event) === true) return
    const message = before as unknown as MessageView
    const isKept = step.changes.some((each) => isSameMessage(each, key, message))
    // What counts as delivered once it is sent was never counted.
    if (message.deliveries > 0 && !isKept) this.drop(step, message, step.event !== 'reject')
  }

  /** `unasked`: not because a consumer refused it, but because it came back too often. */
  private drop(step: Step, { event, command }: MessageView, unasked: boolean): void {
    const { id, aggregateId: key } = event
    const isSibling = unasked && !this.hands.wasReached(id)
    const where = isSibling ? this.siblings : this.dropped
    where.add(id)
    this.watched.sightings.note(isSibling ? 'A37' : 'A24', step, aboutEvent({ key, command, id }))
  }

  readonly blames = ({ kind, entry }: Harm): 'A24' | 'A37' | undefined => {
    if (kind !== 'missing') return undefined
    if (this.siblings.has(entry.id)) return 'A37'
    return this.dropped.has(entry.id) ? 'A24' : undefined
  }
}

/** It has gone to the tail of its queue, or to the dead letters. */
function isSameMessage({ table, key, before, after }: Change, of: string, { event }: MessageView): boolean {
  if (before !== undefined || after === undefined) return false
  if (table === 'dead_letter_queue') return key === of
  return table === 'queue' && (after as unknown as MessageView).event.id === event.id
}
