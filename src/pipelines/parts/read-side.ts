// The read side: the store with the read models of the business, in its flavour.
import { createReadStore } from '#machines'
import { projectionOf } from '../business'
import type { Part } from '../join'
import { READ_STORE } from '../names'
import type { Wiring } from '../pipeline'

/** The read store with the read models of the business. */
export function readSide({ domain }: Wiring): Part {
  return {
    components: [createReadStore({ id: READ_STORE, projection: projectionOf(domain) })],
    links: [],
  }
}
