// The matrix on all workers: a unit for each cell, and the table as it fills.
import { type Crew, type Job, shareOut } from '../pool'
import { type CellId, type CellResult, cellsOf } from './cell'
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
  readonly cells: readonly CellResult[]
}

/** The heads of the rows and columns that are asked for, and no cell yet. */
function emptyMatrix({ rows, faults }: MatrixRequest): Matrix {
  return {
    rows: ROWS.filter(({ id }) => rows?.includes(id) !== false).map(({ id, title, pipeline }) => ({
      id,
      title,
      pipeline,
    })),
    faults: FAULTS.filter(({ id }) => faults?.includes(id) !== false).map(({ id, title }) => ({ id, title })),
    size: cellsOf(rows, faults).length,
    cells: [],
  }
}

/** Starts running the cells; tells the matrix at once, and again with each cell. */
export function startMatrix(
  request: MatrixRequest,
  crew: Crew,
  {
    onProgress,
    onMatrix,
  }: { readonly onProgress?: (cells: number) => void; readonly onMatrix: (matrix: Matrix) => void },
): Job {
  let matrix = emptyMatrix(request)
  onMatrix(matrix)
  const units = cellsOf(request.rows, request.faults).map((cell: CellId) => ({ kind: 'cell', cell }) as const)
  return shareOut<'cell'>(units, crew, {
    onAnswer: (cell) => {
      matrix = { ...matrix, cells: [...matrix.cells, cell] }
      onMatrix(matrix)
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
}
