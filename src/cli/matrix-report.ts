// The matrix for people at a terminal: tables of a few faults each, with an abbreviation for each verdict.
import { abbreviated, type CellResult, LEGEND } from '#lab'

/** The widest a table gets, in characters. */
const WIDTH = 150

/** All tables, and what the abbreviations mean. */
export function matrixReport(results: readonly CellResult[]): string {
  const faults = [...new Set(results.map(({ fault }) => fault))]
  const rows = [...new Set(results.map(({ row }) => row))]
  const cells = new Map(results.map((result) => [`${result.row} ${result.fault}`, cellText(result)]))
  const columns = faults.map((fault) => {
    const lines = [fault, ...rows.map((row) => cells.get(`${row} ${fault}`) ?? '')]
    const width = Math.max(...lines.map((line) => line.length))
    return lines.map((line) => line.padEnd(width))
  })
  const first = ['', ...rows]
  const wide = Math.max(...first.map((line) => line.length))
  const head = first.map((line) => line.padEnd(wide))
  const tables = chunked(columns, WIDTH - wide).map((chunk) =>
    head
      .map((line, index) => [line, ...chunk.map((column) => column[index] ?? '')].join('  ').trimEnd())
      .join('\n'),
  )
  const legend = Object.entries(LEGEND).map(([code, verdict]) => `${code} ${verdict}`)
  return [
    ...tables,
    `naive → mitigated, one verdict where both are the same; upsert|delta; x/y: it depends on the seed; ?: cannot be expressed\n${legend.join(' · ')}`,
  ].join('\n\n')
}

function cellText({ naive, mitigated }: CellResult): string {
  const [first, second] = [naive, mitigated].map(({ text }) => (text === null ? '?' : abbreviated(text)))
  return first === second ? (first ?? '') : `${first} → ${second}`
}

/** As many columns in a table as fit. */
function chunked(columns: readonly (readonly string[])[], width: number): readonly (readonly string[])[][] {
  const chunks: (readonly string[])[][] = []
  let room = 0
  for (const column of columns) {
    const wide = (column[0]?.length ?? 0) + 2
    if (room < wide) {
      chunks.push([])
      room = width
    }
    chunks.at(-1)?.push(column)
    room -= wide
  }
  return chunks
}
