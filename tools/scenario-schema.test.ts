// Keeps public/schema/scenario-v1.json what the program's own schema says. `npx vitest run tools/scenario-schema.test.ts -u`
// writes it anew.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { describe, expect, test } from 'vitest'
import { parseScenario, SCENARIO_FILE } from '#scenarios'
import { home } from './files'
import { breaches, type Schema } from './json-schema'

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
