/** The orders business as one value, put together from its parts. */
import type { Domain } from '../domain.ts'
import { decide, orderRefusals } from './decide.ts'
import { envelope } from './envelope.ts'
import { evolve } from './evolve.ts'
import { generate, remember } from './generate.ts'
import { orderCommands } from './order.ts'
import { apply } from './project.ts'
import { contributionsOf, documentOf, orderModels } from './summary.ts'

/** A shop: orders are placed, changed, paid, shipped and cancelled. */
export const orders: Domain = {
  id: 'orders',
  aggregate: 'order',
  commands: orderCommands,
  models: orderModels,
  refusals: orderRefusals,
  decide,
  evolve,
  envelope,
  apply,
  documentOf,
  contributionsOf,
  generate,
  remember,
}
