// Keeps docs/checklist.md true: every scenario, setting, component, check and heading that it names is there, and each of the
// concepts has its line. `npx vitest run tools/checklist.test.ts -u` writes it anew from tools/checklist.json.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '#ui/text/en.ts'
import { home } from './files'
import { laidOut, tableOf } from './generated-doc'
import { knownWith } from './known'
import { holds, shownAs } from './references'

interface Line {
  readonly n: number
  readonly concept: string
  /** The wording in Korean. */
  readonly wording?: string
  /** References into the program and the documentation. */
  readonly shown: readonly string[]
  readonly note?: string
  readonly outOfScope?: string
}

const SECTIONS = [
  ['Synchronisation mechanisms', 23],
  ['Systems and products', 42],
  ['Vocabulary and levels', 68],
  ['Consistency and staleness', 84],
  ['Qualities, cases, criticism', 104],
] as const

const lines = JSON.parse(readFileSync(path.join(home, 'tools', 'checklist.json'), 'utf8')) as readonly Line[]
const known = knownWith(en)

const INTRODUCTION = `# Checklist

<!-- Written by tools/checklist.test.ts from tools/checklist.json: change that, then run
     npx vitest run tools/checklist.test.ts -u -->

Everything that CQRScope set out to show, ${lines.length} lines, and where it does: designs, settings, components, crash points,
faults, businesses, verdicts, checks, parts of the result, scenarios to run, pages to read. A test holds every name here against
the program.
`

function rowOf({ n, concept, wording, shown, note, outOfScope }: Line): readonly string[] {
  const where = [
    ...(outOfScope === undefined ? [] : [`**Out of scope.** ${outOfScope}`]),
    shownAs(shown, known, 'checklist.md'),
    ...(note === undefined ? [] : [note]),
  ]
  return [
    String(n),
    wording === undefined || concept.includes(wording) ? concept : `${concept} (${wording})`,
    where.join(' — '),
  ]
}

const page = (): Promise<string> => {
  const sections = SECTIONS.map(([title, last], index) => {
    const first = SECTIONS[index - 1]?.[1] ?? 0
    const rows = lines.filter(({ n }) => n > first && n <= last).map(rowOf)
    return `## ${title}\n\n${tableOf(['#', 'Concept', 'Where'], rows)}\n`
  })
  return laidOut([INTRODUCTION, ...sections].join('\n'))
}

test('docs/checklist.md is what tools/checklist.json says (else run: npx vitest run tools/checklist.test.ts -u)', async () => {
  await expect(await page()).toMatchFileSnapshot('../docs/checklist.md')
})

test('each of the 104 numbers is there once, in order', () => {
  expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: 104 }, (_, index) => index + 1))
})

describe.each(lines.map((line) => [line.n, line.concept, line] as const))(
  'line %i, %s,',
  (_n, _concept, line) => {
    test('names only what is there', () => {
      expect(line.shown.filter((each) => !holds(each, known))).toEqual([])
    })

    test('says where it is shown, or why it is not', () => {
      expect(line.shown.length).toBeGreaterThan(0)
      const isShown = line.shown.some((each) => !each.startsWith('docs:'))
      expect(isShown || line.outOfScope !== undefined || line.shown.every((each) => each.includes('#'))).toBe(
        true,
      )
    })
  },
)

test('a reference to something that is not there does not hold', () => {
  const wrong = [
    'design:no-such',
    'setting:relay.pace',
    'setting:relay.select=no-such',
    'setting:relay.batch=0',
    'component:no-such',
    'point:relay/no-such',
    'scenario:no-such',
    'docs:docs/model.md#no-such',
    'docs:docs/no-such.md',
    'verdict:no-such',
    'no-kind',
  ]
  expect(wrong.filter((each) => holds(each, known))).toEqual([])
})
