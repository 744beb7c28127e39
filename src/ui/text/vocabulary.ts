// What a language must be able to name: components, states, faults, verdicts and all the other codes of a run.
import type { AnomalyId } from '#checks'
import type {
  BrokerCode,
  CheckCode,
  CommandCode,
  ComponentKind,
  Dictionary,
  DomainCode,
  Explained,
  FieldCode,
  PointCode,
  ReadStoreCode,
  RefusalCode,
  StateCode,
  StatusCode,
  VerdictCode,
} from './codes'
import type { ChoiceCode, SettingCode, SettingGroup } from './setting-codes'

/** The words for the codes that a run shows at first sight. */
export interface Vocabulary {
  readonly components: Dictionary<ComponentKind>
  readonly states: Dictionary<StateCode>
  readonly lives: Dictionary<'up' | 'recovering' | 'down'>
  readonly faultKinds: Dictionary<
    'crash' | 'crash-at' | 'down' | 'failover' | 'link' | 'cut' | 'slow' | 'message' | 'poison' | 'abort'
  >
  readonly actions: Dictionary<'drop' | 'duplicate' | 'hold' | 'release' | 'delay' | 'deliver'>
  readonly messageKinds: Dictionary<'request' | 'reply' | 'notice'>
  readonly rowStatuses: { readonly [status in 'same' | 'missing' | 'stale' | 'extra' | 'wrong']: Explained }
  readonly outboxCells: Dictionary<'open' | 'burnt' | 'waiting' | 'sent' | 'skipped'>
  readonly marks: Dictionary<'crash' | 'restart' | 'violation' | 'hand' | 'command'>
  readonly commands: Dictionary<CommandCode>
  readonly fields: Dictionary<FieldCode>
  readonly statuses: Dictionary<StatusCode>
  readonly refusals: Dictionary<RefusalCode>
  readonly aggregates: Dictionary<'order' | 'room' | 'account' | 'day' | 'member'>
  readonly brokers: Dictionary<BrokerCode>
  readonly readStores: Dictionary<ReadStoreCode>
  readonly domains: Dictionary<DomainCode>
  readonly consistencies: Dictionary<'eventual' | 'causal' | 'strong' | 'custom'>
  /** Tables of the models, as people call them. */
  readonly tables: { readonly [table: string]: string }
  /** What travels: types of messages, and the events of the businesses. */
  readonly messages: { readonly [code: string]: string }
}

/** The words for every code that a run may show. */
export interface AllNames extends Vocabulary {
  /** What happens anywhere: events of a statechart and types of messages alike. */
  readonly happenings: { readonly [code: string]: string }
  readonly points: Dictionary<PointCode>
  readonly verdicts: { readonly [code in VerdictCode]: Explained }
  readonly checks: { readonly [code in CheckCode]: Explained }
  readonly anomalies: Dictionary<AnomalyId>
  /** Each setting's name, and what it does in one sentence. */
  readonly settings: { readonly [code in SettingCode]: Explained }
  readonly settingGroups: Dictionary<SettingGroup>
  readonly choices: Dictionary<ChoiceCode>
}

/** The word for a code, or the code itself, readable, where the catalogue has never heard of it. */
export const named = (words: { readonly [code: string]: string }, code: string): string =>
  words[code] ?? code.replaceAll('-', ' ')

/** The word and sentence for a code, or the code itself with no sentence. */
export const explained = (words: { readonly [code: string]: Explained }, code: string): Explained =>
  words[code] ?? { name: code.replaceAll('-', ' '), meaning: '' }

/** What a component is called: `relay-2` is the second relay. */
export function componentName(words: Vocabulary, id: string): string {
  const [, kind = id, number] = /^(.*?)(?:-(\d+))?$/.exec(id) ?? []
  return number === undefined ? named(words.components, kind) : `${named(words.components, kind)} ${number}`
}

/** What a link is called: `relay->broker` is an arrow between two names. */
export const linkName = (words: Vocabulary, id: string): string =>
  id
    .split('->')
    .map((end) => componentName(words, end))
    .join(' → ')

/** What a component or a link is called, whichever the id names. */
export const targetName = (words: Vocabulary, id: string): string =>
  id.includes('->') ? linkName(words, id) : componentName(words, id)

/** What an aggregate is called: `order-3` is order 3. A key that is no aggregate's id stays as it is. */
export function keyName(words: Vocabulary, key: string): string {
  const [, aggregate = '', number = ''] = /^([a-z]+)-(\d+)$/.exec(key) ?? []
  const word = (words.aggregates as { readonly [code: string]: string })[aggregate]
  return word === undefined ? key : `${word} ${number}`
}

/** What a crash point is called; the same point may lie before different acts of different components. */
export function pointName(words: Pick<AllNames, 'points'>, component: string, point: string): string {
  const kind = component.replace(/-\d+$/, '')
  const points: { readonly [code: string]: string } = words.points
  return points[`${kind}/${point}`] ?? named(points, point)
}
