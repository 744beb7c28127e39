// Hands laid on messages in flight: dropped, duplicated, held, released, delivered at once.
import { describe, expect, test } from 'vitest'
import type { Message, SimTime } from '#kernel'
import type { Run } from './run'
import { at, runOf } from './trial'

const micros = (millis: number) => (millis * 1000) as SimTime

describe('a hand on a message', () => {
  /** Goes on until a message of a type is on the wires. */
  function until(run: Run, type: string): Message {
    for (let steps = run.journal.length + 1; steps < 5000; steps++) {
      run.advanceSteps(steps)
      for (const [, row] of run.simulation.rows.entries('wires')) {
        const message = row as unknown as Message
        if (message.type === type) return message
      }
    }
    throw new Error(`There was no ${type}`)
  }
  const lay = (run: Run, id: string, action: 'drop' | 'duplicate' | 'hold' | 'release' | 'deliver') =>
    run.intervene(run.simulation.now, { kind: 'message', id, action })
  const one = { workload: [at(0, 'PlaceOrder', 1)] }
  const deliveries = (run: Run, id: string) =>
    run.journal.filter(
      ({ cause, event }) => cause.kind === 'message' && cause.message.id === id && event !== 'lost',
    )

  test('that drops it: it never arrives, and its sender tries again', () => {
    const run = runOf(one)
    const { id } = until(run, 'publish')
    lay(run, id, 'drop')
    run.finish()
    expect(deliveries(run, id)).toEqual([])
    expect(run.judgement().verdict).toEqual(['lag'])
  })

  test('that duplicates it: a second copy arrives a moment later', () => {
    const run = runOf({ ...one, settings: { projector: { apply: 'delta' } } })
    const { id } = until(run, 'apply')
    lay(run, id, 'duplicate')
    run.finish()
    const copies = run.journal.filter(
      ({ cause }) =>
        cause.kind === 'message' && cause.message.copyOf === id && cause.message.type === 'apply',
    )
    expect(copies).toHaveLength(1)
    expect(run.judgement().verdict).toContain('duplicated')
  })

  test('that holds it: it stays on the wire until it is released', () => {
    const run = runOf({ ...one, settings: { relay: { idempotent: false } } })
    const { id, due } = until(run, 'command')
    lay(run, id, 'hold')
    run.advance(micros(1000))
    expect(run.simulation.rows.get('wires', id)).toMatchObject({ held: true })
    expect(run.judgement().events.committed).toBe(0)
    lay(run, id, 'release')
    run.finish()
    expect(deliveries(run, id).map((step) => step.at)).toEqual(
      [run.interventions[1]?.at ?? 0].map((t) => t + 1000),
    )
    expect(due).toBeLessThan(1_000_000)
    expect(run.judgement().converged).toBe(true)
  })

  test('that delivers it: it arrives at once', () => {
    const run = runOf(one)
    const { id, due } = until(run, 'command')
    const now = run.simulation.now
    lay(run, id, 'deliver')
    run.finish()
    expect(now).toBeLessThan(due)
    expect(deliveries(run, id).map((step) => step.at)).toEqual([now])
  })

  test('that is not there any more does nothing', () => {
    const run = runOf(one)
    const { id } = until(run, 'command')
    run.finish()
    const digest = run.judgement().verdict
    lay(run, id, 'drop')
    expect(run.journal.at(-1)?.event).toBe('gone')
    expect(run.judgement().verdict).toEqual(digest)
  })
})
