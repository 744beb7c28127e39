// Captured rows at the read store: what is old is so row by row, and a transaction of known size is applied as one.
import { describe, expect, test } from 'vitest'
import type { Guard, Member, Outcome } from '../protocol/protocol'
import { createReadStore } from './read-store'
import type { Projection } from './read-store-rows'
import { rig } from '../rig'

/** A document of two tables: the parent says the version, the child a size. */
const joining: Projection = {
  models: ['view'],
  document: 'view',
  project: (_apply, { aggregateId: key, version, payload }, read) => {
    const row = read('view', key) ?? {}
    const { table, op, says = null } = payload
    if (table === 'orders' && op === 'd') return [{ model: 'view', key, row: undefined }]
    const news = table === 'orders' ? { version, status: says } : { size: says }
    return [{ model: 'view', key, row: { ...row, ...news } }]
  },
}

interface Row {
  readonly table?: string
  readonly says?: string
  readonly op?: string
}

/** Rows by table of one version. */
const rowsAt = (version: number, tables: readonly string[]): readonly Member[] =>
  tables.map((table) => ({ key: 'o1', version, row: `${table}/${table === 'orders' ? 'o1' : 'o1/1'}` }))

interface Part {
  readonly stamp?: string
  /** The tables of which the transaction has a row, where that is known. */
  readonly tables?: readonly string[]
}

const BOTH: Part = { tables: ['orders', 'order_items'] }
const ALONE: Part = { tables: ['orders'] }

function given(guard: Guard, more: { readonly inbox?: boolean; readonly tombstones?: true } = {}) {
  const bench = rig({
    machines: [createReadStore({ id: 'read-store', projection: joining })],
    probes: { projector: undefined },
    links: ['projector->read-store'],
  })
  return {
    ...bench,
    apply(at: number, version: number, { table = 'orders', op = 'u', ...row }: Row, part: Part = {}): void {
      const payload = { table, key: table === 'orders' ? 'o1' : 'o1/1', op, ...row }
      const { stamp = '', tables } = part
      const id = `o1@${version}${stamp}/${table}`
      const together = tables === undefined ? {} : { together: rowsAt(version, tables) }
      const event = { id, type: table, aggregateId: 'o1', version, style: 'row', payload, ...together }
      const content = { consumer: 'p', apply: 'upsert', guard, inbox: false, round: 1, event, ...more }
      bench.say(at, 'projector to read-store', 'apply', content)
    },
    outcomes: () =>
      bench.heard('projector', 'applied').map(({ body }) => body['outcome'] as unknown as Outcome),
    view: () => bench.row('view', 'o1'),
  }
}
const item = { table: 'order_items' }

describe('a row by itself', () => {
  test('of the same version as its parent is no old news', () => {
    const store = given('newer')
    store.apply(0, 1, { says: 'placed' })
    store.apply(10, 1, { ...item, says: 'small' })
    store.until(50)
    expect(store.outcomes()).toEqual(['applied', 'applied'])
    expect(store.view()).toEqual({ version: 1, status: 'placed', size: 'small' })
  })

  test('is old when a newer version of that row was applied, and only then', () => {
    const store = given('newer')
    store.apply(0, 3, { says: 'paid' })
    store.apply(10, 2, { ...item, says: 'big' })
    store.apply(20, 1, { ...item, says: 'small' })
    store.apply(30, 2, { says: 'placed' })
    store.until(50)
    expect(store.outcomes()).toEqual(['applied', 'applied', 'ignored', 'ignored'])
    expect(store.view()).toEqual({ version: 3, status: 'paid', size: 'big' })
  })

  test('that is deleted stays so for what is older, unless nothing is left of it', () => {
    for (const [more, outcome] of [
      [{ tombstones: true }, 'ignored'],
      [{}, 'applied'],
    ] as const) {
      const store = given('newer', more)
      store.apply(0, 3, { op: 'd' })
      store.apply(10, 1, { op: 'c', says: 'placed' })
      store.until(50)
      expect(store.outcomes()).toEqual(['applied', outcome])
    }
  })

  test('comes twice where nothing guards it, and once with an inbox', () => {
    const [bare, inbox] = [given('none'), given('none', { inbox: true })]
    for (const store of [bare, inbox]) {
      store.apply(0, 1, item)
      store.apply(10, 1, item)
      store.until(50)
    }
    expect(bare.outcomes()).toEqual(['applied', 'applied'])
    expect(inbox.outcomes()).toEqual(['applied', 'duplicate'])
  })
})

describe('a transaction of which it is known how many rows it has', () => {
  const parent = (says: string) => ({ says })
  const child = (says: string) => ({ ...item, says })

  test('waits for its last row and is applied in one step, in whatever order the rows come', () => {
    for (const rows of [
      [parent('placed'), child('small')],
      [child('small'), parent('placed')],
    ]) {
      const store = given('newer')
      for (const [i, row] of rows.entries()) store.apply(i * 10, 1, row, BOTH)
      store.until(8)
      expect(store.view()).toBeUndefined()
      store.until(50)
      expect(store.outcomes()).toEqual(['buffered', 'applied'])
      expect(store.view()).toEqual({ version: 1, status: 'placed', size: 'small' })
      expect(store.rows('waiting_events')).toEqual([])
    }
  })

  test('is applied once by a guard when all of it comes twice, and a row that comes twice is not two', () => {
    const store = given('newer')
    store.apply(0, 1, parent('placed'), BOTH)
    store.apply(10, 1, parent('placed'), BOTH)
    store.apply(20, 1, child('small'), BOTH)
    store.apply(30, 1, child('small'), BOTH)
    store.until(50)
    expect(store.outcomes()).toEqual(['buffered', 'buffered', 'applied', 'ignored'])
  })

  test('waits for the one before it in strict order, and both are applied in one step then', () => {
    const store = given('next')
    store.apply(0, 2, parent('paid'), BOTH)
    store.apply(10, 2, child('big'), BOTH)
    store.apply(20, 1, parent('placed'), BOTH)
    store.apply(30, 1, child('small'), BOTH)
    store.until(50)
    expect(store.outcomes()).toEqual(['buffered', 'buffered', 'buffered', 'applied'])
    expect(store.view()).toEqual({ version: 2, status: 'paid', size: 'big' })
    expect(store.heard('projector', 'applied').at(-1)?.body['released']).toEqual([
      'o1@1/orders',
      'o1@2/orders',
      'o1@2/order_items',
    ])
  })

  test('of a history that a failover ended gives way to the one that took its place', () => {
    const store = given('next')
    store.apply(0, 2, parent('paid'), ALONE)
    store.apply(10, 2, parent('cancelled'), { ...ALONE, stamp: '#1' })
    store.apply(20, 1, parent('placed'), ALONE)
    store.until(50)
    expect(store.view()).toEqual({ version: 2, status: 'cancelled' })
  })
})
