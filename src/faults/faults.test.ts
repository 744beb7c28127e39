// Faults as plans and as decisions: when each begins and ends, and what it does to a message, a row and a component.
import { describe, expect, test } from 'vitest'
import type { FaultScope, JsonObject, LinkSpec, Message } from '#kernel'
import { type Fault, type PlannedAction } from './fault'
import { controlsOf } from './plan'
import { faultPolicy, POISON } from './policy'

const link: LinkSpec = { id: 'a->b', from: 'a', to: 'b', least: 100, spread: 50, ordered: true }
const bad: Extract<Fault, { kind: 'link' }> = {
  kind: 'link',
  link: 'a->b',
  from: 0,
  until: null,
  drop: 0,
  dropAck: 0,
  duplicate: 0,
  reorder: 0,
  delay: 0,
}

const message = (from: string, more: Partial<Message> = {}): Message => ({
  id: 'm1',
  link: 'a->b',
  from,
  to: from === 'a' ? 'b' : 'a',
  kind: 'request',
  type: 'ask',
  subject: '',
  body: {},
  sent: 0,
  due: 100,
  sequence: 1,
  attempt: 1,
  correlation: '',
  causation: '',
  answers: '',
  epoch: 1,
  forEpoch: 0,
  background: false,
  ...more,
})

function scopeOf(...faults: readonly Fault[]) {
  const rows = new Map<string, JsonObject>(faults.map((fault, i) => [`f${i}`, fault]))
  let word = 0
  const scope: FaultScope = {
    now: 0 as FaultScope['now'],
    active: () => [...rows],
    update: (id, fault) => void (fault === undefined ? rows.delete(id) : rows.set(id, fault)),
    draw: () => (word = (word + 0x20000001) >>> 0),
  }
  return { scope, rows }
}
const fateOf = (from: string, ...faults: readonly Fault[]) =>
  faultPolicy.fate(link, message(from), scopeOf(...faults).scope)

describe('a plan', () => {
  test('crashes at its instant, never before now', () => {
    const fault: Fault = { kind: 'crash', component: 'a', at: 50, restartAfter: 10 }
    const control = { kind: 'crash', component: 'a', cause: 'f', restartAfter: 10 }
    expect(controlsOf(fault, 'f', 0)).toEqual([{ at: 50, control }])
    expect(controlsOf(fault, 'f', 70)).toEqual([{ at: 70, control }])
  })

  test('puts a fault in force from its beginning to its end, where it has one', () => {
    const slow: Fault = { kind: 'slow', component: 'a', factor: 3, from: 10, until: 20 }
    expect(controlsOf(slow, 'f', 0).map(({ at, control }) => [at, control.kind])).toEqual([
      [10, 'fault'],
      [20, 'heal'],
    ])
    expect(controlsOf({ ...slow, until: null }, 'f', 0).map(({ at }) => at)).toEqual([10])
  })

  test('takes a component down and brings it back', () => {
    const down: Fault = { kind: 'down', component: 'a', from: 10, until: 20 }
    expect(controlsOf(down, 'f', 0).map(({ at, control }) => [at, control.kind])).toEqual([
      [10, 'crash'],
      [20, 'restart'],
    ])
  })
})

describe('a bad link', () => {
  test('loses requests and answers apart', () => {
    expect(fateOf('a', { ...bad, drop: 1 }).lost).toBe(true)
    expect(fateOf('b', { ...bad, drop: 1 }).lost).toBe(false)
    expect(fateOf('a', { ...bad, dropAck: 1 }).lost).toBe(false)
    expect(fateOf('b', { ...bad, dropAck: 1 }).lost).toBe(true)
  })

  test('doubles what goes its way, lets it overtake, and delays it by as much again at most', () => {
    expect(fateOf('a', { ...bad, duplicate: 1 }).copies).toHaveLength(1)
    expect(fateOf('b', { ...bad, duplicate: 1 }).copies).toHaveLength(0)
    expect(fateOf('a', { ...bad, reorder: 1 }).overtakes).toBe(true)
    const { delay } = fateOf('a', { ...bad, delay: 1000 })
    expect(delay).toBeGreaterThanOrEqual(1000)
    expect(delay).toBeLessThan(2000)
  })

  test('leaves other links alone', () => {
    expect(fateOf('a', { ...bad, link: 'b->c', drop: 1 }).lost).toBe(false)
  })

  test('that is cut lets nothing through, not even a copy, in whatever order the faults began', () => {
    const cut: Fault = { kind: 'cut', link: 'a->b', from: 0, until: null }
    for (const faults of [
      [cut, { ...bad, duplicate: 1 }],
      [{ ...bad, duplicate: 1 }, cut],
    ])
      expect(fateOf('a', ...faults)).toMatchObject({ lost: true, copies: [] })
  })
})

