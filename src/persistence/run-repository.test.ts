// What only a disk has to get right: rows of logs lie in chunks, and a write that fails leaves what was there.
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createDatabase, type Database } from './database'
import { createDiskRepository } from './run-repository'
import {
  digestOfRows,
  entry,
  firstFlush,
  inOrder,
  present,
  sampleRecord,
  standingOf,
  view,
} from './sample-run'

afterEach(() => vi.restoreAllMocks())

/** A repository over a fresh disk, and the same disk as DevTools sees it. */
async function newDisk() {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange }
  const repositoryOn = (database: Database) =>
    createDiskRepository({ database, locks: null, patienceMillis: 200 })
  const database = createDatabase(factory)
  const repository = repositoryOn(database)
  await repository.create(sampleRecord('a'), [])
  return { database, repository, anotherTab: () => repositoryOn(createDatabase(factory)) }
}

const log = (count: number, value: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => entry(`0/${String(index).padStart(12, '0')}`, value(index)))

const isInChunk6 = (index: number) => index >= 600 && index < 700

describe('chunks', () => {
  test('a log of 1,050 rows takes eleven records and comes back whole', async () => {
    const { database, repository } = await newDisk()
    const rows = log(1_050, (index) => index)
    await repository.flush(firstFlush('a', rows))
    expect(await database.homes.outbox.toCollection().primaryKeys()).toEqual(
      Array.from({ length: 11 }, (_, chunk) => ['a', 'outbox', `0/#${String(chunk).padStart(10, '0')}`]),
    )
    expect(await database.homes.outbox.get(['a', 'outbox', '0/#0000000010'])).toMatchObject({
      rows: { '0/000000001000': 1_000 },
    })
    expect(await standingOf(repository, 'a')).toMatchObject({ rows: inOrder(present(rows)), whole: true })
  })

  test.each(['the same tab', 'another tab'])('%s updates and deletes in the middle', async (who) => {
    const { database, repository, anotherTab } = await newDisk()
    const rows = log(1_050, (index) => index)
    await repository.flush(firstFlush('a', rows))
    const later = (index: number) =>
      index === 205 ? -1 : index === 250 || isInChunk6(index) ? undefined : index
    const changes = rows.flatMap(({ key }, index) =>
      later(index) === index ? [] : [entry(key, later(index))],
    )
    const after = rows.map(({ key }, index) => entry(key, later(index)))
    const writer = who === 'the same tab' ? repository : anotherTab()
    await writer.flush({ ...firstFlush('a', changes), steps: 2, digest: digestOfRows(present(after)) })
    expect(await standingOf(repository, 'a')).toMatchObject({ rows: inOrder(present(after)), whole: true })
    expect(await database.homes.outbox.count()).toBe(10)
  })

  test('a chunk that another tab has written meanwhile is read again', async () => {
    const { repository, anotherTab } = await newDisk()
    await repository.flush(firstFlush('a', [entry('1', 1)]))
    await anotherTab().flush({ ...firstFlush('a', [entry('2', 2)]), steps: 2 })
    const all = present([entry('1', 1), entry('2', 2), entry('3', 3)])
    await repository.flush({ ...firstFlush('a', [entry('3', 3)]), steps: 3, digest: digestOfRows(all) })
    expect(await standingOf(repository, 'a')).toMatchObject({ rows: all, whole: true })
  })

  test('keys of other forms find their places', async () => {
    const { database, repository } = await newDisk()
    const keys = ['head', '7', '99', '100', 'p-1/5', '0000', '12345678901234567890']
    const rows = keys.map((key) => entry(key, key))
    await repository.flush(firstFlush('a', rows))
    expect(await standingOf(repository, 'a')).toMatchObject({ rows: inOrder(present(rows)), whole: true })
    const places = await database.homes.outbox.toCollection().primaryKeys()
    expect(places.map(([, , key]) => key)).toEqual([
      '#0',
      '#00',
      '#1',
      '#123456789012345678',
      'head',
      'p-1/#0',
    ])
  })
})

