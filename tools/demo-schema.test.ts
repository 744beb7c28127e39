// Keeps public/schema/demo-v1.json what the program's own schema says. `npx vitest run tools/demo-schema.test.ts -u` writes it anew.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, test } from 'vitest'
import { DEMO_FILE, parseDemo, rehearse } from '#demos'
import { ACTS } from '../src/demos/act-schemas'
import { CONDITIONS } from '../src/demos/conditions'
import { home } from './files'
import { breaches, type Schema } from './json-schema'

/** What the published schema must contain. Rules that JSON Schema cannot say are left to the program. */
function schemaText(): string {
  const { $schema, ...schema } = toJsonSchema(DEMO_FILE, { errorMode: 'ignore', typeMode: 'input' })
  const published = {
    $schema,
    $id: 'urn:cqrscope:demo:v1',
    title: 'CQRScope demo, version 1',
    description:
      'What is said, shown, done and claimed about a run, step by step. A scenario inside of it is described by scenario-v1.json. Times are milliseconds.',
    ...schema,
  }
  return `${JSON.stringify(published, null, 2)}\n`
}

const schema = JSON.parse(schemaText()) as Schema
const bundled = ['files', 'demos'].flatMap((folder) => {
  const place = path.join(home, 'src', 'lessons', folder)
  return readdirSync(place).map((name) => path.join(place, name))
})

test('the published schema is fresh (else run: npx vitest run tools/demo-schema.test.ts -u)', async () => {
  await expect(schemaText()).toMatchFileSnapshot('../public/schema/demo-v1.json')
})

test.each(bundled.map((file) => [path.basename(file), file]))(
  'the published schema accepts %s',
  (_name, file) => {
    expect(breaches(schema, JSON.parse(readFileSync(file, 'utf8')))).toEqual([])
  },
)

const both = { en: 'a', ko: '가' }
const frame = {
  format: 'cqrscope/demo',
  version: 1,
  id: 'a',
  title: both,
  summary: both,
  scenario: 'first-order',
}
test.each<[string, object]>([
  ['another format', { ...frame, format: 'x', steps: [{ caption: both }] }],
  ['no step', { ...frame, steps: [] }],
  ['a step without words', { ...frame, steps: [{}] }],
  ['an unknown act', { ...frame, steps: [{ caption: both, do: [{ jump: 1 }] }] }],
  ['an unknown condition', { ...frame, steps: [{ caption: both, expect: [{ happy: true }] }] }],
  ['an unknown verdict', { ...frame, steps: [{ caption: both, expect: [{ verdict: 'fine' }] }] }],
])('the published schema refuses %s, and so does the program', (_what, file) => {
  expect(breaches(schema, file)).not.toEqual([])
  expect(parseDemo(file).ok).toBe(false)
})

const page = readFileSync(path.join(home, 'docs', 'demo-file.md'), 'utf8')

test('the example in docs/demo-file.md is a demo, and all that it claims is true', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  const parsed = parseDemo(JSON.parse(example))
  expect(parsed.ok ? rehearse(parsed.value) : parsed.problems).toEqual([])
})

test.each([...Object.keys(ACTS), ...Object.keys(CONDITIONS)])('docs/demo-file.md says what %s is', (name) => {
  expect(page).toMatch(new RegExp(`"${name}":|\`${name}\``))
})
