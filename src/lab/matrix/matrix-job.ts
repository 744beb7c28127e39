// The matrix on all workers: a unit for each cell, and the table as it fills.
import { type Crew, type Job, shareOut } from '../pool'
import { type CellResult, cellsOf } from './cell'
import { FAULTS } from './faults'
import { ROWS } from './rows'

/** What a row or a column is called. */
interface MatrixHead {
  readonly id: string
  readonly title: { readonly en: string; readonly ko: string }
}

/** Which rows and faults; all where nothing is said. */
export interface MatrixRequest {
  readonly rows?: readonly string[]
  readonly faults?: readonly string[]
}

/** The matrix as far as it is known. */
export interface Matrix {
  readonly rows: readonly (MatrixHead & { readonly pipeline: string })[]
  readonly faults: readonly MatrixHead[]
  /** How many cells it will have. */
  readonly size: number
  /** In the order of rows and faults, whichever were run first. */
  readonly cells: readonly CellResult[]
}

export interface MatrixListener {
  /** How many cells have been run. */
  readonly onProgress?: (cells: number) => void
  /** The matrix without a cell at once, and again with each cell. */
  readonly onMatrix: (matrix: Matrix) => void
}

/** Starts running the cells. */
export function startMatrix(
  { rows, faults }: MatrixRequest,
  crew: Crew,
  { onProgress, onMatrix }: MatrixListener,
): Job {
  const ids = cellsOf(rows, faults)
  const heads = {
    rows: ROWS.filter(({ id }) => rows?.includes(id) !== false).map(({ id, title, pipeline }) => ({
      id,
      title,
      pipeline,
    })),
    faults: FAULTS.filter(({ id }) => faults?.includes(id) !== false).map(({ id, title }) => ({ id, title })),
    size: ids.length,
  }
  const found: (CellResult | undefined)[] = ids.map(() => undefined)
  onMatrix({ ...heads, cells: [] })
  const units = ids.map((cell) => ({ kind: 'cell', cell }) as const)
  return shareOut<'cell'>(units, crew, {
    onAnswer: (cell, unit) => {
      found[unit] = cell
      onMatrix({ ...heads, cells: found.filter((each) => each !== undefined) })
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
}
