// Keeps public/schema/scenario-v1.json what the program's own schema says. `npx vitest run tools/scenario-schema.test.ts -u`
// writes it anew.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { describe, expect, test } from 'vitest'
import { parseScenario, SCENARIO_FILE } from '#scenarios'
import { home } from './files'

/** What the published schema must contain. Rules that JSON Schema cannot say are left to the program. */
function schemaText(): string {
  const { $schema, ...schema } = toJsonSchema(SCENARIO_FILE, { errorMode: 'ignore', typeMode: 'input' })
  const published = {
    $schema,
    $id: 'urn:cqrscope:scenario:v1',
    title: 'CQRScope scenario, version 1',
    description:
      'A pipeline, a domain, settings, a seed, a workload and a fault plan: everything that a run follows from. Times are simulated milliseconds.',
    ...schema,
  }
  return `${JSON.stringify(published, null, 2)}\n`
}

interface Schema {
  readonly [keyword: string]: unknown
}

/** Where a value breaks a JSON Schema, as far as this schema's keywords go. */
function breaches(schema: Schema, value: unknown, at = '$'): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    const holds = keywords[keyword]
    if (holds === undefined) throw new Error(`The checker does not know the keyword ${keyword}`)
    return holds(wanted as never, value, at, schema)
  })
}

type Keyword = (wanted: never, value: unknown, at: string, schema: Schema) => readonly string[]
const fails = (broken: boolean, at: string, keyword: string) => (broken ? [`${at} ${keyword}`] : [])
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const typeOf = (value: unknown) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value

const nothing: Keyword = () => []
const keywords: { readonly [name: string]: Keyword } = {
  $schema: nothing,
  $id: nothing,
  title: nothing,
  description: nothing,
  type: (wanted: string, value, at) =>
    fails(typeOf(value) !== wanted && !(wanted === 'number' && typeof value === 'number'), at, 'type'),
  const: (wanted: unknown, value, at) => fails(value !== wanted, at, 'const'),
  enum: (wanted: readonly unknown[], value, at) => fails(!wanted.includes(value), at, 'enum'),
  minimum: (wanted: number, value, at) => fails(typeof value === 'number' && value < wanted, at, 'minimum'),
  maximum: (wanted: number, value, at) => fails(typeof value === 'number' && value > wanted, at, 'maximum'),
  minLength: (wanted: number, value, at) =>
    fails(typeof value === 'string' && value.length < wanted, at, 'minLength'),
  maxLength: (wanted: number, value, at) =>
    fails(typeof value === 'string' && value.length > wanted, at, 'maxLength'),
  maxItems: (wanted: number, value, at) =>
    fails(Array.isArray(value) && value.length > wanted, at, 'maxItems'),
  minItems: (wanted: number, value, at) =>
    fails(Array.isArray(value) && value.length < wanted, at, 'minItems'),
  pattern: (wanted: string, value, at) =>
    fails(typeof value === 'string' && !new RegExp(wanted).test(value), at, 'pattern'),
  required: (wanted: readonly string[], value, at) =>
    isObject(value)
      ? wanted.filter((key) => !Object.hasOwn(value, key)).map((key) => `${at}.${key} required`)
      : [],
  properties: (wanted: { readonly [key: string]: Schema }, value, at) =>
    isObject(value)
      ? Object.entries(wanted).flatMap(([key, each]) =>
          Object.hasOwn(value, key) ? breaches(each, value[key], `${at}.${key}`) : [],
        )
      : [],
  additionalProperties: (wanted: boolean | Schema, value, at, { properties = {} }) => {
    if (wanted === true || !isObject(value)) return []
    return Object.keys(value)
      .filter((key) => !Object.hasOwn(properties as object, key))
      .flatMap((key) =>
        wanted === false ? [`${at}.${key} unknown`] : breaches(wanted, value[key], `${at}.${key}`),
      )
  },
  propertyNames: (wanted: Schema, value, at) =>
    isObject(value) ? Object.keys(value).flatMap((key) => breaches(wanted, key, `${at} ${key}`)) : [],
  items: (wanted: Schema, value, at) =>
    Array.isArray(value) ? value.flatMap((each, index) => breaches(wanted, each, `${at}[${index}]`)) : [],
  anyOf: (wanted: readonly Schema[], value, at) =>
    fails(!wanted.some((each) => breaches(each, value, at).length === 0), at, 'anyOf'),
}

const schema = JSON.parse(schemaText()) as Schema
const folder = path.join(home, 'src', 'scenarios', 'bundled')
const bundled = readdirSync(folder).filter((name) => name.endsWith('.json'))
const frame = { format: 'cqrscope/scenario', version: 1, id: 'a' }

test('the published schema is fresh (else run: npx vitest run tools/scenario-schema.test.ts -u)', async () => {
  await expect(schemaText()).toMatchFileSnapshot('../public/schema/scenario-v1.json')
})

describe('the published schema', () => {
  test.each(bundled)('accepts the bundled %s', (name) => {
    expect(breaches(schema, JSON.parse(readFileSync(path.join(folder, name), 'utf8')))).toEqual([])
  })

  test.each<[string, object]>([
    ['another format', { ...frame, format: 'x' }],
    ['an unknown key', { ...frame, extra: 1 }],
    ['no id', { format: frame.format, version: 1 }],
    ['an unknown setting', { ...frame, settings: { relay: { pace: 1 } } }],
    ['a choice that is none', { ...frame, settings: { events: 'x' } }],
    [
      'too many lines',
      { ...frame, workload: Array.from({ length: 2001 }, () => ({ at: 0, query: 'order-1' })) },
    ],
    ['a line of no kind', { ...frame, workload: [{ at: 0 }] }],
    ['a fault of no kind', { ...frame, faults: [{ kind: 'x' }] }],
    ['a chance above 1', { ...frame, faults: [{ kind: 'link', link: 'relay->broker', drop: 2 }] }],
    ['half a millisecond of a seed', { ...frame, seed: 0.5 }],
  ])('refuses %s, and so does the program', (_what, file) => {
    expect(breaches(schema, file)).not.toEqual([])
    expect(parseScenario(file).ok).toBe(false)
  })

  test('describes every kind of line and fault', () => {
    const lines = [
      { at: 0, command: { type: 'PayOrder', id: 'order-1' } },
      { at: 0, query: 'order-1' },
      { from: 0, until: 1, rate: 1, mix: { PayOrder: 1 } },
      { from: 0, until: 1, queries: 1 },
      { at: 0, transaction: { lasts: 1, writes: true } },
      { at: 0, rebuild: 'blue-green' },
      { at: 0, redrive: true },
      { at: 0, rename: 'desk' },
    ]
    const faults = [
      { kind: 'crash', component: 'relay', at: 1 },
      { kind: 'down', component: 'relay', from: 0, until: 1 },
      { kind: 'link', link: 'relay->broker' },
      { kind: 'cut', link: 'relay->broker', from: 0 },
      { kind: 'slow', component: 'relay', factor: 2 },
      { kind: 'message', link: 'relay->broker', nth: 1, action: 'drop' },
      { kind: 'poison', event: 1 },
      { kind: 'abort', command: 1 },
    ]
    const settings = { relay: { gapTimeout: null, select: 'gap-wait' }, projector: { enrich: 'call' } }
    const file = { ...frame, settings, workload: lines, faults }
    expect(breaches(schema, file)).toEqual([])
    expect(parseScenario(file).ok).toBe(true)
  })
})
