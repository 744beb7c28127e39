/** The orders business as one value, put together from its parts. */
import type { Domain } from '../domain'
import { decide, orderRefusals } from './decide'
import { envelope } from './envelope'
import { evolve } from './evolve'
import { generate, remember } from './generate'
import { orderCommands } from './order'
import { apply } from './project'
import { contributionsOf, documentOf, orderModels } from './summary'

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
