// What every repository does, on disk and in memory alike.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { createMemoryRepository } from './memory-repository'
import { openRepository } from './open-repository'
import {
  digestOfRows,
  entry,
  firstFlush,
  inOrder,
  present,
  sampleCrash,
  sampleLocks,
  sampleRecord,
  standingOf,
  valueOf,
  view,
} from './sample-run'

const repositories = {
  disk: () => openRepository({ indexedDB: new IDBFactory(), IDBKeyRange, locks: sampleLocks() }),
  memory: () => Promise.resolve(createMemoryRepository({ why: 'blocked', detail: 'no storage' })),
}

describe.each(['disk', 'memory'] as const)('the repository in %s', (kind) => {
  const open = repositories[kind]

  test('says where runs are kept', async () => {
    const { place } = await open()
    expect(place).toEqual(
      kind === 'disk' ? { kind: 'disk' } : { kind: 'memory', why: 'blocked', detail: 'no storage' },
    )
  })

  test('gives a run back as it was created', async () => {
    const repository = await open()
    const record = sampleRecord('a', { parent: { run: 'z', step: 4 }, without: ['x'] })
    const causes = [sampleCrash('c-1'), sampleCrash('c-2')]
    expect(await repository.create(record, causes)).toEqual({ ok: true, value: null })
    expect(valueOf(await repository.load('a'))).toEqual({ record, interventions: causes })
    expect(valueOf(await repository.rows('a'))).toEqual({ record, rows: [] })
  })

  test('refuses to create a run twice', async () => {
    const repository = await open()
    await repository.create(sampleRecord('a'), [])
    expect(await repository.create(sampleRecord('a'), [])).toMatchObject({ ok: false, why: 'not-writer' })
  })

  test('lists runs, newest first', async () => {
    const repository = await open()
    for (const [id, updatedAt] of [
      ['a', 2],
      ['b', 3],
      ['c', 1],
    ] as const)
      await repository.create(sampleRecord(id, { updatedAt }), [])
    const { runs, unreadable } = valueOf(await repository.list())
    expect(runs.map((run) => run.id)).toEqual(['b', 'a', 'c'])
    expect(unreadable).toBe(0)
  })

  test('says that a run is missing', async () => {
    const repository = await open()
    const missing = { ok: false, why: 'missing' }
    expect(await repository.load('a')).toMatchObject(missing)
    expect(await repository.rows('a')).toMatchObject(missing)
    expect(await repository.flush(firstFlush('a', []))).toMatchObject(missing)
    expect(await repository.rebuild(firstFlush('a', []))).toMatchObject(missing)
    expect(await repository.rename('a', 'b')).toMatchObject(missing)
    expect(await repository.intervene('a', 0, sampleCrash('c'))).toMatchObject(missing)
    expect(await repository.remove('a')).toEqual({ ok: true, value: null })
  })

  test('appends interventions in order and none twice', async () => {
    const repository = await open()
    await repository.create(sampleRecord('a'), [sampleCrash('c-0')])
    expect(await repository.intervene('a', 1, sampleCrash('c-1'))).toEqual({ ok: true, value: null })
    expect(await repository.intervene('a', 1, sampleCrash('c-x'))).toMatchObject({ why: 'not-writer' })
    expect(await repository.intervene('a', 3, sampleCrash('c-x'))).toMatchObject({ why: 'not-writer' })
    const { interventions } = valueOf(await repository.load('a'))
    expect(interventions.map((cause) => cause.id)).toEqual(['c-0', 'c-1'])
  })

  test('stands at the instant of the last flush', async () => {
    const repository = await open()
    await repository.create(sampleRecord('a'), [])
    const rows = [view('x', { total: 1 }), view('y', [1, null, 'z']), entry('0/000000000012', { sku: 'b' })]
    await repository.flush(firstFlush('a', rows))
    expect(await standingOf(repository, 'a')).toEqual({
      record: sampleRecord('a', { steps: 1, at: 10, updatedAt: 2_000, digest: digestOfRows(present(rows)) }),
      rows: inOrder(present(rows)),
      whole: true,
    })
    const left = [view('y', 2)]
    const changes = [view('x'), view('y', 1), ...left, entry('0/000000000012')]
    await repository.flush({ ...firstFlush('a', changes), steps: 2, digest: digestOfRows(present(left)) })
    expect(await standingOf(repository, 'a')).toMatchObject({ rows: present(left), whole: true })
  })

  test('takes the later word on a row that a flush holds twice', async () => {
    const repository = await open()
    await repository.create(sampleRecord('a'), [])
    const [rows, later] = [
      [view('x', 1), view('y'), entry('1', 1)],
      [view('x'), view('y', 2), entry('1', 2)],
    ]
    await repository.flush(firstFlush('a', [...rows, ...later]))
    expect((await standingOf(repository, 'a')).rows).toEqual(inOrder(present(later)))
  })

  test('keeps the rows of two runs apart', async () => {
    const repository = await open()
    for (const id of ['a', 'ab']) await repository.create(sampleRecord(id), [sampleCrash(id)])
    await repository.flush(firstFlush('a', [view('x', 1), entry('1', 1)]))
    await repository.flush(firstFlush('ab', [view('x', 2), entry('1', 2)]))
    expect(await repository.remove('a')).toEqual({ ok: true, value: null })
    expect(await repository.load('a')).toMatchObject({ why: 'missing' })
    expect((await standingOf(repository, 'ab')).rows.map((row) => row.value)).toEqual([2, 2])
    expect(valueOf(await repository.load('ab')).interventions).toHaveLength(1)
    await repository.create(sampleRecord('a'), [])
    expect(valueOf(await repository.load('a')).interventions).toEqual([])
    expect(valueOf(await repository.rows('a')).rows).toEqual([])
  })

  test('replaces all rows in a rebuild, and flushes go on from there', async () => {
    const repository = await open()
    await repository.create(sampleRecord('a'), [])
    await repository.flush(firstFlush('a', [view('x', 1), view('y', 1), entry('7', 1), entry('8', 1)]))
    await repository.rebuild({ ...firstFlush('a', [view('y', 2), entry('8', 2)]), steps: 5 })
    const rebuilt = await standingOf(repository, 'a')
    expect(rebuilt.rows).toEqual(inOrder(present([view('y', 2), entry('8', 2)])))
    expect(rebuilt).toMatchObject({ whole: true, record: { steps: 5 } })
    await repository.flush(firstFlush('a', [entry('9', 3)]))
    expect((await standingOf(repository, 'a')).rows).toHaveLength(3)
  })

  test('renames a run and nothing else', async () => {
    const repository = await open()
    await repository.create(sampleRecord('a'), [])
    await repository.rename('a', 'the lost order')
    expect(valueOf(await repository.load('a')).record).toEqual(sampleRecord('a', { name: 'the lost order' }))
  })

  test('lets one writer in at a time', async () => {
    const repository = await open()
    const giveBack = valueOf(await repository.claim('a'))
    expect(await repository.claim('a')).toMatchObject({ ok: false, why: 'not-writer' })
    valueOf(await repository.claim('b'))
    giveBack()
    giveBack()
    const giveBackAgain = valueOf(await repository.claim('a'))
    giveBack()
    expect(await repository.claim('a')).toMatchObject({ ok: false, why: 'not-writer' })
    giveBackAgain()
    expect(await repository.claim('a')).toMatchObject({ ok: true })
  })
})
