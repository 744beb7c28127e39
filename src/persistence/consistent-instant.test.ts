// The promise of this folder: whatever happens when, the disk holds exactly the rows of the instant it names.
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { Json } from '#kernel'
import type { RunRecord, RunRepository, StoredRow } from '#runs'
import { createFlusher } from './flusher'
import type { RowChange, StoredTable } from './net-changes'
import { openRepository } from './open-repository'
import { digestOfRows, inOrder, sampleRecord, valueOf } from './sample-run'

afterEach(() => vi.restoreAllMocks())

const tables: readonly StoredTable[] = [
  { name: 'summaries', home: 'readStore' },
  { name: 'outbox', home: 'outbox', appended: true },
  { name: 'topic', home: 'broker', appended: true },
  { name: 'timers', home: 'kernel' },
]

type Wish = { readonly table: number; readonly key: number; readonly value: number | null }
type Act =
  | { readonly kind: 'note'; readonly wishes: readonly Wish[] }
  | { readonly kind: 'tick' | 'flushNow' | 'look' | 'wait' | 'mend' | 'reopen' }
  | { readonly kind: 'break'; readonly puts: number }

/** Rows are few, so that they meet; null deletes. */
const wish = fc.record({
  table: fc.nat({ max: tables.length - 1 }),
  key: fc.oneof(fc.nat({ max: 5 }), fc.constantFrom(99, 100, 101, 200)),
  value: fc.option(fc.nat({ max: 2 })),
})
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('note' as const), wishes: fc.array(wish, { maxLength: 8 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('tick', 'tick', 'wait', 'flushNow', 'look', 'reopen', 'mend'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const), puts: fc.nat({ max: 3 }) }) },
)

type World = ReadonlyMap<string, Json>

/** A world of rows that is changed on one side and written on the other, with a memory of each instant it stood at. */
class Laboratory {
  private readonly indexedDB: IDBFactory
  readonly past: World[] = [new Map()]
  private world = new Map<string, Json>()
  private scheduled: (() => void)[] = []
  private now = 0
  private repository: RunRepository
  private flusher

  private constructor(repository: RunRepository, indexedDB: IDBFactory) {
    this.repository = repository
    this.indexedDB = indexedDB
    this.flusher = this.newFlusher()
  }

  static async open() {
    const indexedDB = new IDBFactory()
    const repository = await openRepository({ indexedDB, IDBKeyRange, locks: null })
    valueOf(await repository.create(sampleRecord('a'), []))
    return new Laboratory(repository, indexedDB)
  }

  private newFlusher() {
    return createFlusher({
      repository: this.repository,
      run: 'a',
      tables,
      now: () => (this.now += 70_000),
      schedule: (work) => this.scheduled.push(work),
      onTrouble: () => undefined,
    })
  }

  async perform(action: Act): Promise<void> {
    switch (action.kind) {
      case 'note':
        return this.note(action.wishes)
      case 'tick':
        return this.scheduled.splice(0).forEach((work) => work())
      case 'flushNow':
        return this.flusher.flushNow()
      case 'look':
        return void (await this.look())
      case 'wait':
        return new Promise((resolve) => setTimeout(resolve, 4))
      case 'break':
        return this.break(action.puts)
      case 'mend':
        vi.restoreAllMocks()
        return
      case 'reopen':
        return this.reopen()
    }
  }

  private note(wishes: readonly Wish[]): void {
    const changes: RowChange[] = []
    for (const { table, key, value } of wishes) {
      const name = tables[table]?.name ?? ''
      const place = `${name} ${key}`
      const [before, after] = [this.world.get(place), value === null ? undefined : { value }]
      changes.push({ table: name, key: String(key), before, after })
      if (after === undefined) this.world.delete(place)
      else this.world.set(place, after)
    }
    this.past.push(new Map(this.world))
    this.flusher.note(changes, {
      steps: this.past.length - 1,
      at: this.past.length,
      digest: digest(this.world),
    })
  }

  /** After so many more puts, all fail. */
  private break(puts: number): void {
    vi.restoreAllMocks()
    const put = Reflect.get(IDBObjectStore.prototype, 'put')
    let left = puts
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      left -= 1
      if (left < 0) throw new DOMException('no room', 'QuotaExceededError')
      return Reflect.apply(put, this, args)
    })
  }

  /** Looks at the disk and says at which instant it stands. */
  async look(): Promise<number> {
    const { record, rows } = valueOf(await this.repository.rows('a'))
    expectInstant({ record, rows, world: this.past[record.steps] ?? new Map() })
    return record.steps
  }

  /** The tab is killed and the run opened again where the disk has it. */
  private async reopen(): Promise<void> {
    this.flusher.stop()
    this.scheduled = []
    this.repository = await openRepository({ indexedDB: this.indexedDB, IDBKeyRange, locks: null })
    // What the killed tab had under way is decided before the new one reads: a transaction waits for its elders.
    await this.repository.rename('a', 'reopened')
    const steps = await this.look()
    this.past.length = steps + 1
    this.world = new Map(this.past[steps])
    this.flusher = this.newFlusher()
  }

  /** The disk works again, and the run stops changing. */
  async end(): Promise<void> {
    vi.restoreAllMocks()
    await this.flusher.flushNow()
    await this.flusher.flushNow()
  }
}

/** What is on disk is what stood at the instant that the record names. */
function expectInstant(found: { record: RunRecord; rows: readonly StoredRow[]; world: World }): void {
  expect(inOrder(found.rows)).toEqual(inOrder(rowsOf(found.world)))
  expect(digestOfRows(found.rows)).toBe(found.record.digest)
}

const digest = (world: World) => digestOfRows(rowsOf(world))

const rowsOf = (world: World) =>
  [...world].map(([place, value]) => {
    const [table = '', key = ''] = place.split(' ')
    return { home: tables.find(({ name }) => name === table)?.home ?? ('kernel' as const), table, key, value }
  })

test('the rows on disk are those of the recorded instant, whatever fails and whenever it is looked at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const laboratory = await Laboratory.open()
      for (const each of acts) await laboratory.perform(each)
      await laboratory.end()
      expect(await laboratory.look()).toBe(laboratory.past.length - 1)
    }),
    { numRuns: 200 },
  )
}, 60_000)
