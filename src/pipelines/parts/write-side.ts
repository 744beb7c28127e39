// The write side: a command handler in front of a write store.
import { createCommandHandler, createWriteStore, type WriteStoreOptions } from '#machines'
import { deciderOf, truthOf } from '../business'
import type { Part } from '../join'
import { pool, SAME_RACK } from '../links'
import { HANDLER, linkId, WRITE_STORE } from '../names'
import type { Wiring } from '../pipeline'

/** `store` says what the design keeps in its write store besides the aggregates. */
export function writeSide(
  { domain, settings }: Wiring,
  store: Omit<WriteStoreOptions, 'id' | 'aggregates'> = {},
): Part {
  return {
    components: [
      createCommandHandler({
        id: HANDLER,
        toStore: linkId(HANDLER, WRITE_STORE),
        decide: deciderOf(domain, settings.events),
      }),
      createWriteStore({ ...store, id: WRITE_STORE, aggregates: truthOf(domain) }),
    ],
    links: [pool(HANDLER, WRITE_STORE, SAME_RACK)],
  }
}