describe('a hand on the nth message', () => {
  const nth = (action: PlannedAction, type = ''): Fault => ({
    kind: 'message',
    link: 'a->b',
    nth: 2,
    type,
    action,
    until: 900,
  })

  test("counts what goes the link's way, strikes once, and is over", () => {
    const { scope, rows } = scopeOf(nth('drop'))
    const fates = ['a', 'b', 'a', 'a'].map((from) => faultPolicy.fate(link, message(from), scope).lost)
    expect(fates).toEqual([false, false, true, false])
    expect(rows.size).toBe(0)
  })

  test('counts only its type, and no notices', () => {
    const { scope } = scopeOf(nth('drop', 'ask'))
    const lost = [
      { type: 'ask' },
      { type: 'tell' },
      { kind: 'notice' as const, type: 'ask' },
      { type: 'ask' },
    ].map((more) => faultPolicy.fate(link, message('a', more), scope).lost)
    expect(lost).toEqual([false, false, false, true])
  })

  test('counts the answers instead, where it is said so', () => {
    const { scope } = scopeOf({ ...nth('drop'), answer: true } as Fault)
    const lost = ['b', 'a', 'b'].map((from) => faultPolicy.fate(link, message(from), scope).lost)
    expect(lost).toEqual([false, false, true])
  })

  test('makes it late, but lets nothing overtake it', () => {
    const late = fateOf('a', { ...nth('delay'), nth: 1 } as Fault)
    expect(late).toMatchObject({ delay: 900 - message('a').due, overtakes: false, heldUntil: undefined })
  })

  test('holds until its instant, or brings it at once', () => {
    expect(fateOf('a', { ...nth('hold'), nth: 1 } as Fault)).toMatchObject({
      heldUntil: 900,
      overtakes: true,
    })
    expect(fateOf('a', { ...nth('deliver'), nth: 1 } as Fault)).toMatchObject({
      delay: -150,
      overtakes: true,
    })
    expect(fateOf('a', { ...nth('duplicate'), nth: 1 } as Fault).copies).toHaveLength(1)
  })
})

describe('faults of components and rows', () => {
  test('a crash at a point strikes the nth time, once', () => {
    const { scope } = scopeOf({ kind: 'crash-at', component: 'a', point: 'p', nth: 2, restartAfter: 5 })
    expect(faultPolicy.passed('a', 'q', scope)).toEqual([])
    expect(faultPolicy.passed('b', 'p', scope)).toEqual([])
    expect(faultPolicy.passed('a', 'p', scope)).toEqual([])
    expect(faultPolicy.passed('a', 'p', scope)).toEqual([
      { kind: 'crash', component: 'a', cause: 'f0', restartAfter: 5 },
    ])
    expect(faultPolicy.passed('a', 'p', scope)).toEqual([])
  })

  test('slow components are as slow as all their faults together', () => {
    const slow = (component: string, factor: number): Fault => ({
      kind: 'slow',
      component,
      factor,
      from: 0,
      until: null,
    })
    const { scope } = scopeOf(slow('a', 3), slow('b', 5), slow('a', 2))
    expect(faultPolicy.slowness('a', scope)).toBe(6)
    expect(faultPolicy.slowness('c', scope)).toBe(1)
  })

  test('a poisoned event is born so: the nth of those that reach the write store, whatever transaction brings it', () => {
    const { scope } = scopeOf({ kind: 'poison', event: 3 })
    const insert = (...ids: readonly string[]) =>
      faultPolicy.arriving(
        message('a', {
          type: 'insert',
          body: { events: ids.map((id) => ({ id, payload: { good: true } })) },
        }),
        scope,
      ).body['events']
    const good = (id: string) => ({ id, payload: { good: true } })
    expect(insert('o1@1', 'o1@2')).toEqual([good('o1@1'), good('o1@2')])
    expect(insert('o2@1', 'o2@2')).toEqual([{ id: 'o2@1', payload: POISON }, good('o2@2')])
    expect(insert('o3@1')).toEqual([good('o3@1')])
  })

  test('an aborted command asks for a rollback where it would have committed', () => {
    const { scope } = scopeOf({ kind: 'abort', command: 7 })
    const arriving = (type: string, number: number) =>
      faultPolicy.arriving(message('a', { type, body: { number } }), scope).type
    expect([arriving('commit', 7), arriving('commit', 8), arriving('insert', 7)]).toEqual([
      'abort',
      'commit',
      'insert',
    ])
  })
})
