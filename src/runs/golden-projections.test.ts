// Golden scenarios G42–G48: checkpoints, push messages in a rebuild, and what people see of a hotel, a network and a search index.
import { describe, expect, test } from 'vitest'
import { harmOf, heard, type Played, played, rowIn, verdictOf, versions } from './golden'

/** The answers to a member's queries, in order. */
function seenBy(it: Played, member: string) {
  const whose = new Map<string, unknown>()
  for (const { changes } of it.run.journal)
    for (const { table, key, after } of changes)
      if (table === 'client.requests' && after !== undefined)
        whose.set(key, (after as { readonly member: string }).member)
  return heard(it).filter(({ type, task }) => type === 'result' && whose.get(task) === member)
}

describe('G42: a projector that is killed between apply and checkpoint', () => {
  test('upsert: rewound', () => {
    const { result } = played('checkpoint-crash')
    expect(result.verdict).toEqual(['rewound'])
    expect(result.converged).toBe(true)
  })

  test('delta: duplicated', () => {
    const { result } = played('checkpoint-crash', { settings: { projector: { apply: 'delta' } } })
    expect(result.violations.map(({ check }) => check)).toContain('no-double-effect')
    expect(result.verdict).toEqual(['duplicated'])
    expect(result.converged).toBe(false)
  })

  test.each(['upsert', 'delta'])('%s with the checkpoint in the same transaction: ok', (apply) => {
    const projector = { apply, checkpoint: 'same-transaction', checkpointEvery: 1 }
    expect(verdictOf('checkpoint-crash', { settings: { projector } })).toEqual(['ok'])
  })
})

describe('G44: a rebuild from an event store whose projector sends push messages', () => {
  const pushed = ({ run }: Played) => {
    const { rows } = run.simulation
    return rows.keys('pushes').map((key) => (rows.get('pushes', key) as { readonly event: string }).event)
  }
  const added = ['2', '3', '5'].map((version) => `day-2026-11-26@${version}`)

  test('sends every message again', () => {
    const it = played('rebuild-notifies')
    expect(it.result.verdict).toEqual(['duplicated'])
    expect(pushed(it).toSorted()).toEqual([...added, ...added].toSorted())
    expect(it.result.violations.filter(({ anomaly }) => anomaly === 'A28')).toHaveLength(3)
  })

  test('sends none again behind a gate', () => {
    const it = played('rebuild-notifies', { settings: { projector: { gate: true } } })
    expect(it.result.verdict).toEqual(['ok'])
    expect(pushed(it).toSorted()).toEqual(added)
  })
})

test('G45: two guests book the last room of a stale search: the strong check rejects the second, and the search heals', () => {
  const it = played('last-room')
  const refused = heard(it).filter(({ type }) => type === 'rejected')
  expect(refused.map(({ body }) => body['refusal'])).toEqual(['sold-out'])
  expect(it.result.commands).toMatchObject({ accepted: 2, rejected: 1 })
  const available = seenBy(it, 'guest-2').map(
    ({ body }) => (body['row'] as { readonly available: number }).available,
  )
  expect(available).toEqual([1, 1, 0])
  expect(rowIn(it, 'room_availability', 'room-1')).toMatchObject({ available: 0, lastGuest: 'guest-1' })
  expect(it.result.verdict).toEqual(['ok'])
  expect(it.result.queries.stale).toBe(1)
})

test('G46: the author sees the own post at once, a friend within the lag', () => {
  const it = played('own-post')
  const [own] = seenBy(it, 'account-1')
  const friend = seenBy(it, 'account-2')
  expect(own?.body['version']).toBe(2)
  expect(friend.map(({ body }) => body['version'])).toEqual([1, 2])
  expect(it.result.lag.max).toBeLessThan(1500)
  expect(it.result.violations.map(({ check }) => check)).not.toContain('read-your-writes')
  expect(it.result.verdict).toEqual(['ok'])
})

describe('G48: a search index', () => {
  /** Versions that were found, of the searches whose answers came after the command's own. */
  const afterAnswer = (it: Played) => {
    const [accepted] = heard(it).filter(({ type }) => type === 'accepted')
    const found = heard(it).filter(({ type, at }) => type === 'result' && at > (accepted?.at ?? 0))
    return found.map(({ body }) => body['version'])
  }

  test('misses at once what was written, for 1 s at most', () => {
    const it = played('search-refresh')
    expect(versions(it)).toEqual([0, 0, 0, 1, 1])
    expect(afterAnswer(it)).toEqual([0, 0, 0, 1, 1])
    expect(it.result.lag.max).toBeLessThanOrEqual(1001)
    expect(harmOf(it)).toEqual([])
  })

  test('finds it by id at once', () => {
    expect(versions(played('search-refresh', { settings: { search: { read: 'get' } } }))).toEqual([
      1, 1, 1, 1, 1,
    ])
  })

  test('finds it in every search after the answer to a writer who waits for the refresh', () => {
    const it = played('search-refresh', { settings: { search: { waitFor: true } } })
    expect(afterAnswer(it).length).toBeGreaterThan(0)
    expect(new Set(afterAnswer(it))).toEqual(new Set([1]))
  })
})
