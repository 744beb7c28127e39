// `matrix`: what becomes of the data for each design and each fault, naive and mitigated, found by running every cell.
import { type CellResult, FAULTS, ROWS, startMatrix } from '#lab'
import { readArguments } from './arguments'
import { matrixInJson } from './matrix-json'
import { matrixInMarkdown } from './matrix-markdown'
import { matrixReport } from './matrix-report'
import { done, type Outcome, print, reportFailures, unusable } from './outcome'
import { Progress } from './progress'
import { jobsOf, threads } from './threads'

const USAGE = 'Usage: npm run -s matrix -- [--row ID…] [--fault ID…] [--jobs N] [--json|--markdown]'

const OPTIONS = {
  row: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  jobs: { type: 'string' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
} as const

export async function matrix(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  if (typeof given === 'string') return unusable(`${given}.`, USAGE)
  const { words, values } = given
  if (words.length > 0) return unusable(`"${words.join(' ')}" is not expected; name rows with --row.`, USAGE)
  if (values['json'] === true && values['markdown'] === true)
    return unusable('One form at a time; write either --json or --markdown.', USAGE)
  const rows = named(values['row'], 'row', ROWS)
  if (typeof rows === 'string') return unusable(rows, USAGE)
  const faults = named(values['fault'], 'fault', FAULTS)
  if (typeof faults === 'string') return unusable(faults, USAGE)
  const jobs = jobsOf(values)
  if (typeof jobs === 'string') return unusable(jobs, USAGE)
  const results = await run({ rows, faults }, jobs)
  if (results === undefined) return { code: 1 }
  if (values['json'] === true) print(JSON.stringify(matrixInJson(results)))
  else print(values['markdown'] === true ? matrixInMarkdown(results) : matrixReport(results))
  return done
}

/** Runs the cells, in the order of rows and faults; undefined where some came to nothing. */
async function run(
  {
    rows,
    faults,
  }: { readonly rows: readonly string[] | undefined; readonly faults: readonly string[] | undefined },
  jobs: number,
): Promise<readonly CellResult[] | undefined> {
  const progress = new Progress('cells')
  let cells: readonly CellResult[] = []
  const job = startMatrix({ ...(rows && { rows }), ...(faults && { faults }) }, threads(jobs), {
    onProgress: (count) => progress.show(count),
    onMatrix: (latest) => {
      cells = latest.cells
    },
  })
  const ending = await job.finished
  progress.end()
  return reportFailures(ending) ? undefined : cells
}

/** The ids that a flag names, or the sentence that says what is wrong with them; undefined where it is not given. */
function named(
  given: unknown,
  what: string,
  known: readonly { readonly id: string }[],
): readonly string[] | string | undefined {
  if (!Array.isArray(given)) return undefined
  const ids = given.map(String)
  const choices = known.map(({ id }) => id)
  const unknown = ids.filter((id) => !choices.includes(id))
  return unknown.length === 0
    ? ids
    : `"${unknown.join(' ')}" is no ${what} of the matrix; choose from ${choices.join(', ')}.`
}
