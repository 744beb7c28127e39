// Golden scenarios G35–G41: read replicas and what commits wait for, materialised views, and batch ETL.
import { describe, expect, test } from 'vitest'
import { answersBefore, heard, type Played, played, rowIn, versions } from './golden'

/** When the client was told that its nth command was accepted, in milliseconds. */
const acceptedAt = (it: Played, nth: number) =>
  heard(it).filter(({ type }) => type === 'accepted')[nth - 1]?.at ?? Infinity

describe('G35: synchronous_commit=on and a replay that is paused', () => {
  test('the commit returns, the standby is still old', () => {
    const it = played('standby-flushed')
    expect(acceptedAt(it, 2)).toBeLessThan(1200)
    expect(versions(it)).toEqual([1, 2])
    expect(it.result.verdict).toEqual(['lag'])
    expect(it.result.converged).toBe(true)
  })
})

describe('G36: remote_apply and a replay that is paused', () => {
  test('the commit blocks', () => {
    const it = played('standby-applied')
    expect(acceptedAt(it, 2)).toBeGreaterThan(5000)
    expect(it.result.verdict).toEqual(['writes-blocked'])
    expect(it.result.converged).toBe(true)
  })
})

describe('G37: the only synchronous standby is stopped', () => {
  test('commits hang, and nobody sees the row: writes blocked', () => {
    const it = played('standby-gone')
    expect(it.result.verdict).toEqual(['writes-blocked'])
    const [during] = heard(it).filter(({ type }) => type === 'result')
    expect(during?.body).toMatchObject({ version: 1, source: 'truth' })
    expect(answersBefore(it, 'accepted', 8000)).toBe(1)
    expect(rowIn(it, 'orders', 'order-1')).toMatchObject({ version: 2 })
  })

  test('a wait that is cancelled ends with a commit on the primary alone, and the warning that it is one', () => {
    const it = played('standby-gone', { settings: { replica: { patience: 500 } } })
    expect(acceptedAt(it, 2)).toBeGreaterThan(1500)
    expect(acceptedAt(it, 2)).toBeLessThan(1700)
    const warnings = heard(it).flatMap(({ type, body }) => (type === 'accepted' ? [body['warning']] : []))
    expect(warnings).toEqual([undefined, 'committed-locally'])
    const [during] = heard(it).filter(({ type }) => type === 'result')
    expect(during?.body).toMatchObject({ version: 2, source: 'truth' })
  })
})

describe('G39: a view that is refreshed every 60 s, which takes 5 s', () => {
  test('is up to 65 s old, and a plain refresh makes readers wait for 5 s', () => {
    const it = played('view-refresh')
    expect(it.result.verdict).toEqual(['until-refresh', 'reads-blocked'])
    expect(it.result.lag.max).toBeGreaterThan(64_000)
    expect(it.result.lag.max).toBeLessThanOrEqual(65_000)
    const [first] = heard(it).filter(({ type }) => type === 'result')
    expect((first?.at ?? 0) - 60_060).toBeGreaterThan(4900)
    expect((first?.at ?? 0) - 60_060).toBeLessThan(5050)
  })

  test('blocks nobody where it is concurrent', () => {
    const it = played('view-refresh', { settings: { refresh: { concurrently: true } } })
    expect(it.result.verdict).toEqual(['until-refresh'])
  })
})

describe('G41: an order that is deleted between two runs of the batch', () => {
  test('stays in the read model: ghost', () => {
    const it = played('etl-ghost')
    expect(it.result.verdict).toContain('ghost')
    expect(rowIn(it, 'orders', 'order-2')).toBeUndefined()
    expect(rowIn(it, 'order_summaries', 'order-2')).toBeDefined()
  })

  test.each(['soft', 'diff'])('goes with %s', (deletes) => {
    const it = played('etl-ghost', { settings: { etl: { deletes } } })
    expect(it.result.verdict).toEqual(['until-refresh'])
    expect(it.result.converged).toBe(true)
  })
})
