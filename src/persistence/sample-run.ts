// Samples for the tests of this folder: a run's record, its causes, its rows, and a browser's Web Locks.
import { digestOf, type Json } from '#kernel'
import type { Flush, Intervention, RowUpdate, RunRecord, RunRepository, Stored, StoredRow } from '#runs'
import type { RunLocks } from './claims'

export const sampleRecord = (id: string, changes: Partial<RunRecord> = {}): RunRecord => ({
  format: 'cqrscope/run',
  version: 1,
  id,
  name: `run ${id}`,
  parent: null,
  scenario: { pipeline: 'outbox-polling', seed: 7 },
  without: [],
  rules: '1',
  createdAt: 1_000,
  updatedAt: 1_000,
  steps: 0,
  at: 0,
  digest: digestOf([]),
  ...changes,
})

export const sampleCrash = (id: string): Intervention => ({
  id,
  at: 5_000,
  step: 3,
  control: { kind: 'crash', component: 'relay', restartAfter: 2_000 },
})

/** A row of a plain table of the read store; without a value it is gone. */
export const view = (key: string, value?: Json): RowUpdate => ({
  home: 'readStore',
  table: 'summaries',
  key,
  value,
  appended: false,
})

/** A row of a log; without a value it is gone. */
export const entry = (key: string, value?: Json): RowUpdate => ({
  home: 'outbox',
  table: 'outbox',
  key,
  value,
  appended: true,
})

export const digestOfRows = (rows: readonly StoredRow[]): string =>
  digestOf(rows.map(({ table, key, value }) => [table, key, value]))

/** A flush of a run that had no rows before, with the digest that belongs to it. */
export const firstFlush = (run: string, rows: readonly RowUpdate[]): Flush => ({
  run,
  steps: 1,
  at: 10,
  digest: digestOfRows(present(rows)),
  updatedAt: 2_000,
  rows,
})

export const present = (rows: readonly RowUpdate[]): readonly StoredRow[] =>
  rows.flatMap(({ home, table, key, value }) => (value === undefined ? [] : [{ home, table, key, value }]))

/** In one order, so that two sets of rows can be compared. */
export const inOrder = (rows: readonly StoredRow[]): readonly StoredRow[] =>
  [...rows].sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1))

const placeOf = ({ home, table, key }: StoredRow) => `${home}/${table}/${key}`

/** The value of an answer that has to be there. */
export function valueOf<T>(stored: Stored<T>): T {
  if (stored.ok) return stored.value
  throw new Error(`${stored.why}: ${stored.detail}`)
}

/** What a repository holds of a run, and whether it is whole. */
export async function standingOf(repository: RunRepository, run: string) {
  const { record, rows } = valueOf(await repository.rows(run))
  return { record, rows: inOrder(rows), whole: digestOfRows(rows) === record.digest }
}

/** Web Locks of a browser with several tabs: give the same to each. A lock is given back a moment after its release. */
export function sampleLocks(): RunLocks {
  const held = new Set<string>()
  return {
    async request(name, _options, granted) {
      if (held.has(name)) return granted(null)
      held.add(name)
      await granted({ name })
      await new Promise((resolve) => setTimeout(resolve, 5))
      held.delete(name)
      return undefined
    },
  }
}
