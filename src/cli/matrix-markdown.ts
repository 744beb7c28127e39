// The matrix as a page: the tables of docs/verdicts.md.
import type { CellResult } from '#lab'
export const matrixInMarkdown = (results: readonly CellResult[]): string => String(results.length)
