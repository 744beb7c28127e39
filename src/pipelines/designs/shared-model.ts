// Level 1: one model. Commands and queries are apart in the code and meet in the same table, so there is nothing to synchronise.
import { truthOf } from '../business'
import { join } from '../join'
import { WRITE_STORE } from '../names'
import { clientSide, QUERY_SETTINGS } from '../parts/client-side'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design } from '../pipeline'

export const sharedModel: Design = {
  id: 'shared-model',
  level: 1,
  settings: [...WRITE_SETTINGS, ...QUERY_SETTINGS, 'service.read'],
  refuse: () => [],
  decodes: () => false,
  release: 'nothing',
  wire: (wiring) =>
    join(wiring, [clientSide(wiring, WRITE_STORE), writeSide(wiring, { store: { events: 'none' } })], {
      truth: truthOf(wiring.domain),
      readSide: { kind: 'truth' },
      coupled: true,
      blocksReads: true,
      readStore: WRITE_STORE,
      normalLag: 1_000,
    }),
}
