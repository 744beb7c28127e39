// Keeps docs/model/fault-points.md true: what each fault point names is there, and each is either brought about or said to be
// absent. `npx vitest run tools/fault-points.test.ts -u` writes it anew from tools/fault-points.json.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { resultOf, Run } from '#runs'
import { parseScenario } from '#scenarios'
import { en } from '#ui/text/en.ts'
import { home } from './files'
import { laidOut, tableOf } from './generated-doc'
import { knownWith } from './known'
import { holds, shownAs } from './references'

interface Point {
  readonly id: string
  readonly what: string
  /** How to bring it about; or why it is not there. */
  readonly how?: string
  readonly absent?: string
  readonly shown?: readonly string[]
  /** A small scenario that brings it about, without what every scenario file has. */
  readonly scenario?: object
}

/** The ten strategies, in the order of their numbers, with how many fault points each has. */
const STRATEGIES = [
  ['S1 Dual write', 11],
  ['S2 One transaction or trigger', 10],
  ['S3 Publish after commit', 20],
  ['S4 Outbox and polling relay', 18],
  ['S5 Outbox and CDC', 15],
  ['S6 CDC on business tables', 13],
  ['S7 Read replicas', 11],
  ['S8 Materialised view', 11],
  ['S9 Batch ETL', 14],
  ['S10 Event sourcing', 19],
] as const

const points = JSON.parse(
  readFileSync(path.join(home, 'tools', 'fault-points.json'), 'utf8'),
) as readonly Point[]
const known = knownWith(en)
const strategyOf = ({ id }: Point): number => Number(id.slice(1, id.indexOf('.')))

const there = points.filter(({ absent }) => absent === undefined).length

const tried = points.filter(({ scenario }) => scenario !== undefined)

const INTRODUCTION = `# Fault points

<!-- Written by tools/fault-points.test.ts from tools/fault-points.json: change that, then run
     npx vitest run tools/fault-points.test.ts -u -->

Every place where a design can break, with a stable name. ${there} of ${points.length} can be brought about in a
[scenario file](../scenario-file.md); for the others the table says why they are not there. Verdicts are those that the point can
give, depending on the settings; with a guard and an inbox many of them become \`ok\` or \`lag\`.

tools/fault-points.json has a small scenario for ${tried.length} of them, which the test runs and holds against the verdicts. Print one:
\`node -p "JSON.stringify(require('./tools/fault-points.json').find((p) => p.id === 'S4.F16').scenario, null, 2)"\`
`

function rowOf({ id, what, how, absent, shown = [] }: Point): readonly string[] {
  const names = shownAs(shown, known, 'model/fault-points.md')
  const told = absent === undefined ? (how ?? '') : `**Not here.** ${absent}`
  return [id, what, `${told}.`, names]
}

const page = (): Promise<string> =>
  laidOut(
    [
      INTRODUCTION,
      ...STRATEGIES.map(([title], index) => {
        const rows = points.filter((point) => strategyOf(point) === index + 1).map(rowOf)
        return `## ${title}\n\n${tableOf(['Point', 'What happens', 'How', 'Named'], rows)}\n`
      }),
    ].join('\n'),
  )

test('docs/model/fault-points.md is what tools/fault-points.json says (else run: npx vitest run tools/fault-points.test.ts -u)', async () => {
  await expect(await page()).toMatchFileSnapshot('../docs/model/fault-points.md')
})

test('every fault point of the ten strategies is there once, in order', () => {
  const ids = STRATEGIES.flatMap(([, count], index) =>
    Array.from({ length: count }, (_, place) => `S${index + 1}.F${place + 1}`),
  )
  expect(points.map(({ id }) => id)).toEqual(ids)
})

describe.each(points.map((point) => [point.id, point] as const))('%s', (_id, point) => {
  test('is brought about or said to be absent, and names only what is there', () => {
    expect([point.how, point.absent].filter((each) => each !== undefined)).toHaveLength(1)
    expect((point.shown ?? []).filter((each) => !holds(each, known))).toEqual([])
  })
})

/** Nothing happened to the data that needs a word. */
const HARMLESS = ['ok', 'lag', 'until-refresh', 'rewound']

test.each(tried.map((point) => [point.id, point] as const))(
  '%s gives what it says',
  (id, { scenario, shown = [] }) => {
    const file = { format: 'cqrscope/scenario', version: 1, id: 'tried', seed: 7, ...scenario }
    const parsed = parseScenario({ end: { quiet: true, limit: 600_000 }, ...file })
    if (!parsed.ok)
      throw new Error(`${id}: ${parsed.problems.map(({ path: at, what }) => `${at} ${what}`).join('; ')}`)
    const run = new Run({ scenario: parsed.value, without: [], interventions: [] })
    const { verdict } = resultOf(run, run.finish())
    const named = shown
      .filter((each) => each.startsWith('verdict:'))
      .map((each) => each.slice('verdict:'.length))
    if (named.length === 0) expect(verdict.filter((code) => !HARMLESS.includes(code))).toEqual([])
    else
      expect(
        named.some((code) => verdict.some((each) => each === code)),
        `${id}: ${verdict.join(', ')}`,
      ).toBe(true)
  },
)
