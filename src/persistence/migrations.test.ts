// Each shape of the database is reached from the one before, and damaged records survive the way.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createDatabase } from './database'
import { type Migration, migrations } from './migrations'

test('versions are numbered from 1 without a gap', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})

test('version 1 has the seven tables', async () => {
  const { dexie } = createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange })
  await dexie.open()
  expect(dexie.tables.map(({ name, schema }) => `${name} ${schema.primKey.src}`).sort()).toEqual([
    'broker [run+table+key]',
    'interventions [run+index]',
    'kernel [run+table+key]',
    'outbox [run+table+key]',
    'readStore [run+table+key]',
    'runs id',
    'writeStore [run+table+key]',
  ])
})

test('a next version rewrites the records it can read and leaves the others', async () => {
  const indexedDB = new IDBFactory()
  const old = createDatabase({ indexedDB, IDBKeyRange })
  await old.runs.bulkAdd([{ id: 'a', name: 'first' }, { id: 'b' }])
  old.dexie.close()
  const next: Migration = {
    version: 2,
    stores: {},
    upgrade: {
      runs: (record) =>
        typeof record === 'object' && record !== null && 'name' in record
          ? { ...record, title: record.name }
          : record,
    },
  }
  const migrated = createDatabase({ indexedDB, IDBKeyRange, history: [...migrations, next] })
  expect(await migrated.runs.toArray()).toEqual([{ id: 'a', name: 'first', title: 'first' }, { id: 'b' }])
})
