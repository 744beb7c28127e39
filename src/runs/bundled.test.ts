// The bundled scenarios: each ends, gives the verdict that its summary promises, and the day in a shop looks like one.
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#domains'
import { bundled, bundledScenario } from '#scenarios'
import { resultOf, type RunResult } from './result'
import { Run } from './run'

function finished(id: string): { readonly run: Run; readonly result: RunResult } {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`There is no scenario ${id}`)
  const run = new Run({ scenario, without: [], interventions: [] })
  const halt = run.finish()
  return { run, result: resultOf(run, halt) }
}

/** What the summary of each promises. */
const promised: { readonly [id: string]: readonly string[] } = {
  'first-order': ['ok'],
  'relay-crash': ['lag', 'rewound'],
  'relay-crash-delta': ['lag', 'duplicated'],
  'relay-crash-inbox': ['lag'],
  'batch-sent-twice': ['rewound'],
  'mark-before-publish': ['lost'],
  'gap-skip': ['lost'],
  'long-transaction': ['lag'],
  'burnt-id': ['lag'],
  'ack-before-apply': ['lost'],
  'broker-outage': ['lag'],
  'poison-message': ['stalled'],
  'bad-network': ['lag'],
  'last-room': ['ok'],
  'own-post': ['ok'],
  'dual-write-crash': ['lost'],
  'reconciled-dual-write': ['until-refresh'],
  'read-first-abort': ['phantom'],
  'stale-cache-set': ['overwritten'],
  'search-refresh': ['ok'],
  'trigger-rejects': ['writes-blocked'],
  'publish-lost': ['lost'],
  'published-then-aborted': ['phantom'],
  'leader-lost': ['lost'],
  'topics-per-type': ['lost'],
  'catch-and-log': ['lost'],
  'offset-replay': ['lag', 'rewound'],
  'nats-away': ['lost'],
  'jetstream-redelivery': ['overwritten'],
  'delivery-limit': ['lost'],
  'connect-crash': ['rewound'],
  'slot-growth': ['lag', 'disk-growth'],
  'slot-lost': ['lag', 'lost'],
  'event-before-visible': ['ok'],
  'failover-without-slot': ['lost', 'phantom'],
  'torn-order': ['torn'],
  'half-moved': ['torn'],
  'renamed-field': ['stalled'],
  'compacted-ghost': ['lag', 'ghost'],
  'standby-flushed': ['lag'],
  'standby-applied': ['writes-blocked'],
  'standby-gone': ['writes-blocked'],
  'view-refresh': ['until-refresh', 'reads-blocked'],
  'etl-ghost': ['until-refresh', 'ghost'],
  'checkpoint-crash': ['rewound'],
  'rebuild-notifies': ['duplicated'],
  // The cases of the literature and of practice; edge-cases.test.ts looks at each of them closely.
  'hotel-evening': ['lag'],
  'social-evening': ['ok'],
  'shop-projector-bugs': ['lag', 'lost'],
  'goals-day': ['lag', 'lost'],
  'goals-day-cache': ['lag', 'until-refresh'],
  'reporting-batch': ['until-refresh'],
  'two-writers': ['ok'],
  'failed-payment': ['ok'],
  'hold-expires': ['ok'],
  'skip-locked': ['overwritten'],
  'out-of-order-buffered': ['lag'],
  'skipped-by-version': ['ok'],
  'cache-stampede': ['ok'],
  'cache-single-flight': ['ok'],
  'erase-person': ['ok'],
  'erase-person-forgotten': ['ghost'],
  'rebuild-under-load': ['ok'],
  'projection-added': ['ok'],
  burst: ['lag'],
  'kafka-or-rabbit-kafka': ['lag'],
  'kafka-or-rabbit-rabbit': ['overwritten'],
  'lease-lost': ['overwritten'],
  'level-one': ['ok'],
  'level-three': ['ok'],
  'hot-summary-row': ['writes-blocked'],
  'two-replicas': ['lag'],
  'two-replicas-pinned': ['lag'],
  'sticky-primary': ['ok'],
  'version-token': ['ok'],
  flicker: ['ok'],
  'flicker-until-version': ['ok'],
  'scale-reads': ['ok'],
  'scale-reads-large': ['ok'],
  'sync-slows-writes': ['ok'],
  'async-writes': ['ok'],
  'jetstream-two-consumers': ['overwritten'],
  'zombie-consumer': ['lag', 'overwritten'],
}

