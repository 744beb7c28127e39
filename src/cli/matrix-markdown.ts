// The matrix as a page: docs/verdicts.md. Tables that a reader can look things up in, and where they differ from a table
// that was worked out by hand.
import {
  abbreviated,
  type CellResult,
  type Difference,
  DIFFERENCES,
  FAULTS,
  LEGEND,
  REFERENCE,
  ROWS,
} from '#lab'
import { aligned } from './markdown-table'

/** How many faults a table has. */
const ACROSS = 8

/** The whole page. */
export function matrixInMarkdown(results: readonly CellResult[]): string {
  const cells = new Map(results.map((result) => [`${result.row} ${result.fault}`, result]))
  const rows = ROWS.filter(({ id }) => results.some(({ row }) => row === id))
  const faults = FAULTS.filter(({ id }) => results.some(({ fault }) => fault === id))
  const cellOf = (row: string, fault: string) => textOf(cells.get(`${row} ${fault}`))
  const tables = chunked(faults).map((some) =>
    aligned([
      ['row', ...some.map(({ id }) => id)],
      ...rows.map(({ id }) => [id, ...some.map((fault) => cellOf(id, fault.id))]),
    ]),
  )
  const differences = DIFFERENCES.flatMap((difference) => {
    const listed = listedCells(difference).filter(([row, fault]) => cells.has(`${row} ${fault}`))
    return listed.length === 0 ? [] : [explained(difference, listed, cellOf)]
  })
  return `# Verdicts

Printed by \`npm run -s matrix -- --markdown\`; a test compares. No verdict here is typed in: each cell is what came of running
a small scenario, with ${results[0]?.seeds.length ?? 0} seeds and at every place where the fault can strike the last event of an order.
\`npm run -s matrix -- --json\` hands out the scenarios.

A cell reads \`naive → mitigated\`, or one verdict where both sides have the same; \`a|b\` is a projector that replaces rows beside
one that adds; \`a+b\` is both; \`a/b\` depends on the order in which messages happen to arrive. What is wrong in the end
outweighs how it came about, and documents that are torn for a moment in a row's runs without any fault (S6) are not counted
against a fault. \`n/a\`: the design lacks what the fault would strike. \`?\`: the model cannot express it.

${Object.entries(LEGEND)
  .map(([code, verdict]) => `${code} \`${verdict}\``)
  .join(' · ')}

${tables.join('\n\n')}

## Rows

${aligned([['row', 'design', 'what it is'], ...rows.map(({ id, pipeline, title }) => [id, `\`${pipeline}\``, title.en])])}

## Faults

${aligned([['fault', 'what happens'], ...faults.map(({ id, title }) => [id, title.en])])}

## Where it differs

Twelve of the rows were also worked out by hand, from what the documentation of the real systems says. Below is every cell in which
the runs say something else, and why. The other cells are no independent proof: intervals, time-outs and the instants at which faults
strike were chosen with that table at hand, so that each run is of the case that the table speaks of, and so were the rules by which
one verdict outweighs another. Three seeds can miss a rare race: S3r shows OK or LAG on its naive side where two consumers of one
queue have been measured to swap messages without any fault. There the measurement is right and the cell is not.

${differences.join('\n\n')}`
}

function textOf(result: CellResult | undefined): string {
  if (result === undefined) return ''
  const [naive, mitigated] = [result.naive, result.mitigated].map(({ text }) =>
    text === null ? '?' : abbreviated(text).replaceAll('|', '\\|'),
  )
  return naive === mitigated ? (naive ?? '') : `${naive} → ${mitigated}`
}

const chunked = (faults: typeof FAULTS): readonly (typeof FAULTS)[] =>
  faults.length === 0 ? [] : [faults.slice(0, ACROSS), ...chunked(faults.slice(ACROSS))]

type Cell = readonly [row: string, fault: string]

const listedCells = ({ cells }: Difference): readonly Cell[] =>
  Object.entries(cells).flatMap(([row, faults]) => faults.map((fault): Cell => [row, fault]))

function explained(
  { why, settings, sources }: Difference,
  cells: readonly Cell[],
  cellOf: (row: string, fault: string) => string,
): string {
  const table = aligned([
    ['cell', 'by hand', 'computed'],
    ...cells.map(([row, fault]) => [
      `${row} ${fault}`,
      (REFERENCE[row]?.[fault] ?? '').replaceAll('|', '\\|'),
      cellOf(row, fault),
    ]),
  ])
  const decided =
    settings.length === 0 ? '' : ` Settings: ${settings.map((each) => `\`${each}\``).join(', ')}.`
  const read = sources.map(({ name, at }) => `[${name}](${at})`).join(', ')
  return `${why}${decided}${read === '' ? '' : ` See ${read}.`}\n\n${table}`
}
