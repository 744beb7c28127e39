// The write side: a command handler in front of a write store.
import { createCommandHandler, createWriteStore } from '#machines'
import { deciderOf, documentOf, truthOf } from '../business'
import type { Part } from '../join'
import { pool, SAME_RACK } from '../links'
import { HANDLER, linkId, WRITE_STORE } from '../names'
import type { Wiring } from '../pipeline'

export function writeSide({ domain, settings }: Wiring): Part {
  return {
    components: [
      createCommandHandler({
        id: HANDLER,
        toStore: linkId(HANDLER, WRITE_STORE),
        decide: deciderOf(domain, settings.events),
      }),
      createWriteStore({ id: WRITE_STORE, aggregates: truthOf(domain), documentOf: documentOf(domain) }),
    ],
    links: [pool(HANDLER, WRITE_STORE, SAME_RACK)],
  }
}
