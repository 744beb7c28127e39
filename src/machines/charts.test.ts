// Every chart: XState's meaning is kept, every state can be reached, and the picture shows what is defined.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createActor } from 'xstate'
import { brokerChart } from './kafka/broker-chart'
import { type Chart, pictureOf } from './chart'
import { clientChart } from './client/client-chart'
import {
  commandHandlerChart,
  projectingHandlerChart,
  publishingHandlerChart,
} from './command-handler/command-handler-chart'
import { machines } from './define-chart'
import { jetStreamChart } from './nats/jetstream-chart'
import { jobChart } from './job/job-chart'
import { natsChart } from './nats/nats-chart'
import { notifierChart } from './services/notifier-chart'
import { logReaderChart } from './log-reader/log-reader-chart'
import { productServiceChart } from './services/product-service-chart'
import { projectorChart } from './projector/projector-chart'
import { rabbitChart } from './rabbitmq/rabbit-chart'
import { readStoreChart } from './read-store/read-store-chart'
import { relayChart } from './relay/relay-chart'
import { replicaChart } from './replica/replica-chart'
import { subscriberChart } from './push/subscriber-chart'
import { writeStoreChart } from './write-store/write-store-chart'

const charts: readonly Chart[] = [
  clientChart,
  commandHandlerChart,
  publishingHandlerChart,
  projectingHandlerChart,
  logReaderChart,
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

/** Actions that note their names. */
const noting = (chart: Chart, noted: string[]) =>
  Object.fromEntries(
    Object.values(chart.states)
      .flatMap(({ moves }) => Object.values(moves).flatMap(({ actions }) => actions))
      .map((name) => [name, () => void noted.push(name)]),
  )

const machineOf = (chart: Chart) => {
  const machine = machines.get(chart)
  if (machine === undefined) throw new Error(`${chart.id} was not answered by XState`)
  return machine
}

describe.each(charts.map((chart) => [chart.id, chart] as const))('the chart of %s', (_id, chart) => {
  const machine = machineOf(chart)
  const moveOf = (state: string, event: string) => chart.states[state]?.moves[event]

  test('moves as an actor of XState does on random event sequences, 40 cases, seed 51', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...eventsOf(chart)), { maxLength: 40 }), (events) => {
        const acted: string[] = []
        const actor = createActor(machine.provide({ actions: noting(chart, acted) })).start()
        let state: string = chart.initial
        for (const event of events) {
          const move = moveOf(state, event)
          acted.length = 0
          actor.send({ type: event })
          state = move?.to ?? state
          expect(actor.getSnapshot().value).toBe(state)
          expect(acted).toEqual(move?.actions ?? [])
          if (chart.states[state]?.final === true) {
            expect(actor.getSnapshot().status).toBe('done')
            break
          }
        }
      }),
      { seed: 51, numRuns: 40 },
    )
  })

  test('reaches every state', () => {
    const reached = new Set<string>([chart.initial])
    for (const state of reached)
      for (const event of eventsOf(chart)) {
        const next = moveOf(state, event)
        if (next !== undefined) reached.add(next.to)
      }
    expect([...reached].toSorted()).toEqual(Object.keys(chart.states).toSorted())
  })

  test('dies from every state that lives, and comes back where it began', () => {
    for (const [name, { final }] of Object.entries(chart.states)) {
      if (final || name === 'down') continue
      expect(moveOf(name, 'crash')).toEqual({ to: 'down', actions: [] })
    }
    expect(moveOf('down', 'restart')).toEqual({ to: 'recovering', actions: [] })
    const first = moveOf(chart.initial, 'start')
    expect(moveOf('recovering', 'recovered')).toEqual(first)
    expect(first?.to).toBe(chart.initial)
  })

  test('is drawn as it is defined', () => {
    const { states = {}, initial } = machine.config
    const picture = pictureOf(chart)
    expect(picture.initial).toBe(initial)
    expect(picture.states).toEqual(
      Object.entries(states).map(([name, { type }]) => ({ name, final: type === 'final' })),
    )
    const defined = Object.entries(states).flatMap(([from, { on = {} }]) =>
      Object.entries(on).map(([event, to]) => ({ from, event, to: (to as { target: string }).target })),
    )
    expect(picture.transitions).toEqual(defined)
  })
})
