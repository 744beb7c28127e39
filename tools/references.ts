// References from the documentation into the program, such as `setting:relay.select=cursor`: whether what they name is there,
// and how a page shows them.
import { CHECKS, VERDICTS } from '#checks'
import { domains } from '#domains'
import { isSpec, listed, pipelines, SETTINGS, type SettingSpec, settingsFrom } from '#pipelines'
import { type RunResult } from '#runs'
import { bundled } from '#scenarios'
import { anchorsIn } from './generated-doc'

/** What references are held against. */
export interface Known {
  readonly faults: readonly string[]
  readonly lines: readonly string[]
  /** The page's words, by their dotted paths. */
  readonly words: object
  readonly result: RunResult
  /** The text of a page of the documentation; undefined where there is none. */
  readonly page: (file: string) => string | undefined
}

/** Settings under which every component, link and table of the designs is there at least once. */
const VARIANTS = [
  {},
  { broker: 'rabbitmq' },
  { broker: 'nats-core' },
  { broker: 'nats-jetstream' },
  { projector: { enrich: 'call', notify: true, count: 2 }, relay: { count: 2 }, replica: { count: 2 } },
  { reconcile: { interval: 1000 }, readStore: 'search-index' },
  { readStore: 'cache', consistency: 'strong' },
].map((written) => settingsFrom(written))

const [business] = domains

/** Everything that is wired anywhere. */
const wired = pipelines.flatMap((pipeline) =>
  VARIANTS.flatMap((settings) =>
    business === undefined ? [] : [pipeline.wire({ seed: 1, domain: business, settings, workload: [] })],
  ),
)
const components = wired.flatMap((each) => each.components)
const links = new Set(wired.flatMap(({ system }) => system.links.map(({ id }) => id)))

const settings: ReadonlyMap<string, SettingSpec> = new Map(listed(SETTINGS).map((each) => [each.path, each]))

/** Whether a setting may have a value, as it is written in a reference. */
function takes(setting: SettingSpec, value: string): boolean {
  switch (setting.type) {
    case 'choice':
      return setting.choices.includes(value)
    case 'boolean':
      return value === 'true' || value === 'false'
    case 'policy':
      return false
    case 'integer':
    case 'milliseconds':
    case 'integer-or-null':
    case 'milliseconds-or-null':
      if (value === 'null') return setting.type.endsWith('null')
      return value !== '' && Number(value) >= setting.min && Number(value) <= setting.max
  }
}

function isSetting(rest: string): boolean {
  const [path = '', value] = rest.split('=')
  const setting = settings.get(path)
  if (setting !== undefined) return value === undefined || takes(setting, value)
  const group: unknown = Reflect.get(SETTINGS, path)
  return value === undefined && typeof group === 'object' && group !== null && !isSpec(group as never)
}

/** What stands at a dotted path of a value. */
const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
      value,
    )

/** Something that a business has, by `business/name`. */
const ofDomain =
  (names: (domain: (typeof domains)[number]) => readonly string[]) =>
  (rest: string): boolean => {
    const [id, name = ''] = rest.split('/')
    return domains.some((domain) => domain.id === id && names(domain).includes(name))
  }

function isAnchor(rest: string, { page }: Known): boolean {
  const [file = '', anchor] = rest.split('#')
  const text = page(file)
  return text !== undefined && (anchor === undefined || anchorsIn(text).has(anchor))
}

/** The kinds of references, in the order in which a page shows them: what they are called, and whether they hold. */
const KINDS: {
  readonly [kind: string]: readonly [
    one: string,
    many: string,
    holds: (rest: string, known: Known) => boolean,
  ]
} = {
  design: ['design', 'designs', (rest) => pipelines.some(({ id }) => id === rest)],
  setting: ['setting', 'settings', isSetting],
  component: [
    'component',
    'components',
    (rest) => components.some(({ id, kind }) => id === rest || kind === rest),
  ],
  point: [
    'crash point',
    'crash points',
    (rest) => components.some(({ id, points }) => points.some((point) => `${id}/${point}` === rest)),
  ],
  link: ['link', 'links', (rest) => links.has(rest)],
  table: [
    'table',
    'tables',
    (rest) => components.some(({ tables }) => tables.some(({ name }) => name === rest)),
  ],
  fault: ['fault', 'faults', (rest, { faults }) => faults.includes(rest)],
  line: ['workload line', 'workload lines', (rest, { lines }) => lines.includes(rest)],
  domain: ['business', 'businesses', (rest) => domains.some(({ id }) => id === rest)],
  command: ['command', 'commands', ofDomain(({ commands }) => commands.map(({ type }) => type))],
  model: ['read model', 'read models', ofDomain(({ models }) => models.map(({ name }) => name))],
  feature: ['screen', 'screens', ofDomain(({ features }) => features.map(({ id }) => id))],
  verdict: ['verdict', 'verdicts', (rest) => VERDICTS.some((code) => code === rest)],
  check: ['check', 'checks', (rest) => CHECKS.some((id) => id === rest)],
  result: ['result', 'results', (rest, { result }) => valueAt(result, rest) !== undefined],
  words: ['on the page', 'on the page', (rest, { words }) => typeof valueAt(words, rest) === 'string'],
  scenario: ['scenario', 'scenarios', (rest) => bundled.some(({ id }) => id === rest)],
  docs: ['see', 'see', isAnchor],
}

const parted = (reference: string): readonly [kind: string, rest: string] => {
  const colon = reference.indexOf(':')
  return [reference.slice(0, colon), reference.slice(colon + 1)]
}

/** Whether what a reference names is there. */
export function holds(reference: string, known: Known): boolean {
  const [kind, rest] = parted(reference)
  return KINDS[kind]?.[2](rest, known) === true
}

/** Addresses in a page of `docs/` are told from there. */
const linkTo = (file: string, from: string): string =>
  from.includes('/') ? `../${file.replace(/^docs\//, '')}` : file.replace(/^docs\//, '')

/** References as a page shows them: kind by kind. `from` is the page, as a path below `docs/`. */
export function shownAs(
  references: readonly string[],
  { words }: Pick<Known, 'words'>,
  from: string,
): string {
  return Object.entries(KINDS)
    .flatMap(([kind, [alone, many]]) => {
      const own = references.map(parted).filter(([each]) => each === kind)
      if (own.length === 0) return []
      const shown = own.map(([, rest]) => one(kind, rest, words, from))
      return [`${own.length === 1 ? alone : many} ${shown.join(', ')}`]
    })
    .join(' · ')
}

function one(kind: string, rest: string, words: object, from: string): string {
  switch (kind) {
    case 'docs': {
      const [file = '', anchor] = rest.split('#')
      const name = (anchor ?? file.replace(/^docs\/|\.md$/g, '')).replaceAll('-', ' ')
      return `[${name}](${linkTo(file, from)}${anchor === undefined ? '' : `#${anchor}`})`
    }
    case 'words':
      return `“${String(valueAt(words, rest))}”`
    default:
      return `\`${rest.replace('=', ': ')}\``
  }
}
