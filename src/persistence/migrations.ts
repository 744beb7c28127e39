// Every shape the database has had, numbered, oldest first. Pure data and pure functions: what runs them is database.ts.

export interface Migration {
  readonly version: number
  /** Dexie's words for a table: its primary key, then its indexes. */
  readonly stores: Readonly<Record<string, string>>
  /**
   * For each table that changes: one stored record of the version before, as it should stand in this version.
   * What it cannot read it must hand back untouched: a damaged record is left where it is.
   */
  readonly upgrade?: Readonly<Record<string, (record: unknown) => unknown>>
}

const rows = '[run+table+key]'

/** A change of shape is appended here with the next number; what has shipped is never edited. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    stores: {
      runs: 'id, updatedAt',
      interventions: '[run+index]',
      writeStore: rows,
      outbox: rows,
      broker: rows,
      readStore: rows,
      kernel: rows,
    },
  },
]
