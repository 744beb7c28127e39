/** The goals calendar as one value, put together from its parts. */
import { adds } from '../counting'
import { oracleOf } from '../document'
import type { Domain, Feature } from '../domain'
import { goalsCommands } from './commands'
import { goalsEvents } from './day'
import { decide, goalsRefusals } from './decide'
import { envelope } from './envelope'
import { evolve } from './evolve'
import { generate, remember } from './generate'
import { goalsModels, pageIn, pages } from './page'
import { apply } from './project'
import { rowsOf } from './tables'

// Today is what a member has just changed and looks at all the time, so it is served from the cache; the rest may lag.
const features: readonly Feature[] = [
  { id: 'calendar', label: { en: 'Calendar', ko: '캘린더' }, level: 'eventual' },
  { id: 'today', label: { en: 'Today’s goals', ko: '오늘의 목표' }, level: 'causal' },
  { id: 'categories', label: { en: 'Categories', ko: '카테고리' }, level: 'eventual' },
]

const { documentOf, contributionsOf } = oracleOf(pages, pageIn)

/** A goals calendar: members open days, set themselves goals, and tick them off. */
export const goals: Domain = {
  id: 'goals',
  title: { en: 'Goals and calendar', ko: '목표 캘린더' },
  aggregate: 'day',
  commands: goalsCommands,
  models: goalsModels,
  events: goalsEvents,
  refusals: goalsRefusals,
  decide,
  evolve,
  envelope,
  apply,
  rowsOf,
  features,
  senders: ['member'],
  enrichment: undefined,
  renamed: { from: 'title', to: 'label' },
  notifies: ['GoalAdded'],
  documentOf,
  // Only to the categories that it has goals of.
  contributionsOf: (state) => contributionsOf(state).filter(adds),
  generate,
  remember,
}
