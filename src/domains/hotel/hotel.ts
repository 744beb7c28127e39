/** The hotel business as one value, put together from its parts. */
import { oracleOf } from '../document'
import type { Domain } from '../domain'
import { availability, knownIn, roomModels } from './availability'
import { decide, roomRefusals } from './decide'
import { envelope } from './envelope'
import { evolve } from './evolve'
import { generate, remember } from './generate'
import { apply } from './project'
import { roomCommands, roomEvents } from './room'
import { rowsOf } from './rows'
import { features, notifies } from './screens'

/** A hotel chain: rooms are opened, held, paid, booked and given back, and never more of them than there are. */
export const hotel: Domain = {
  id: 'hotel',
  title: { en: 'Hotel', ko: '호텔' },
  aggregate: 'room',
  commands: roomCommands,
  models: roomModels,
  events: roomEvents,
  refusals: roomRefusals,
  decide,
  evolve,
  envelope,
  apply,
  rowsOf,
  features,
  senders: ['guest'],
  enrichment: undefined,
  renamed: { from: 'price', to: 'rate' },
  notifies,
  ...oracleOf(availability, knownIn),
  generate,
  remember,
}
