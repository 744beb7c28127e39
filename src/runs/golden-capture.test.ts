// Golden scenarios G26–G33: change data capture; offsets, slots, failover, changes in parts, and a compacted topic.
import { describe, expect, test } from 'vitest'
import { answersBefore, harmOf, heard, type Played, played, rowIn, verdictOf } from './golden'

/** The ids of the events in the order in which the broker's log got them. */
const published = ({ run }: Played) =>
  run.journal.flatMap(({ changes }) =>
    changes.flatMap(({ table, before, after }) =>
      table === 'log' && before === undefined
        ? [(after as { readonly event: { readonly id: string } }).event.id]
        : [],
    ),
  )

/** What each version of the slot's row said, and when, in minutes. */
const slots = ({ run }: Played) =>
  run.journal.flatMap(({ at, changes }) =>
    changes.flatMap(({ table, after }) => {
      if (table !== 'slots' || after === undefined) return []
      const { retained = 0, lost = false } = after as { readonly retained?: number; readonly lost?: boolean }
      return [{ minute: at / 60_000_000, retained, lost }]
    }),
  )

describe('G26: a connector that dies 40 s after it saved its offset', () => {
  const repeated = ['order-1@2', 'order-1@3', 'order-3@1', 'order-2@2', 'order-3@2']

  test('publishes the events of these 40 s again, in order: rewound', () => {
    const it = played('connect-crash')
    const readers = it.run.journal.filter(({ component }) => component === 'log-reader')
    const crash = readers.findIndex(({ event }) => event === 'crash')
    const saved = readers.slice(0, crash).findLast(({ event }) => event === 'saved')
    expect(((readers[crash]?.at ?? 0) - (saved?.at ?? 0)) / 1_000_000).toBeCloseTo(40, 0)
    const once = ['order-1@1', 'order-2@1', ...repeated]
    expect(published(it)).toEqual([...once, ...repeated, 'order-3@3'])
    expect(it.result.verdict).toEqual(['rewound'])
    expect(it.result.converged).toBe(true)
  })

  test('and they are counted twice with delta, once with an inbox', () => {
    const delta = { projector: { apply: 'delta' } }
    expect(verdictOf('connect-crash', { settings: delta })).toEqual(['duplicated'])
    expect(
      harmOf(played('connect-crash', { settings: { projector: { apply: 'delta', inbox: true } } })),
    ).toEqual([])
  })
})

test('G27: Kafka down for 1 h at 5 MB/s: lag, and about 18 GB of log are pinned', () => {
  const it = played('slot-growth')
  expect(it.result.verdict).toEqual(['lag', 'disk-growth'])
  expect(it.result.converged).toBe(true)
  const most = Math.max(...slots(it).map(({ retained }) => retained))
  expect(most).toBeGreaterThan(17_500)
  expect(most).toBeLessThan(18_500)
})

test('G28: with max_slot_wal_keep_size 10 GB the slot is lost after about 33 min: lost, and writes stay up', () => {
  const it = played('slot-lost')
  expect(it.result.verdict).toContain('lost')
  expect(it.result.verdict).not.toContain('disk-growth')
  expect(it.result.verdict).not.toContain('writes-blocked')
  const given = slots(it).find(({ lost }) => lost)
  expect(given?.minute).toBeGreaterThan(32.5)
  expect(given?.minute).toBeLessThan(34.5)
  expect(it.result.commands).toEqual({ sent: 6, accepted: 6, rejected: 0, failed: 0 })
})

test('G29: while a commit waits for its standby its event is delivered, and a SELECT sees nothing', () => {
  const it = played('event-before-visible')
  const reads = heard(it).filter(({ type }) => type === 'result')
  const told = reads.map(({ body }) => [body['source'] ?? 'model', body['version']])
  expect(told).toEqual(expect.arrayContaining([['model', 1]]))
  expect(told.filter(([source]) => source === 'truth')).toEqual([
    ['truth', 0],
    ['truth', 1],
  ])
  expect(answersBefore(it, 'accepted', 1500)).toBe(0)
  expect(it.result.commands.accepted).toBe(1)
  expect(it.result.verdict).toEqual(['ok'])
})

describe('G30: an asynchronous failover where slots do not fail over (PG 15)', () => {
  test('takes back what was acknowledged, whose event is out, and forgets the slot: phantom and lost', () => {
    const it = played('failover-without-slot')
    expect(it.result.verdict).toEqual(['lost', 'phantom'])
    expect(it.result.commands.accepted).toBe(4)
    expect(published(it)).toContain('order-1@2')
    expect(rowIn(it, 'orders', 'order-1')).toMatchObject({ version: 1 })
    expect(rowIn(it, 'order_summaries', 'order-1')).toMatchObject({ version: 2 })
    const gone = it.run.journal.some(({ event, changes }) =>
      changes.some(({ table, after }) => event === 'failover' && table === 'slots' && after === undefined),
    )
    expect(gone).toBe(true)
    expect(rowIn(it, 'orders', 'order-2')).toBeDefined()
    expect(rowIn(it, 'order_summaries', 'order-2')).toBeUndefined()
  })

  test('a failover slot gives out only what the standby has: no phantom, nothing lost', () => {
    const { result } = played('failover-without-slot', { settings: { cdc: { failoverSlot: true } } })
    expect(result.verdict).toContain('acked-loss')
    expect(result.verdict).not.toContain('phantom')
    expect(result.verdict).not.toContain('lost')
    expect(result.converged).toBe(true)
  })
})

describe('G31: an order and its items, written in one transaction', () => {
  test('the header is visible before the items: torn, then ok', () => {
    const it = played('torn-order')
    expect(it.result.verdict).toEqual(['torn'])
    expect(it.result.converged).toBe(true)
    const ids = published(it).filter((id) => id.startsWith('order-1@1'))
    expect(ids).toEqual(['order-1@1/orders', 'order-1@1/order_items'])
    expect(it.result.violations.map(({ check }) => check)).toContain('no-torn-read')
  })

  test('with transaction metadata they are shown together: ok', () => {
    expect(verdictOf('torn-order', { settings: { cdc: { metadata: true } } })).toEqual(['ok'])
  })
})

describe('G33: a compacted topic, a delete at hour 1, a projector that is away for 30 h', () => {
  test('the delete marker is gone when it comes back: ghost', () => {
    const it = played('compacted-ghost')
    expect(it.result.verdict).toContain('ghost')
    expect(rowIn(it, 'orders', 'order-1')).toBeUndefined()
    expect(rowIn(it, 'order_summaries', 'order-1')).toBeDefined()
    expect(rowIn(it, 'order_summaries', 'order-2')).toMatchObject({ status: 'paid' })
  })

  test('a marker that is kept for longer than that does its work', () => {
    const kept = { kafka: { tombstoneRetention: 48 * 3_600_000 } }
    expect(harmOf(played('compacted-ghost', { settings: kept }))).toEqual([])
  })
})
