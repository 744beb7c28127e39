// Events that are applied again and lead to something else: because their projector asks somebody for a value.
import type { Step } from '#kernel'
import type { EventView } from '../shapes'
import { aboutEvent } from './sightings'
import type { Watched, Watcher } from './watcher'

/** A request to apply an event that carries the value it was enriched by. */
interface RequestView {
  readonly event?: EventView & { readonly payload?: { readonly enriched?: { readonly value: string } } }
}

export class Replays implements Watcher {
  /** The value that each event was applied with. */
  private readonly values = new Map<string, string>()
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
  }

  readonly stepped = (step: Step): void => {
    const { component, cause } = step
    if (component !== this.watched.subject.readStore || cause.kind !== 'timer') return
    const { event } = (cause.body['request'] ?? {}) as unknown as RequestView
    const value = event?.payload?.enriched?.value
    if (event === undefined || value === undefined) return
    const before = this.values.get(event.id)
    this.values.set(event.id, value)
    if (before === undefined || before === value) return
    const { id, aggregateId: key } = event
    const command = this.watched.ledger.events.find(id)?.command ?? ''
    this.watched.sightings.note('A27', step, aboutEvent({ key, command, id }))
  }
}
