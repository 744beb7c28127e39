// The read side: the store with the read models of the business, in its flavour.
import { createReadStore, type ReadStoreOptions } from '#machines'
import { projectionOf } from '../business'
import type { Part } from '../join'
import { READ_STORE } from '../names'
import type { Wiring } from '../pipeline'

/** The read store with the read models of the business. */
export function readSide({ domain }: Wiring, more: Pick<ReadStoreOptions, 'load'> = {}): Part {
  return {
    components: [createReadStore({ ...more, id: READ_STORE, projection: projectionOf(domain) })],
    links: [],
  }
}
