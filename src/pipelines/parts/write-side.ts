// The write side: a command handler in front of a write store, as each design sets them up.
import { type Command, type EventStyle, secondOf } from '#domains'
import { createCommandHandler, createWriteStore, type Delivery, type WriteStoreOptions } from '#machines'
import { deciderOf, documentFrom, foldOf, truthOf } from '../business'
import type { Part } from '../join'
import { pool, SAME_RACK } from '../links'
import { HANDLER, linkId, WRITE_STORE } from '../names'
import type { Refusal, Wiring } from '../pipeline'
import { laterEvent } from '../schemas'
import type { Settings } from '../settings'

/** What a design wants otherwise. */
export interface WriteSide {
  readonly store?: Partial<WriteStoreOptions>
  readonly delivery?: Delivery
  /** What events carry, where the design decides. */
  readonly style?: EventStyle
  /**
   * What a release that renames a field changes for others: the events that they get, or the table that read models hang
   * on; absent: nothing, since whoever reads is deployed with it.
   */
  readonly release?: 'events' | 'table'
}

export function writeSide(
  { domain, settings }: Wiring,
  { store = {}, delivery, style, release }: WriteSide = {},
): Part {
  const keepsEventsOnly = store.events === 'event-store'
  const { commit, replica, capacity, service } = settings
  return {
    components: [
      createCommandHandler({
        id: HANDLER,
        toStore: linkId(HANDLER, WRITE_STORE),
        decide: deciderOf(domain, {
          style: style ?? settings.events,
          withFacts: keepsEventsOnly,
          together: settings.projector.transactions === 'together',
        }),
        secondOf: (command) => secondOf(domain, command as Command),
        work: service.handler,
        capacity: capacity.handler,
        ...(keepsEventsOnly ? { fold: foldOf(domain) } : {}),
        ...(delivery === undefined ? {} : { delivery }),
        ...(release === 'events' ? { later: laterEvent(domain) } : {}),
        ...(release === 'table' ? { migrates: true } : {}),
      }),
      createWriteStore({
        id: WRITE_STORE,
        aggregates: truthOf(domain),
        documentOf: documentFrom(domain),
        fsync: service.commit,
        capacity: capacity.writeStore,
        read: service.read,
        standby: { delay: replica.delay, sync: commit !== 'async' },
        returning: delivery !== undefined,
        ...store,
      }),
    ],
    links: [pool(HANDLER, WRITE_STORE, SAME_RACK)],
  }
}

/** The settings of every write side. */
export const WRITE_SETTINGS = [
  'commit',
  'replica.delay',
  'capacity.handler',
  'capacity.writeStore',
  'service.handler',
  'service.commit',
] as const

/** Events that wait for each other need an order in which nothing is passed over: what comes after them waits too. */
export const refuseTogether = ({ projector }: Settings): readonly Refusal[] =>
  projector.transactions === 'together' && projector.guard !== 'next'
    ? [
        {
          path: 'projector.transactions',
          what: 'cannot be together: what comes after a transaction that waits would overtake it; set projector.guard "next"',
        },
      ]
    : []

/** Whoever writes the read model without a projector has nobody to fetch what an event does not carry. */
export const refuseAsking = ({ events }: Settings): readonly Refusal[] =>
  events === 'notification'
    ? [
        {
          path: 'events',
          what: 'cannot be notification: no projector asks back for the state; choose full-state',
        },
      ]
    : []