describe('a write that fails', () => {
  /** Lets the nth put from now on fail, and those after it. */
  const failPut = (nth: number, name: string) => {
    const put = Reflect.get(IDBObjectStore.prototype, 'put')
    let count = 0
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      count += 1
      if (count >= nth) throw new DOMException('no', name)
      return Reflect.apply(put, this, args)
    })
  }

  const first = firstFlush('a', [view('x', 1), ...log(150, () => 1)])
  const second = firstFlush('a', [view('x', 2), view('y', 2), ...log(150, () => 2)])

  test.each([
    [1, 'QuotaExceededError', 'full'],
    [3, 'QuotaExceededError', 'full'],
    [5, 'QuotaExceededError', 'full'],
    [3, 'UnknownError', 'blocked'],
  ])('at the %sth record by %s leaves the earlier instant', async (nth, name, why) => {
    const { repository } = await newDisk()
    await repository.flush(first)
    const before = await standingOf(repository, 'a')
    failPut(nth, name)
    expect(await repository.flush({ ...second, steps: 2 })).toMatchObject({ ok: false, why })
    expect(await repository.rebuild({ ...second, steps: 2 })).toMatchObject({ ok: false, why })
    vi.restoreAllMocks()
    expect(await standingOf(repository, 'a')).toEqual(before)
    expect(before.whole).toBe(true)
    expect(await repository.flush({ ...second, steps: 2 })).toEqual({ ok: true, value: null })
    expect(await standingOf(repository, 'a')).toMatchObject({ whole: true, record: { steps: 2 } })
  })

  test('leaves nothing behind for the flush after it', async () => {
    const { repository } = await newDisk()
    await repository.flush(firstFlush('a', [entry('1', 1)]))
    failPut(1, 'QuotaExceededError')
    await repository.flush(firstFlush('a', [entry('2', 2)]))
    vi.restoreAllMocks()
    await repository.flush(firstFlush('a', [entry('3', 3)]))
    expect((await standingOf(repository, 'a')).rows).toEqual(present([entry('1', 1), entry('3', 3)]))
  })

  test.each(['while it is asked for more', 'when it commits'])(
    '%s leaves the earlier instant',
    async (when) => {
      const { repository } = await newDisk()
      await repository.flush(first)
      const before = await standingOf(repository, 'a')
      const put = Reflect.get(IDBObjectStore.prototype, 'put')
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
        const request = Reflect.apply(put, this, args)
        // How the stand-in for a browser's database ends a transaction for a reason of its own.
        const end = () =>
          Reflect.apply(Reflect.get(this.transaction, '_abort'), this.transaction, ['QuotaExceededError'])
        if (this.name === 'runs' && when === 'when it commits') request.addEventListener('success', end)
        else if (this.name === 'runs') end()
        return request
      })
      expect(await repository.flush(second)).toMatchObject({ ok: false, why: 'full' })
      vi.restoreAllMocks()
      expect(await standingOf(repository, 'a')).toEqual(before)
    },
  )

  test('because the database hangs says so, and the next one works', async () => {
    const { database, repository } = await newDisk()
    await repository.flush(first)
    let hanging = true
    const hang = database.dexie.transaction('rw', [database.runs], async () => {
      while (hanging) await database.runs.get('a')
    })
    expect(await repository.flush(second)).toMatchObject({ ok: false, why: 'hung' })
    hanging = false
    await hang
    expect(await repository.flush({ ...second, steps: 3 })).toEqual({ ok: true, value: null })
    expect(await standingOf(repository, 'a')).toMatchObject({ whole: true, record: { steps: 3 } })
  })

  test('flushes asked for at once happen one after another', async () => {
    const { repository } = await newDisk()
    const flushes = log(5, (index) => index).map((row, index) => ({
      ...firstFlush('a', [row]),
      steps: index + 1,
      digest: digestOfRows(present(log(index + 1, (each) => each))),
    }))
    await Promise.all(flushes.map((flush) => repository.flush(flush)))
    expect(await standingOf(repository, 'a')).toMatchObject({ whole: true, record: { steps: 5 } })
  })
})
