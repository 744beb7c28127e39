// Every chart: XState's meaning is kept, every state can be reached, and the picture shows what is defined.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokerChart } from './kafka/broker-chart'
import { type Chart, pictureOf } from './chart'
import { clientChart } from './client/client-chart'
import { commandHandlerChart } from './command-handler/command-handler-chart'
import { jetStreamChart } from './nats/jetstream-chart'
import { jobChart } from './job/job-chart'
import { natsChart } from './nats/nats-broker'
import { notifierChart } from './services/notifier-chart'
import { productServiceChart } from './services/product-service-chart'
import { projectorChart } from './projector/projector-chart'
import { rabbitChart } from './rabbitmq/rabbit-chart'
import { readStoreChart } from './read-store/read-store-chart'
import { relayChart } from './relay/relay-chart'
import { replicaChart } from './replica/replica-chart'
import { stepperOf, transitionOf } from './step'
import { subscriberChart } from './push/subscriber-chart'
import { writeStoreChart } from './write-store/write-store-chart'

const charts: readonly Chart[] = [
  clientChart,
  commandHandlerChart,
  writeStoreChart,
  relayChart,
  brokerChart,
  projectorChart,
  readStoreChart,
  rabbitChart,
  jetStreamChart,
  natsChart,
  subscriberChart,
  productServiceChart,
  notifierChart,
  replicaChart,
  jobChart,
]
const LIFE = ['start', 'crash', 'restart', 'recovered']

const eventsOf = (chart: Chart) => [
  ...new Set([...pictureOf(chart).transitions.map(({ event }) => event), ...LIFE, 'no-such-event']),
]

describe.each(charts.map((chart) => [chart.id, chart] as const))('the chart of %s', (_id, chart) => {
  test('moves as XState says on random event sequences, 1,000 cases, seed 51', () => {
    const remembered = stepperOf(chart)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...eventsOf(chart)), { maxLength: 40 }), (events) => {
        let state = chart.initial
        for (const event of events) {
          const next = remembered(state, event)
          expect(next).toEqual(transitionOf(chart, state, event))
          if (next === undefined) continue
          if (next.final) break
          state = next.state
        }
      }),
      { seed: 51, numRuns: 1000 },
    )
  })

  test('reaches every state', () => {
    const reached = new Set<string>([chart.initial])
    for (const state of reached)
      for (const event of eventsOf(chart)) {
        const next = transitionOf(chart, state, event)
        if (next !== undefined) reached.add(next.state)
      }
    expect([...reached].toSorted()).toEqual(
      pictureOf(chart)
        .states.map(({ name }) => name)
        .toSorted(),
    )
  })

  test('dies from every state that lives, and comes back where it began', () => {
    for (const { name, final } of pictureOf(chart).states) {
      if (final || name === 'down') continue
      expect(transitionOf(chart, name, 'crash')).toEqual({ state: 'down', actions: [], final: false })
    }
    expect(transitionOf(chart, 'down', 'restart')).toEqual({ state: 'recovering', actions: [], final: false })
    const first = transitionOf(chart, chart.initial, 'start')
    expect(transitionOf(chart, 'recovering', 'recovered')).toEqual(first)
    expect(first?.state).toBe(chart.initial)
  })

  test('is drawn as it is defined', () => {
    const { states = {} } = chart.machine.config
    const picture = pictureOf(chart)
    expect(picture.initial).toBe(chart.machine.config.initial)
    expect(picture.states).toEqual(
      Object.entries(states).map(([name, { type }]) => ({ name, final: type === 'final' })),
    )
    const defined = Object.entries(states).flatMap(([from, { on = {} }]) =>
      Object.entries(on).map(([event, to]) => ({ from, event, to: (to as { target: string }).target })),
    )
    expect(picture.transitions).toEqual(defined)
  })
})
