/** The social network as one value, put together from its parts. */
import { oracleOf } from '../document'
import type { Domain, Feature } from '../domain'
import { evolve } from './evolve'
import { decide, socialRefusals } from './decide'
import { envelope } from './envelope'
import { generate, remember } from './generate'
import { socialEvents } from './account'
import { apply } from './project'
import { profileIn, profiles, socialModels } from './profile'
import { rowsOf } from './tables'
import { socialCommands } from './commands'

// What others did may arrive late; what I did I want to see at once; who was erased must never be shown again.
const features: readonly Feature[] = [
  { id: 'timeline', label: { en: 'Timeline', ko: '타임라인' }, level: 'eventual' },
  { id: 'own-wall', label: { en: 'My own posts', ko: '내가 쓴 글' }, level: 'causal' },
  { id: 'privacy', label: { en: 'Privacy and erasing', ko: '개인정보 및 회원 탈퇴' }, level: 'strong' },
]

/** A social network: people open accounts, write, like, comment, follow, and have their data erased. */
export const social: Domain = {
  id: 'social',
  title: { en: 'Social network', ko: '소셜 네트워크' },
  aggregate: 'account',
  commands: socialCommands,
  models: socialModels,
  events: socialEvents,
  refusals: socialRefusals,
  decide,
  evolve,
  envelope,
  apply,
  rowsOf,
  features,
  senders: ['by', 'id'],
  enrichment: undefined,
  renamed: { from: 'followers', to: 'subscribers' },
  notifies: ['PostWritten', 'Commented'],
  ...oracleOf(profiles, profileIn),
  generate,
  remember,
}
