// Bundled scenarios whose point is a figure: each pair is run, and the relation that the summaries promise is measured.
import { describe, expect, test } from 'vitest'
import { caseOf, type Groups, seenIn } from './bundled-case'

const resultOf = (id: string, settings: Groups = {}) => caseOf(id, settings).result
const mean = (figures: readonly number[]) => figures.reduce((sum, each) => sum + each, 0) / figures.length

describe('reads and writes', () => {
  test('level-one, level-three: with a store of their own, queries leave the commands alone, and are a little old', () => {
    const [one, three] = [resultOf('level-one'), resultOf('level-three')]
    const calm = resultOf('level-three', { capacity: {} })
    expect(one.commands).toEqual(three.commands)
    expect(one.latency.commands.p99).toBeGreaterThan(1.5 * three.latency.commands.p99)
    expect(three.latency.commands).toEqual(calm.latency.commands)
    expect(one.queries.stale).toBe(0)
    expect(three.queries.stale).toBeGreaterThan(100)
    expect(three.lag.max).toBeLessThan(1000)
  })

  test('scale-reads: room for four on the read side alone takes the line away, and changes no command', () => {
    const [small, large] = [resultOf('scale-reads'), resultOf('scale-reads-large')]
    expect(small.queries.sent).toBe(large.queries.sent)
    expect(small.latency.queries.p99).toBeGreaterThan(3 * large.latency.queries.p99)
    expect(large.latency.queries.p99).toBeLessThan(40)
    expect(small.latency.commands).toEqual(large.latency.commands)
    expect(
      resultOf('scale-reads', { capacity: { readStore: 1, writeStore: 8, handler: 8 } }).latency.queries.p99,
    ).toBeGreaterThan(3 * large.latency.queries.p99)
  })

  test('hot-summary-row: twenty orders of one product queue for its row, each for the commits of those before it', () => {
    const hot = resultOf('hot-summary-row')
    const { p50, p99 } = hot.latency.commands
    expect(p99).toBeGreaterThan(20 * 60)
    expect(p50).toBeGreaterThan(10 * 60)
    expect(hot.throughput.commands).toBeLessThan(1000 / 60)
    expect(hot).toMatchObject({ converged: true, commands: { accepted: 20 } })
    const quick = resultOf('hot-summary-row', { service: { commit: 1.5 } })
    expect(quick.latency.commands.p99).toBeLessThan(p99 / 8)
    expect(quick.verdict).toEqual(['ok'])
  })

  test('sync-slows-writes, async-writes: the wait for the replica is in the median of the commands, and buys fresh reads', () => {
    const [apply, flush, quick] = [
      resultOf('sync-slows-writes'),
      resultOf('sync-slows-writes', { commit: 'flush' }),
      resultOf('async-writes'),
    ]
    const p50 = ({ latency }: typeof apply) => latency.commands.p50
    expect(p50(apply) - p50(quick)).toBeGreaterThan(65)
    expect(p50(flush) - p50(quick)).toBeGreaterThan(35)
    expect(p50(apply) - p50(flush)).toBeGreaterThan(25)
    expect(apply.lag.max).toBe(0)
    expect(quick.lag.max).toBeGreaterThan(70)
    expect([apply.queries.stale, quick.queries.stale]).toEqual([0, 0])
  })
})

describe('what a session gets to see', () => {
  test('two-replicas: a reader goes back in time; two-replicas-pinned: never, though the replica may be the slow one', () => {
    const goesBack = (id: string, settings: Groups = {}) => {
      const versions = seenIn(caseOf(id, settings).run).map(({ version }) => version)
      return versions.some((version, i) => version < Math.max(0, ...versions.slice(0, i)))
    }
    expect(goesBack('two-replicas')).toBe(true)
    expect(goesBack('two-replicas-pinned')).toBe(false)
    const broken = (id: string) =>
      resultOf(id).violations.filter(({ check }) => check === 'monotonic-reads').length
    expect(broken('two-replicas')).toBeGreaterThan(0)
    expect(broken('two-replicas-pinned')).toBe(0)
    expect(resultOf('two-replicas-pinned').queries.stale).toBe(14)
  })

  test('sticky-primary, version-token: the writer reads the own write, at the primary or after a wait; another reads the past', () => {
    for (const id of ['sticky-primary', 'version-token']) {
      const { run, result } = caseOf(id)
      const versions = (member: string) =>
        seenIn(run).flatMap((seen) => (seen.member === member ? seen.version : []))
      expect(versions('kim')).toEqual([1, 2, 2])
      expect(versions('lee')).toEqual([0, 1])
      expect(result.violations).toEqual([])
      expect(caseOf(id, { consistency: 'eventual' }).result.violations.map(({ check }) => check)).toContain(
        'read-your-writes',
      )
    }
    const [sticky, token] = [seenIn(caseOf('sticky-primary').run), seenIn(caseOf('version-token').run)]
    expect(sticky.map(({ isTruth }) => isTruth)).toEqual([true, false, true, false, false])
    expect(token.every(({ isTruth }) => !isTruth)).toBe(true)
    const own = (seen: typeof sticky) =>
      mean(seen.flatMap(({ member, wait, at }) => (member === 'kim' && at < 5000 ? wait : [])))
    expect(own(token)).toBeGreaterThan(8 * own(sticky))
    expect(Math.max(...token.map(({ wait }) => wait))).toBeLessThan(550)
  })

  test('flicker: twice what was shown goes away; flicker-until-version: never, and the read model is just as late', () => {
    const [naive, patient] = [resultOf('flicker'), resultOf('flicker-until-version')]
    expect([naive.queries.flickers, patient.queries.flickers]).toEqual([2, 0])
    expect(naive.lag).toEqual(patient.lag)
    expect(naive.latency).toEqual(patient.latency)
    expect(resultOf('flicker', { query: {} }).queries.flickers).toBe(0)
  })
})
