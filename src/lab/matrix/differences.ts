// Where the computed matrix differs from the table worked out by hand, and why: each with its source.

/** Cells that differ for the same reason. */
export interface Difference {
  /** Faults by row. */
  readonly cells: { readonly [row: string]: readonly string[] }
  readonly why: string
  /** The settings that decide, and where to read on. */
  readonly settings: readonly string[]
  readonly sources: readonly Source[]
}

export interface Source {
  readonly name: string
  readonly at: string
}

export const DIFFERENCES: readonly Difference[] = []
