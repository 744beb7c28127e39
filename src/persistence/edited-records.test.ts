// What somebody edited in DevTools, or a later version wrote, is noticed, survived and never deleted.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createDatabase, type Database } from './database'
import { createDiskRepository } from './run-repository'
import {
  entry,
  firstFlush,
  inOrder,
  present,
  sampleCrash,
  sampleRecord,
  standingOf,
  valueOf,
  view,
} from './sample-run'

/** A repository over a fresh disk, and the same disk as DevTools sees it. */
async function newDisk() {
  const database = createDatabase({ indexedDB: new IDBFactory(), IDBKeyRange })
  const repository = createDiskRepository({ database, locks: null, patienceMillis: 1_000 })
  await repository.create(sampleRecord('a'), [])
  return { database, repository }
}

const log = (count: number) =>
  Array.from({ length: count }, (_, index) => entry(`0/${String(index).padStart(12, '0')}`, 1))

test('records of runs that cannot be read are left out, counted and left alone', async () => {
  const { database, repository } = await newDisk()
  const damaged = [
    { id: 'future', format: 'cqrscope/run', version: 2, updatedAt: 5 },
    { ...sampleRecord('undated'), updatedAt: 'yesterday' },
    { ...sampleRecord('negative'), steps: -1 },
    { ...sampleRecord('strange'), scenario: new Date(0) },
    { id: 'empty' },
  ]
  await database.runs.bulkAdd(damaged)
  const { runs, unreadable } = valueOf(await repository.list())
  expect(runs.map((run) => run.id)).toEqual(['a'])
  expect(unreadable).toBe(5)
  for (const { id } of damaged) {
    expect(await repository.load(id)).toMatchObject({ ok: false, why: 'unreadable' })
    expect(await repository.flush(firstFlush(id, [view('x', 1)]))).toMatchObject({ why: 'unreadable' })
  }
  expect(await database.runs.bulkGet(damaged.map(({ id }) => id))).toEqual(damaged)
})

test('fields of a later version survive a flush', async () => {
  const { database, repository } = await newDisk()
  await database.runs.put({ ...sampleRecord('a'), colour: 'red' })
  await repository.flush(firstFlush('a', []))
  expect(await database.runs.get('a')).toMatchObject({ colour: 'red', steps: 1 })
})

test('an intervention that cannot be read makes the run unreadable', async () => {
  const { database, repository } = await newDisk()
  await repository.intervene('a', 0, sampleCrash('c-0'))
  await database.interventions.put({ run: 'a', index: 1, ...sampleCrash('c-1'), control: { kind: 'pray' } })
  expect(await repository.load('a')).toMatchObject({ ok: false, why: 'unreadable' })
  await database.interventions.put({ run: 'a', index: 1, ...sampleCrash('c-1') })
  expect(await repository.load('a')).toMatchObject({ ok: true })
  await database.interventions.delete(['a', 0])
  expect(await repository.load('a')).toMatchObject({ ok: false, why: 'unreadable' })
})

const edits: readonly (readonly [string, (database: Database) => Promise<unknown>])[] = [
  ['a changed row', ({ homes }) => homes.readStore.update(['a', 'summaries', 'x'], { value: { total: 9 } })],
  ['a deleted row', ({ homes }) => homes.readStore.delete(['a', 'summaries', 'x'])],
  ['an added row', ({ homes }) => homes.broker.put({ run: 'a', table: 'topic', key: '1', value: 1 })],
  ['a row without value', ({ homes }) => homes.readStore.put({ run: 'a', table: 'summaries', key: 'x' })],
  [
    'a row that is no JSON',
    ({ homes }) =>
      homes.readStore.put({ run: 'a', table: 'summaries', key: 'x', value: new Map([[1, new Date(0)]]) }),
  ],
  [
    'a changed row in a chunk',
    ({ homes }) => homes.outbox.update(['a', 'outbox', '0/#0000000000'], { rows: { '0/000000000000': 5 } }),
  ],
  [
    'a chunk of nonsense',
    ({ homes }) => homes.outbox.update(['a', 'outbox', '0/#0000000000'], { rows: 'gone' }),
  ],
]

test.each(edits)('%s is noticed by the digest', async (_, edit) => {
  const { database, repository } = await newDisk()
  await repository.flush(firstFlush('a', [view('x', { total: 1 }), ...log(3)]))
  expect(await standingOf(repository, 'a')).toMatchObject({ whole: true })
  await edit(database)
  expect(await standingOf(repository, 'a')).toMatchObject({ whole: false })
  const rows = [view('x', { total: 1 }), ...log(3)]
  await repository.rebuild(firstFlush('a', rows))
  expect(await standingOf(repository, 'a')).toMatchObject({ whole: true, rows: inOrder(present(rows)) })
})

test('a row that contains itself is skipped, its neighbours come back', async () => {
  const { database, repository } = await newDisk()
  await repository.flush(firstFlush('a', log(2)))
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  await database.homes.outbox.update(['a', 'outbox', '0/#0000000000'], {
    rows: { '0/000000000000': circle, '0/000000000001': 1 },
  })
  expect((await standingOf(repository, 'a')).rows.map((row) => row.key)).toEqual(['0/000000000001'])
})
