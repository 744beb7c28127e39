// Projectors of brokers that push: what they ask and tell besides, dead letters that are tried again, a stream read once more.
import { describe, expect, test } from 'vitest'
import { at, type Parts, trial } from './trial'
import type { Run } from './run'

const BROKERS = ['rabbitmq', 'nats-core', 'nats-jetstream'] as const
const KEEPING = ['rabbitmq', 'nats-jetstream'] as const
const orders = [at(0, 'PlaceOrder', 1), at(300, 'PayOrder', 1), at(600, 'PlaceOrder', 2)]

const scene = (broker: string, projector: object, more: Parts = {}): Parts => ({
  workload: orders,
  end: { quiet: true, limit: 120_000 },
  ...more,
  settings: {
    broker,
    relay: { interval: 50 },
    projector,
    ...(more.settings as object | undefined),
  },
})

const rows = (run: Run, table: string) => [...run.simulation.rows.entries(table)]
const pushes = (run: Run) => rows(run, 'pushes').length
const countOf = (run: Run, component: string, event: string): number =>
  run.journal.filter((step) => step.component === component && step.event === event).length

describe.each(BROKERS)('a projector behind %s', (broker) => {
  test('asks the product service for what an event lacks', () => {
    const { run, result } = trial(scene(broker, { enrich: 'call' }))
    expect([result.converged, result.verdict]).toEqual([true, ['ok']])
    expect(countOf(run, 'projector', 'found')).toBe(3)
  })

  test('asks the write store back where an event says only that something changed', () => {
    const { run, result } = trial(scene(broker, {}, { settings: { events: 'notification' } }))
    expect(result.converged).toBe(true)
    expect(countOf(run, 'projector', 'state')).toBe(3)
  })

  test('tells whom it concerns, once', () => {
    const { run, result } = trial(scene(broker, { notify: true }))
    const quiet = trial(scene(broker, {}))
    expect(pushes(run)).toBe(1)
    expect(result.verdict).toEqual(quiet.result.verdict)
  })

  test('catch-and-log: what cannot be enriched is skipped, and lost', () => {
    const away = { kind: 'down', component: 'product-service', from: 550, until: 9000 }
    const { result } = trial(scene(broker, { enrich: 'call', onError: 'skip' }, { faults: [away] }))
    expect(result.verdict).toEqual(['lost'])
  })
})

describe.each(KEEPING)('a projector behind %s', (broker) => {
  test('that retries waits for the product service, and loses nothing', () => {
    const away = { kind: 'down', component: 'product-service', from: 250, until: 9000 }
    const { result } = trial(scene(broker, { enrich: 'call' }, { faults: [away] }))
    expect([result.converged, result.verdict]).toEqual([true, ['lag']])
  })

  test('repeats a push message after a crash between telling and acknowledging', () => {
    const crash = { kind: 'crash', component: 'projector', point: 'after-push', nth: 1, restartAfter: 100 }
    const { run, result } = trial(scene(broker, { notify: true }, { faults: [crash] }))
    expect(pushes(run)).toBe(2)
    expect(result.verdict).toContain('duplicated')
  })

  test('parks what the product service does not answer for, and a redrive brings it back', () => {
    const away = { kind: 'down', component: 'product-service', from: 550, until: 2000 }
    const parked = (workload: readonly unknown[]) =>
      trial(scene(broker, { enrich: 'call', onError: 'park' }, { workload, faults: [away] }))
    const left = parked(orders)
    expect(rows(left.run, 'dead_letters')).toHaveLength(1)
    expect(left.result.converged).toBe(false)
    const redriven = parked([...orders, { at: 5000, redrive: true }])
    expect(rows(redriven.run, 'dead_letters')).toEqual([])
    expect(redriven.result.converged).toBe(true)
  })
})

describe('a rebuild behind JetStream', () => {
  const rebuilt = (projector: object, more: Parts = {}) =>
    trial(
      scene('nats-jetstream', projector, {
        workload: [...orders, { at: 3000, rebuild: 'in-place' }, at(3010, 'PayOrder', 2)],
        ...more,
      }),
    )
  const deliveries = (run: Run) =>
    countOf(run, 'projector', 'applied') + countOf(run, 'projector', 'applied-push')

  test('reads the whole stream again', () => {
    const { run, result } = rebuilt({ apply: 'delta' })
    expect([result.converged, result.verdict]).toEqual([true, ['rewound']])
    expect(deliveries(run)).toBe(7)
  })

  test('repairs what was lost', () => {
    const crash = { kind: 'crash', component: 'projector', point: 'after-ack', nth: 2, restartAfter: 100 }
    const wrong = trial(scene('nats-jetstream', { ack: 'before-apply' }, { faults: [crash] }))
    expect(wrong.result.converged).toBe(false)
    expect(rebuilt({ ack: 'before-apply' }, { faults: [crash] }).result.converged).toBe(true)
  })

  test('that a crash interrupts begins again', () => {
    for (const when of [3002, 3006, 3012, 3020]) {
      const crash = { kind: 'crash', component: 'projector', at: when, restartAfter: 200 }
      expect(rebuilt({ apply: 'delta', inbox: true }, { faults: [crash] }).result.converged).toBe(true)
    }
  })

  test('tells everybody again, unless the projector keeps quiet about the past', () => {
    expect(pushes(rebuilt({ notify: true }).run)).toBe(3)
    expect(pushes(rebuilt({ notify: true, gate: true }).run)).toBe(2)
  })
})
