// Holds the rulebook against the program (designs, brokers, stores, settings, tests, scenarios), and writes its rules into the
// pages of docs/model between marks. `npx vitest run tools/rulebook.test.ts -u` writes them anew.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DESIGNS, pipelines, SETTINGS } from '#pipelines'
import { MEASURED, PART_IDS, PARTS, type Rule, RULEBOOK, SOURCES } from '#rulebook'
import { bundled } from '#scenarios'
import { home } from './files'
import { laidOut } from './generated-doc'
import { holds } from './references'
import { knownWith } from './known'

const PAGES = [
  'model.md',
  'model/write-side.md',
  'model/brokers.md',
  'model/projectors-and-read-stores.md',
  'model/queries.md',
  'model/designs.md',
  'model/anomalies.md',
] as const

const BLOCK = /<!-- rules: (?<names>[^>]+) -->[^]*?<!-- end -->/gu

const read = (page: string) => readFileSync(path.join(home, 'docs', page), 'utf8')

const known = knownWith({})

const rules: ReadonlyMap<string, Rule> = new Map(
  PART_IDS.flatMap((part) => RULEBOOK[part].map((rule) => [`${part}/${rule.id}`, rule] as const)),
)

/** The names of the rules of a block, which names parts or single rules. */
const namesOf = (block: string): readonly string[] =>
  block
    .split(' ')
    .flatMap((name) =>
      rules.has(name) ? [name] : Array.from(rules.keys()).filter((each) => each.startsWith(`${name}/`)),
    )

const MARKS: { readonly [how in Rule['how']]: string } = {
  modelled: '',
  simplified: '**Simpler.** ',
  'left-out': '**Not here.** ',
}

const testFile = (shown: string): string => `src/${shown.slice(0, shown.indexOf(':'))}.test.ts`

/** A rule as a line of a list. `up` leads from the page to the project's root. */
function lineOf({ how, en, sources, measured, test: shown, scenario }: Rule, up: string): string {
  const known = [
    ...sources.map((id) => `[${SOURCES[id].title}](${SOURCES[id].url})`),
    ...(measured === undefined ? [] : [`measured on ${MEASURED[measured]}`]),
    ...(shown === undefined ? [] : [`test [${shown.slice(0, shown.indexOf(':'))}](${up}${testFile(shown)})`]),
    ...(scenario === undefined ? [] : [`scenario \`${scenario}\``]),
  ]
  return `- ${MARKS[how]}${en}\n  — ${known.join(' · ')}`
}

const written = (page: string): Promise<string> => {
  const up = page.includes('/') ? '../../' : '../'
  return laidOut(
    read(page).replaceAll(BLOCK, (_, names: string) => {
      const lines = namesOf(names).map((name) => lineOf(rules.get(name) as Rule, up))
      return `<!-- rules: ${names} -->\n\n${lines.join('\n')}\n\n<!-- end -->`
    }),
  )
}

describe.each(PAGES)('docs/%s', (page) => {
  test('says of its rules what the rulebook says (else run: npx vitest run tools/rulebook.test.ts -u)', async () => {
    await expect(await written(page)).toMatchFileSnapshot(`../docs/${page}`)
  })
})

test('every rule stands in some page, and pages name no others', () => {
  const blocks = PAGES.flatMap((page) => Array.from(read(page).matchAll(BLOCK), (found) => found[1] ?? ''))
  const shown = new Set(blocks.flatMap(namesOf))
  expect(Array.from(rules.keys()).filter((name) => !shown.has(name))).toEqual([])
  expect(blocks.flatMap((block) => block.split(' ')).filter((name) => namesOf(name).length === 0)).toEqual([])
})

test('every design, broker and read store is a part, designs by their own names', () => {
  const named = [...pipelines.map(({ id }) => id), ...SETTINGS.broker.choices, ...SETTINGS.readStore.choices]
  expect(named.filter((id) => !PART_IDS.some((part) => part === id))).toEqual([])
  const titles = new Map(PART_IDS.map((part) => [String(part), PARTS[part]] as const))
  for (const { id, title } of DESIGNS) {
    const part = titles.get(id)
    if (part?.group === 'designs') expect(part.title, id).toEqual(title)
  }
})

describe.each(Array.from(rules))('%s', (_, { en, test: shown, scenario }) => {
  test('names a test, a scenario and settings that there are', () => {
    if (shown !== undefined) {
      const file = path.join(home, testFile(shown))
      expect(existsSync(file), file).toBe(true)
      expect(readFileSync(file, 'utf8')).toContain(shown.slice(shown.indexOf(': ') + 2))
    }
    if (scenario !== undefined) expect(bundled.map(({ id }) => id)).toContain(scenario)
    const settings = Array.from(en.matchAll(/`(?<name>[a-z][A-Za-z]*\.[A-Za-z]+)(?:: (?<value>[^`]+))?`/gu))
      .map((found) => found.groups ?? {})
      .filter(({ name = '' }) => Object.hasOwn(SETTINGS, name.slice(0, name.indexOf('.'))))
      .map(({ name = '', value }) => `setting:${name}${value === undefined ? '' : `=${value}`}`)
    expect(settings.filter((each) => !holds(each, known))).toEqual([])
  })
})
