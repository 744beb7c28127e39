// The settings of a design in groups, without those that mean nothing beside the others: no queue length for a log. No page.
import type { Scenario } from '#app'

/** What a setting may be. */
export type Spec = Scenario['kit']['pipeline']['settings'][number]

/** What a screen of the business asks for. */
export interface Feature {
  readonly id: string
  readonly label: { readonly en: string; readonly ko: string }
}

export interface SettingRow {
  readonly spec: Spec
  /** As a scenario file writes it: times in milliseconds. */
  readonly value: unknown
  /** It is not as the program has it by itself. */
  readonly changed: boolean
}

export interface SettingGroup {
  readonly id: string
  readonly rows: readonly SettingRow[]
}

/** By which other setting a group means something. */
const groupsBy: { readonly [group: string]: readonly [path: string, values: readonly unknown[]] } = {
  kafka: ['broker', ['kafka']],
  rabbitmq: ['broker', ['rabbitmq']],
  jetstream: ['broker', ['nats-jetstream']],
  cache: ['readStore', ['cache']],
  search: ['readStore', ['search-index']],
  query: ['consistency', ['causal', 'strong', 'custom']],
  policy: ['consistency', ['custom']],
}

/** The same for single settings. */
const settingsBy: typeof groupsBy = {
  partitions: ['broker', ['kafka']],
  'relay.gapTimeout': ['relay.select', ['gap-wait']],
  'relay.lease': ['relay.lock', ['lease']],
  'refresh.interval': ['refresh.mode', ['periodic']],
  'projector.attempts': ['projector.onError', ['skip', 'park', 'park-key']],
  'projector.transactions': ['projector.guard', ['next']],
  'projector.gate': ['projector.notify', [true]],
  'query.stick': ['query.technique', ['sticky']],
}

/** The groups in the order in which the design names its settings, those without a group first. */
export function settingGroups(specs: readonly Spec[], settings: object): readonly SettingGroup[] {
  const groups = new Map<string, SettingRow[]>([['general', []]])
  const paths = new Set(specs.map(({ path }) => path))
  const fits = (by: readonly [string, readonly unknown[]] | undefined): boolean =>
    by === undefined || !paths.has(by[0]) || by[1].includes(valueAt(settings, by[0]))
  for (const spec of specs) {
    const group = groupOf(spec)
    if (!fits(groupsBy[group]) || !fits(settingsBy[spec.path])) continue
    const rows = groups.get(group) ?? []
    rows.push(rowOf(spec, settings))
    groups.set(group, rows)
  }
  return [...groups].flatMap(([id, rows]) => (rows.length === 0 ? [] : [{ id, rows }]))
}

function groupOf({ path }: Spec): string {
  if (path === 'policy') return 'policy'
  const [group = '', rest] = path.split('.')
  return rest === undefined ? 'general' : group
}

function rowOf(spec: Spec, settings: object): SettingRow {
  const kept = valueAt(settings, spec.path)
  const isTime = spec.type === 'milliseconds' || spec.type === 'milliseconds-or-null'
  const value = isTime && typeof kept === 'number' ? kept / 1000 : kept
  return { spec, value, changed: JSON.stringify(value) !== JSON.stringify(initialOf(spec)) }
}

function initialOf(spec: Spec): unknown {
  switch (spec.type) {
    case 'choice':
      return spec.choices[0]
    case 'policy':
      return {}
    case 'integer':
    case 'milliseconds':
    case 'integer-or-null':
    case 'milliseconds-or-null':
    case 'boolean':
      return spec.initial
  }
}

const valueAt = (settings: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
      settings,
    )
