// Events that reach their consumer before anybody can see the commit that they tell of.
import type { Change, Step } from '#kernel'
import type { EventEntry } from '../ledger'
import { type EventView, wholeOf } from '../shapes'
import { batchesOf } from './hands'
import { aboutEvent } from './sightings'
import type { Watched, Watcher } from './watcher'

export class EarlyEvents implements Watcher {
  readonly rows: NonNullable<Watcher['rows']>
  /** Events that a consumer got and that nobody could see then, by the step in which it got them. */
  private readonly early = new Map<string, Pick<Step, 'index' | 'at'>>()
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
    const taken = (change: Change, step: Step) => this.take(change, step)
    this.rows = Object.fromEntries(batchesOf(watched.subject).map(({ batch }) => [batch, taken]))
  }

  private take({ before, after }: Change, { index, at }: Step): void {
    if (before !== undefined || after === undefined) return
    const { id } = (after as unknown as { readonly event: EventView }).event
    if (this.watched.ledger.events.find(id) === undefined) this.early.set(wholeOf(id) ?? id, { index, at })
  }

  /** What is never committed was a phantom, and is called that. */
  readonly committed = (entry: EventEntry): void => {
    const got = this.early.get(entry.id)
    if (got === undefined) return
    this.early.delete(entry.id)
    this.watched.sightings.note('A17', got, aboutEvent(entry))
  }
}
