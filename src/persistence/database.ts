// The database on disk: its tables under the names that DevTools shows. Knows no rule about runs.
import { type Collection, Dexie, type Table } from 'dexie'
import type { Home } from '#kernel'
import { type Migration, migrations } from './migrations'
import { DATABASE } from './pieces'

/** The primary key of a row. */
export type RowPlace = [run: string, table: string, key: string]

/** What comes off the disk is unknown until it was parsed. */
export interface Database {
  readonly dexie: Dexie
  readonly runs: Table<unknown, string>
  readonly interventions: Table<unknown, [run: string, index: number]>
  readonly homes: Readonly<Record<Home, Table<unknown, RowPlace>>>
}

export interface DatabaseOptions {
  /** Instead of the page's own IndexedDB; the two go together. */
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
  readonly history?: readonly Migration[]
}

export const HOMES: readonly Home[] = ['writeStore', 'outbox', 'broker', 'readStore', 'kernel']

/** Declares the database. Making is not opening: nothing touches the disk yet. */
export function createDatabase(options: DatabaseOptions = {}): Database {
  const { history = migrations, ...factory } = options
  const dexie = new Dexie(DATABASE, {
    ...factory,
    cache: 'disabled',
    chromeTransactionDurability: 'relaxed',
  })
  for (const migration of history) declare(dexie, migration)
  return {
    dexie,
    runs: dexie.table('runs'),
    interventions: dexie.table('interventions'),
    homes: {
      writeStore: dexie.table('writeStore'),
      outbox: dexie.table('outbox'),
      broker: dexie.table('broker'),
      readStore: dexie.table('readStore'),
      kernel: dexie.table('kernel'),
    },
  }
}

/** All records of one run, in a table whose primary keys begin with the run. */
export const ofRun = <Row, Place>(table: Table<Row, Place>, run: string): Collection<Row, Place> =>
  table.where(':id').between([run], [run, Dexie.maxKey])

/** Does work in one transaction that writes: all of it or nothing. Rejects with why the disk did not take it. */
export async function inOneWrite<Result>(
  { dexie }: Database,
  tables: readonly Table[],
  work: () => Promise<Result>,
): Promise<Result> {
  let transaction: IDBTransaction | undefined
  try {
    return await dexie.transaction('rw', tables, ({ idbtrans }) => {
      transaction = idbtrans
      return work()
    })
  } catch (error) {
    // A disk that is full ends the transaction; its requests only say that they were aborted.
    throw transaction?.error?.name === 'QuotaExceededError' ? transaction.error : error
  }
}

function declare(dexie: Dexie, { version, stores, upgrade }: Migration): void {
  const declared = dexie.version(version).stores(stores)
  if (upgrade === undefined) return
  declared.upgrade(async (transaction) => {
    for (const [table, change] of Object.entries(upgrade)) {
      await transaction
        .table(table)
        .toCollection()
        .modify((record: unknown, reference: { value: unknown }) => {
          reference.value = change(record)
        })
    }
  })
}
