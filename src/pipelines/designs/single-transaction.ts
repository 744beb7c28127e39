// Both models in one local transaction, written by the application or by a trigger: they agree at every instant, and
// commands pay for it.
import type { Delivery } from '#machines'
import { projectionOf, truthOf } from '../business'
import { join } from '../join'
import { HANDLER, linkId, WRITE_STORE } from '../names'
import { clientSide, QUERY_SETTINGS } from '../parts/client-side'
import { refuseAsking, WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design } from '../pipeline'

/** The application's second statement: one more round trip, and a failure there takes the first one along. */
const secondStatement: Delivery = {
  when: 'before-commit',
  pieces: () => [{ link: linkId(HANDLER, WRITE_STORE), type: 'project', content: {} }],
  answersAfter: true,
  awaits: true,
  tries: 0,
  idempotent: false,
  betweenPoint: undefined,
  lastPoint: undefined,
}

export const singleTransaction: Design = {
  id: 'single-transaction',
  level: 2,
  settings: [...WRITE_SETTINGS, ...QUERY_SETTINGS, 'mechanism', 'projector.apply', 'events', 'service.read'],
  refuse: refuseAsking,
  release: 'table',
  wire(wiring) {
    const { domain, settings } = wiring
    const { apply } = settings.projector
    const projection = projectionOf(domain)
    const store = {
      events: 'none',
      models: { projection, apply, mechanism: settings.mechanism },
    } as const
    const delivery = settings.mechanism === 'application' ? { delivery: secondStatement } : {}
    const writes = writeSide(wiring, { store, release: 'table', ...delivery })
    return join(wiring, [clientSide(wiring, WRITE_STORE), writes], {
      truth: truthOf(domain),
      coupled: true,
      blocksReads: true,
      readStore: WRITE_STORE,
      normalLag: 1_000,
    })
  },
}
