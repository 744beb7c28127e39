// The disk keeps up with a run: what is on it is always one consistent instant.
import { describe, expect, test } from 'vitest'
import type { Json } from '#kernel'
import type { Flush, Stored } from '#runs'
import { createFlusher } from './flusher'
import type { RowChange } from './net-changes'
import type { Trouble } from './trouble'

const tables = [
  { name: 'summaries', home: 'readStore' },
  { name: 'outbox', home: 'outbox', appended: true },
] as const

const change = (key: string, before: Json | undefined, after: Json | undefined): RowChange => ({
  table: 'summaries',
  key,
  before,
  after,
})

const instant = (steps: number) => ({ steps, at: steps * 10, digest: `digest ${steps}` })

/** A flusher over a repository whose answers, pauses and clock the test decides. */
function newFlusher() {
  const flushes: Flush[] = []
  const answers: ((stored: Stored<null>) => void)[] = []
  const scheduled: (() => void)[] = []
  const troubles: (Trouble | undefined)[] = []
  const clock = { now: 1_000 }
  const flusher = createFlusher({
    repository: {
      flush: (flush) => {
        flushes.push(flush)
        return new Promise((resolve) => answers.push(resolve))
      },
    },
    run: 'a',
    tables,
    now: () => clock.now,
    schedule: (work) => scheduled.push(work),
    onTrouble: (trouble) => troubles.push(trouble),
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
  return {
    flusher,
    flushes,
    scheduled,
    troubles,
    clock,
    /** The pause is over. */
    tick: () => scheduled.splice(0).forEach((work) => work()),
    answer: (stored: Stored<null>) => {
      answers.shift()?.(stored)
      return settle()
    },
    /** The rows of a flush, shortly. */
    rows: (at: number) => flushes[at]?.rows.map(({ key, value }) => [key, value]),
  }
}

const DONE: Stored<null> = { ok: true, value: null }
const full: Stored<null> = { ok: false, why: 'full', detail: 'no room' }

describe('a flush', () => {
  test('holds all that was noted, each row once, with the last instant', () => {
    const { flusher, flushes, tick } = newFlusher()
    flusher.note([change('x', undefined, 1), change('y', 5, undefined)], instant(1))
    flusher.note(
      [change('x', 1, 2), { table: 'outbox', key: '0/1', before: undefined, after: { n: 1 } }],
      instant(2),
    )
    expect(flushes).toEqual([])
    tick()
    expect(flushes).toEqual([
      {
        run: 'a',
        ...instant(2),
        updatedAt: 1_000,
        rows: [
          { home: 'readStore', table: 'summaries', key: 'x', value: 2, appended: false },
          { home: 'readStore', table: 'summaries', key: 'y', value: undefined, appended: false },
          { home: 'outbox', table: 'outbox', key: '0/1', value: { n: 1 }, appended: true },
        ],
      },
    ])
  })

  test('leaves out what cancelled out: a row made and deleted, a row that is as it was', () => {
    const { flusher, flushes, tick, rows } = newFlusher()
    flusher.note([change('made', undefined, 1), change('idle', { state: 'idle', n: [1] }, 3)], instant(1))
    flusher.note([change('made', 1, undefined), change('idle', 3, { n: [1], state: 'idle' })], instant(2))
    tick()
    expect(rows(0)).toEqual([])
    expect(flushes[0]).toMatchObject(instant(2))
  })

  test('is the only one under way, and the next takes everything collected meanwhile', async () => {
    const { flusher, flushes, scheduled, tick, answer, rows } = newFlusher()
    flusher.note([change('x', undefined, 1)], instant(1))
    tick()
    flusher.note([change('x', 1, 2)], instant(2))
    flusher.note([change('x', 2, 1), change('y', undefined, 1)], instant(3))
    expect(scheduled).toHaveLength(0)
    expect(flushes).toHaveLength(1)
    await answer(DONE)
    expect(flushes).toHaveLength(1)
    tick()
    expect(rows(1)).toEqual([['y', 1]])
    expect(flushes[1]).toMatchObject(instant(3))
    await answer(DONE)
    expect(scheduled).toHaveLength(0)
  })

  test('can be asked for at once, and is waited for', async () => {
    const { flusher, flushes, tick, answer } = newFlusher()
    await flusher.flushNow()
    expect(flushes).toHaveLength(0)
    flusher.note([change('x', undefined, 1)], instant(1))
    tick()
    flusher.note([change('x', 1, 2)], instant(2))
    let done = 0
    const waiting = [1, 2].map(() => flusher.flushNow().then(() => (done += 1)))
    await answer(DONE)
    expect(done).toBe(0)
    expect(flushes).toHaveLength(2)
    await answer(DONE)
    await Promise.all(waiting)
    tick()
    expect(flushes).toHaveLength(2)
  })

  test('cannot hold a row of a table that nobody declared', () => {
    const { flusher } = newFlusher()
    const unheard = { table: 'unheard', key: '1', before: undefined, after: 1 }
    expect(() => flusher.note([unheard], instant(1))).toThrow('there is no table unheard')
  })
})

describe('a flush that fails', () => {
  test('is told once, and all it held comes with the next, even what looks unchanged', async () => {
    const { flusher, flushes, troubles, clock, scheduled, tick, answer, rows } = newFlusher()
    flusher.note([change('x', 0, 1), change('y', undefined, 1), change('z', undefined, 1)], instant(1))
    tick()
    flusher.note([change('x', 1, 0), change('y', 1, undefined)], instant(2))
    await answer(full)
    expect(troubles).toEqual([{ why: 'full', detail: 'no room' }])
    expect(scheduled).toHaveLength(0)
    clock.now += 500
    flusher.note([], instant(3))
    tick()
    expect(rows(1)).toEqual([
      ['x', 0],
      ['y', undefined],
      ['z', 1],
    ])
    await answer(full)
    expect(troubles).toHaveLength(1)
    clock.now += 999
    flusher.note([], instant(4))
    expect(scheduled).toHaveLength(0)
    clock.now += 1
    flusher.note([], instant(5))
    tick()
    await answer(DONE)
    expect(flushes.at(-1)).toMatchObject(instant(5))
    expect(troubles).toEqual([{ why: 'full', detail: 'no room' }, undefined])
  })

  test('without anything new keeps its own instant', async () => {
    const { flusher, flushes, tick, answer } = newFlusher()
    flusher.note([change('x', 0, 1)], instant(1))
    tick()
    await answer(full)
    const waiting = flusher.flushNow()
    await answer(DONE)
    await waiting
    expect(flushes[1]).toMatchObject({ ...instant(1), rows: [{ key: 'x', value: 1 }] })
  })

  test('for good is the last: the run is gone', async () => {
    const { flusher, flushes, scheduled, troubles, tick, answer } = newFlusher()
    flusher.note([change('x', 0, 1)], instant(1))
    tick()
    await answer({ ok: false, why: 'missing', detail: 'there is no run a' })
    flusher.note([change('x', 1, 2)], instant(2))
    await flusher.flushNow()
    expect(scheduled).toHaveLength(0)
    expect(flushes).toHaveLength(1)
    expect(troubles).toMatchObject([{ why: 'missing' }])
  })

  test('after the flusher was stopped tells nobody', async () => {
    const { flusher, flushes, troubles, tick, answer } = newFlusher()
    flusher.note([change('x', 0, 1)], instant(1))
    tick()
    flusher.note([change('x', 1, 2)], instant(2))
    flusher.stop()
    await answer(full)
    tick()
    await flusher.flushNow()
    expect(flushes).toHaveLength(1)
    expect(troubles).toEqual([])
  })
})
