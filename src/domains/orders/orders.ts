/** The orders business as one value, put together from its parts. */
import { oracleOf } from '../document'
import type { Domain } from '../domain'
import { decide, orderRefusals } from './decide'
import { envelope } from './envelope'
import { evolve } from './evolve'
import { generate, remember } from './generate'
import { orderCommands, orderEvents } from './order'
import { apply } from './project'
import { rowsOf } from './rows'
import { enrichment, features, notifies } from './screens'
import { orderModels, summaries, summaryIn } from './summary'

/** A shop: orders are placed, changed, paid, shipped, cancelled and deleted. */
export const orders: Domain = {
  id: 'orders',
  title: { en: 'Orders', ko: '주문' },
  aggregate: 'order',
  commands: orderCommands,
  models: orderModels,
  events: orderEvents,
  refusals: orderRefusals,
  decide,
  evolve,
  envelope,
  apply,
  rowsOf,
  features,
  senders: ['member'],
  enrichment,
  renamed: { from: 'quantity', to: 'pieces' },
  notifies,
  ...oracleOf(summaries, summaryIn),
  generate,
  remember,
}