/** What leaves the read model wrong. Messages that people got twice leave it as it should be. */
const WRONG: readonly string[] = [
  'rebuildable',
  'lost',
  'phantom',
  'ghost',
  'duplicated',
  'overwritten',
  'no-history',
  'stalled',
]
const RIGHT_NEVERTHELESS = ['rebuild-notifies']
/** What goes on for as long as anybody looks: something is tried again and again. */
const ENDLESS = ['poison-message', 'renamed-field']

test('there are at least fifty, each has a table row here, texts in both languages and an id of its own', () => {
  expect(bundled.length).toBeGreaterThanOrEqual(50)
  expect(bundled.map(({ id }) => id).toSorted()).toEqual([...Object.keys(promised), 'shop-day'].toSorted())
  for (const { title, summary } of bundled) {
    expect(summary.en).not.toBe(title.en)
    for (const text of [title, summary]) expect(text.ko).toMatch(/[가-힣]/)
    expect(Math.max(summary.en.length, summary.ko.length)).toBeLessThanOrEqual(600)
  }
})

test.each(Object.entries(promised))('%s gives %j, and ends', (id, verdict) => {
  const { result } = finished(id)
  expect(result.verdict).toEqual(verdict)
  expect(result.stopped).toBe(ENDLESS.includes(id) ? 'limit' : 'quiet')
  const isRight = RIGHT_NEVERTHELESS.includes(id) || !verdict.some((code) => WRONG.includes(code))
  expect(result.converged).toBe(isRight)
})

describe('shop-day', { timeout: 120_000 }, () => {
  const { run, result } = finished('shop-day')
  const sent = run.journal.filter(
    ({ event, cause }) => event === 'send' && cause.kind === 'timer' && cause.body['kind'] === 'command',
  )
  const hours = Array.from(
    { length: 24 },
    (_, hour) => sent.filter(({ at }) => Math.floor(at / 3_600_000_000) === hour).length,
  )
  const ofType = (type: string) =>
    [...run.simulation.rows.entries('outbox')].filter(
      ([, row]) => (row as { readonly event: { readonly type: string } }).event.type === type,
    )

  test('has at least 5,000 commands and converges, with nothing worse than lag', () => {
    expect(sent).toHaveLength(result.commands.sent)
    expect(result.commands.sent).toBeGreaterThanOrEqual(5000)
    expect(result.converged).toBe(true)
    expect(result.verdict).toEqual(['lag'])
    expect(result.stopped).toBe('quiet')
  })

  test('is busiest in the evening and quiet at night', () => {
    const span = (from: number, to: number) => hours.slice(from, to).reduce((sum, count) => sum + count, 0)
    expect(Math.max(...hours)).toBe(Math.max(...hours.slice(19, 22)))
    expect(span(19, 22)).toBeGreaterThan(10 * span(2, 5))
    expect(hours.every((count) => count > 0)).toBe(true)
  })

  test('sells its most popular product three times as often as its least, and more than 100 orders are cancelled', () => {
    const sales = Object.values((result.truth['sales_by_product'] ?? {}) as JsonObject).map(
      (row) => (row as { readonly orders: number }).orders,
    )
    expect(Math.max(...sales)).toBeGreaterThanOrEqual(3 * Math.min(...sales))
    expect(ofType('OrderCancelled').length).toBeGreaterThan(100)
  })

  test('shows the outage at noon as a lag of fifteen minutes or more', () => {
    expect(result.lag.max).toBeGreaterThanOrEqual(15 * 60_000)
    const widest = run.course.lag.series.reduce((most, point) =>
      point.committed - point.visible > most.committed - most.visible ? point : most,
    )
    expect(widest.at / 3_600_000_000).toBeGreaterThan(12)
    expect(widest.at / 3_600_000_000).toBeLessThan(12.5)
    expect(result.lag.p50).toBeLessThan(5_000)
  })
})
