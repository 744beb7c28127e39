// The cases of the literature among the bundled scenarios: hotel, social network, shop, goals and reporting, as their summaries say.
import { describe, expect, test } from 'vitest'
import { caseOf, refusedIn, screensOf, seenIn } from './bundled-case'

const SEEDS = [
  'hotel-evening',
  'social-evening',
  'shop-projector-bugs',
  'goals-day',
  'goals-day-cache',
  'reporting-batch',
]

test.each(SEEDS)('%s has some hundred commands and comes to its end', (id) => {
  const { result } = caseOf(id)
  expect(result.commands.accepted).toBeGreaterThan(150)
  expect(result.stopped).toBe('quiet')
})

describe('hotel-evening', () => {
  const evening = caseOf('hotel-evening')
  const seen = seenIn(evening.run)
  const of = (feature: string) => seen.filter((each) => each.feature === feature)

  test('the booking page is answered by the write model, search never is', () => {
    expect(of('booking').length).toBeGreaterThan(50)
    expect(of('booking').every(({ isTruth }) => isTruth)).toBe(true)
    expect(of('search').some(({ isTruth }) => isTruth)).toBe(false)
  })

  test('my bookings always show the own booking: at once, after a wait, or from the primary during the outage', () => {
    expect(screensOf(evening, 'read-your-writes')).not.toContain('my-bookings')
    expect(screensOf(evening, 'read-your-writes')).toContain('search')
    const during = of('my-bookings').filter(({ at }) => at > 25_000 && at < 30_000)
    expect(during.some(({ isTruth, wait }) => isTruth && wait >= 1000)).toBe(true)
    expect(of('my-bookings').some(({ isTruth, wait }) => !isTruth && wait > 100)).toBe(true)
  })

  test('search is old for as long as the broker is away, and nothing is ever overbooked', () => {
    expect(evening.result.lag.max).toBeGreaterThan(5000)
    expect(refusedIn(evening.run)).toContain('BookRoom sold-out')
    for (const row of Object.values(evening.result.view['room_availability'] as object)) {
      const { booked, held, capacity } = row as { booked: number; held: number; capacity: number }
      expect(booked + held).toBeLessThanOrEqual(capacity)
    }
    expect(evening.result.converged).toBe(true)
  })
})

describe('social-evening', () => {
  const evening = caseOf('social-evening')
  const seen = seenIn(evening.run)

  test('whoever writes or likes sees the own action at once: the influencer from the write model, others after a wait', () => {
    const walls = (userClass: string) =>
      seen.filter((each) => each.feature === 'own-wall' && each.userClass === userClass)
    expect(walls('influencer')).toHaveLength(10)
    expect(walls('influencer').every(({ isTruth, wait }) => isTruth && wait < 50)).toBe(true)
    expect(walls('ordinary')).toHaveLength(5)
    expect(walls('ordinary').every(({ isTruth, wait }) => !isTruth && wait < 2000)).toBe(true)
    expect(Math.max(...walls('ordinary').map(({ wait }) => wait))).toBeGreaterThan(300)
    expect(screensOf(evening, 'read-your-writes')).not.toContain('own-wall')
  })

  test('timelines are answered at once and are seconds behind', () => {
    const timelines = seen.filter(({ feature }) => feature === 'timeline')
    expect(timelines.every(({ isTruth, wait }) => !isTruth && wait < 60)).toBe(true)
    expect(evening.result.queries.stale).toBeGreaterThan(50)
    expect(evening.result.lag.max).toBeLessThan(2000)
  })

  test('Sora, who only reads, sees Mina’s posts later than Mina', () => {
    const asked = seen.filter(({ at }) => at % 5000 === 4200)
    const [mina, sora] = ['account-1', 'account-3'].map((member) =>
      asked.filter((each) => each.member === member),
    )
    const behind = mina?.filter(({ version }, i) => (sora?.[i]?.version ?? 0) < version) ?? []
    expect(mina).toHaveLength(10)
    expect(behind.length).toBeGreaterThanOrEqual(5)
  })
})

describe('shop-projector-bugs', () => {
  const shop = caseOf('shop-projector-bugs')

  test('a cancellation that overtakes its order changes nothing: the order is never cancelled', () => {
    expect(shop.result.truth['order_summaries']).toHaveProperty('order-400.status', 'cancelled')
    expect(shop.result.view['order_summaries']).toHaveProperty('order-400.status', 'placed')
    expect(shop.result.models.stale).toBe(1)
  })

  test('while the product service is away every new order is logged and lost, and all offsets are committed', () => {
    const { missing } = shop.result.models
    expect(missing).toBeGreaterThanOrEqual(5)
    const { rows } = shop.run.simulation
    const committed = rows
      .keys('group_offsets')
      .reduce((sum, key) => sum + Number(rows.get('group_offsets', key)), 0)
    expect(committed).toBe(shop.result.events.committed)
  })

  test('one topic with a key, and retrying instead of logging, lose nothing', () => {
    const mended = caseOf('shop-projector-bugs', {
      producer: { topics: 'one' },
      projector: { apply: 'partial', onError: 'retry', enrich: 'call', count: 2 },
    })
    expect(mended.result.converged).toBe(true)
    expect(mended.result.verdict).not.toContain('lost')
  })
})

describe('goals', () => {
  test('goals-day: what was committed while the document store was away stays unknown to the calendar', () => {
    const { result } = caseOf('goals-day')
    const lost = result.violations.filter(({ check }) => check === 'no-lost-event')
    expect(lost.length).toBeGreaterThan(0)
    expect(result.commands.failed).toBe(0)
    expect(result.models.stale).toBeGreaterThan(0)
  })

  test('goals-day: a job that compares both sides brings it back', () => {
    expect(caseOf('goals-day', { reconcile: { interval: 10_000 } }).result.converged).toBe(true)
  })

  test('goals-day-cache: the lost invalidations heal with the life of the keys', () => {
    const { result } = caseOf('goals-day-cache')
    expect(result).toMatchObject({ converged: true, models: { stale: 0, wrong: 0 } })
    expect(result.queries.loads).toBeGreaterThan(100)
    expect(result.lag.max).toBeLessThan(12_000)
    expect(caseOf('goals-day-cache', { cache: { fill: 'aside', ttl: null } }).result.converged).toBe(false)
  })
})

describe('reporting-batch', () => {
  test('between two runs the report is old, at most for an interval; after the last it is true, deleted orders included', () => {
    const { run, result } = caseOf('reporting-batch')
    expect(result.converged).toBe(true)
    expect(result.lag.max).toBeGreaterThan(25_000)
    expect(result.lag.max).toBeLessThan(32_000)
    expect(result.queries.stale).toBeGreaterThan(100)
    expect(
      run.journal.filter(({ component, event }) => component === 'job' && event === 'loaded').length,
    ).toBeGreaterThanOrEqual(5)
  })

  test('without comparing keys, deleted orders stay in the report for ever', () => {
    const { result } = caseOf('reporting-batch', { etl: { interval: 30_000 } })
    expect(result.verdict).toContain('ghost')
    expect(result.models.extra).toBeGreaterThan(0)
  })
})
