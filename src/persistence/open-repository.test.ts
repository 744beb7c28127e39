// Opening finds the disk, or says why not. Without a disk everything still works.
import { IDBFactory, IDBKeyRange, IDBOpenDBRequest } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { openRepository } from './open-repository'
import { sampleRecord, valueOf } from './sample-run'

/** An IndexedDB that opens nothing. */
function brokenFactory(open: IDBFactory['open']): IDBFactory {
  const factory = new IDBFactory()
  factory.open = open
  return factory
}

const failingWith = (name: string) =>
  brokenFactory(() => {
    const request = new IDBOpenDBRequest()
    setTimeout(() => {
      Object.defineProperty(request, 'error', { value: new DOMException('no', name) })
      request.onerror?.(Object.defineProperty(new Event('error'), 'target', { value: request }))
    }, 1)
    return request
  })

async function expectMemory(indexedDB: IDBFactory, why: string) {
  const repository = await openRepository({ indexedDB, IDBKeyRange, locks: null, openMillis: 50 })
  expect(repository.place).toMatchObject({ kind: 'memory', why })
  valueOf(await repository.create(sampleRecord('a'), []))
  expect(valueOf(await repository.list()).runs).toHaveLength(1)
}

describe('opening', () => {
  test('finds on disk what an earlier page left there', async () => {
    const indexedDB = new IDBFactory()
    const first = await openRepository({ indexedDB, IDBKeyRange })
    valueOf(await first.create(sampleRecord('a'), []))
    const second = await openRepository({ indexedDB, IDBKeyRange })
    expect(second.place).toEqual({ kind: 'disk' })
    expect(valueOf(await second.load('a')).record).toEqual(sampleRecord('a'))
  })

  test('falls back to memory where there is no IndexedDB', async () => {
    const repository = await openRepository()
    expect(repository.place).toMatchObject({ kind: 'memory', why: 'blocked' })
    expect(repository.place).toHaveProperty('detail', expect.stringContaining('IndexedDB API missing'))
  })

  test('falls back to memory in a sandboxed frame, where opening throws', async () => {
    const sandboxed = brokenFactory(() => {
      throw new DOMException('the context is sandboxed', 'SecurityError')
    })
    await expectMemory(sandboxed, 'blocked')
  })

  test('falls back to memory where the browser refuses to open', async () => {
    await expectMemory(failingWith('InvalidStateError'), 'blocked')
  })

  test('falls back to memory where the disk is full', async () => {
    await expectMemory(failingWith('QuotaExceededError'), 'full')
  })

  test('falls back to memory when the database does not answer', async () => {
    await expectMemory(
      brokenFactory(() => new IDBOpenDBRequest()),
      'hung',
    )
  })
})
