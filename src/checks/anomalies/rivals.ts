// Two who believe that the same work is theirs: consumers of one partition, relays with one lease.
import type { Change, Message, Step } from '#kernel'
import type { AppliedView, EventView } from '../shapes'
import { batchesOf } from './hands'
import { aboutEvent } from './sightings'
import type { Harm, Watched, Watcher } from './watcher'

/** A member of a consumer group with its share. */
interface MemberView {
  readonly partitions: readonly number[]
}

export class Rivals implements Watcher {
  /** The members of the group, once its partitions have been dealt out anew; until then each has what it began with. */
  private readonly members = new Map<string, MemberView>()
  private isDealtOut = false
  /** Who applied an event last, where there are several who may. */
  private readonly appliers = new Map<string, string>()
  private readonly haveRivals: boolean
  private holder: string | undefined
  /** Applied by whoever had no right to it, or by one consumer after another; published by who was not the leader. */
  private readonly contested = new Set<string>()
  private readonly published = new Set<string>()
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
    this.haveRivals = batchesOf(watched.subject).length > 1
  }

  readonly rows = {
    group_generation: (): void => {
      this.isDealtOut = true
    },
    group_members: ({ key, after }: Change): void => {
      if (after === undefined) this.members.delete(key)
      else this.members.set(key, after as unknown as MemberView)
    },
    relay_lease: ({ after }: Change): void => {
      this.holder = (after as { readonly holder?: string } | undefined)?.holder
    },
  }

  readonly sent = {
    applied: (message: Message, step: Step): void => {
      if (!this.haveRivals || message.from !== this.watched.subject.readStore) return
      const { event, outcome } = (message as unknown as AppliedView).body
      if (outcome !== 'applied') return
      const before = this.appliers.get(event)
      this.appliers.set(event, message.to)
      const isMoved = before !== undefined && before !== message.to
      if (this.isDealtOut && (isMoved || this.isZombie(event, message.to))) this.contest(event, step)
    },
    publish: ({ from, body, correlation }: Message, step: Step): void => {
      if (this.holder === undefined || this.holder === from) return
      const { id, aggregateId: key } = body['event'] as unknown as EventView
      this.published.add(id)
      this.watched.sightings.note('A26', step, aboutEvent({ key, command: correlation, id }))
    },
  }

  /** It applies what has gone to somebody else. */
  private isZombie(id: string, consumer: string): boolean {
    const { partitions = [] } = this.members.get(consumer) ?? {}
    const copies = this.watched.ledger.events.find(id)?.appended ?? []
    return copies.length > 0 && copies.every(({ partition }) => !partitions.includes(partition))
  }

  private contest(event: string, step: Step): void {
    const entry = this.watched.ledger.events.find(event)
    if (entry === undefined) return
    this.contested.add(entry.id)
    this.watched.sightings.note('A25', step, aboutEvent(entry))
  }

  readonly blames = ({ kind, entry }: Harm): 'A25' | 'A26' | undefined => {
    if (kind !== 'misplaced') return undefined
    if (this.contested.has(entry.id)) return 'A25'
    return this.published.has(entry.id) ? 'A26' : undefined
  }
}
