// What a cell of the matrix shows: its verdicts with the style of projector that each is for, and what filters make of the table.
import type { CellResult, Matrix, Outcome, SideResult } from '#app'

export type Side = 'naive' | 'mitigated'

/** One button of a cell: an outcome, for one style of projector or for both alike. */
export interface Mark {
  readonly style: 'upsert' | 'delta' | 'both'
  readonly outcome: Outcome
  /** The worst that it comes to. */
  readonly verdict: readonly string[]
  /** How many of the seeds come to that. */
  readonly seeds: number
  readonly of: number
}

/** A cell without marks: nothing to strike, nothing known, not run yet. */
export type Note = 'missing' | 'unknown' | 'waiting'

/** What a side of a cell shows. */
export function marksOf(cell: CellResult | undefined, side: Side): readonly Mark[] | Note {
  if (cell === undefined) return 'waiting'
  const result = cell[side]
  if (result.outcomes.length === 0) return result.text === null ? 'unknown' : 'missing'
  return areAlike(result) ? result.outcomes.slice(0, 1).map(markAs('both')) : result.outcomes.map(markAs())
}

const textOf = ({ verdicts }: Outcome): string =>
  verdicts.map(({ verdict, seeds }) => `${verdict.join('+')} ${seeds.join()}`).join('/')

/** Whether both styles of projector come to the same. */
const areAlike = ({ outcomes }: SideResult): boolean =>
  outcomes.length > 1 && new Set(outcomes.map(textOf)).size === 1

const markAs =
  (style?: 'both') =>
  (outcome: Outcome): Mark => {
    const worst = outcome.verdicts.at(-1)
    return {
      style: style ?? outcome.style,
      outcome,
      verdict: worst?.verdict ?? [],
      seeds: worst?.seeds.length ?? 0,
      of: outcome.verdicts.reduce((sum, { seeds }) => sum + seeds.length, 0),
    }
  }

/** What is to be seen: ids, or empty for all. */
export interface Filters {
  readonly family: string
  readonly fault: string
  readonly verdict: string
}

/** A row's family: all variants of one design. */
export const familyOf = (row: string): string => /^S\d+/.exec(row)?.[0] ?? row

/** How a cell is found. */
export const nameOf = (row: string, fault: string): string => `${row} ${fault}`

/** The cells that have been run, by name. */
export const byName = ({ cells }: Matrix): ReadonlyMap<string, CellResult> =>
  new Map(cells.map((cell) => [nameOf(cell.row, cell.fault), cell]))

/** Whether a cell says a verdict; every cell does where none is asked for. */
export function says(marks: readonly Mark[] | Note, verdict: string): boolean {
  if (verdict === '') return true
  return (
    typeof marks !== 'string' &&
    marks.some(({ outcome }) =>
      outcome.verdicts.some((each) => each.verdict.some((code) => code === verdict)),
    )
  )
}

/** The rows and columns that are left: those of the family and fault with a cell that says the verdict. */
export function filtered(
  { rows, faults }: Matrix,
  { family, fault, verdict }: Filters,
  marksAt: (row: string, fault: string) => readonly Mark[] | Note,
): Pick<Matrix, 'rows' | 'faults'> {
  const inFamily = rows.filter(({ id }) => family === '' || familyOf(id) === family)
  const ofFault = faults.filter(({ id }) => fault === '' || id === fault)
  const match = (row: string, column: string) => says(marksAt(row, column), verdict)
  return {
    rows: inFamily.filter((row) => ofFault.some((column) => match(row.id, column.id))),
    faults: ofFault.filter((column) => inFamily.some((row) => match(row.id, column.id))),
  }
}

/** Every verdict that some cell says. */
export function verdictsIn({ cells }: Matrix, side: Side): ReadonlySet<string> {
  return new Set(
    cells.flatMap((cell) =>
      cell[side].outcomes.flatMap(({ verdicts }) => verdicts.flatMap(({ verdict }) => verdict)),
    ),
  )
}
