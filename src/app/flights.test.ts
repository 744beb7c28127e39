// Messages over time: every one has its end, hands and faults show in it, and it grows with the journal instead of being made anew.
import { describe, expect, test } from 'vitest'
import { Run } from '#runs'
import { bundledScenario } from '#scenarios'
import { Flights } from './flights'
import { spaceTimeLanes } from './space-time-lanes'
import { lightOf, litIn } from './pointing'

function runOf(id: string): Run {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`Broken invariant: ${id} is bundled`)
  return new Run({ scenario, without: [], interventions: [] })
}

const network = runOf('bad-network')
network.finish()
const flights = new Flights().follow(network.journal)

describe('the flights of a bad network (seed 7)', () => {
  test('are all messages that were ever on a wire, in the order of their sending', () => {
    const sent = network.journal.flatMap(({ changes }) =>
      changes.filter(({ table, before }) => table === 'wires' && before === undefined).map(({ key }) => key),
    )
    expect(flights.list.map(({ id }) => id)).toEqual(sent)
    const times = flights.list.map((flight) => flight.sent)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  test('have ended, but for those that are on a wire at the head', () => {
    const flying = flights.list.filter(({ fate }) => fate === 'flying').map(({ id }) => id)
    network.toHead()
    expect(flying.toSorted()).toEqual(
      [...network.simulation.rows.entries('wires')].map(([id]) => id).toSorted(),
    )
  })

  test('tell losses, retries and duplicates from each other', () => {
    const count = (holds: (flight: (typeof flights.list)[number]) => boolean) =>
      flights.list.filter(holds).length
    expect(count(({ fate }) => fate === 'lost')).toBeGreaterThan(0)
    expect(count(({ attempt }) => attempt > 1)).toBeGreaterThan(0)
    expect(count(({ copy }) => copy)).toBeGreaterThan(0)
  })

  test('are found by time as if each had been looked at', () => {
    const end = network.timeAt(network.journal.length)
    for (const part of [0, 0.1, 0.37, 0.8, 0.999]) {
      const [from, until] = [end * part, end * part + 200_000]
      const looked = flights.list.filter((flight) => flight.sent <= until && flight.end >= from)
      expect(flights.between(from, until)).toEqual(looked)
      expect(flights.countSentUntil(from)).toBe(flights.list.filter(({ sent }) => sent <= from).length)
    }
  })

  test('are the same however often one has looked while the run went on', () => {
    const grown = new Flights()
    for (let until = 0; until <= network.journal.length; until += 37)
      grown.follow(network.journal.slice(0, until))
    expect(grown.follow(network.journal).list).toEqual(flights.list)
  })
})

test('a message that is held, let go and dropped by hand shows each of it (first-order, seed 1)', () => {
  const run = runOf('first-order')
  run.advanceSteps(10)
  const id = [...run.simulation.rows.entries('wires')][0]?.[0] ?? ''
  const at = run.timeAt(run.journal.length)
  run.intervene(at, { kind: 'message', id, action: 'hold' })
  const seen = new Flights()
  expect(seen.follow(run.journal).get(id)).toMatchObject({ fate: 'flying', held: { from: at, until: null } })
  run.intervene(at, { kind: 'message', id, action: 'release' })
  run.intervene(at, { kind: 'message', id, action: 'drop' })
  run.advanceSteps(run.journal.length + 1)
  expect(seen.follow(run.journal).get(id)).toMatchObject({
    fate: 'lost',
    end: at,
    held: { from: at, until: at },
  })
})

test('what nobody took ends at whoever was not there (broker-outage, seed 7)', () => {
  const run = runOf('broker-outage')
  run.finish()
  const { list } = new Flights().follow(run.journal)
  expect(new Set(list.filter(({ to }) => to === 'broker').map(({ fate }) => fate))).toContain('refused')
})

describe('what somebody points at', () => {
  const publish = flights.list.find(({ type }) => type === 'publish')
  const id = publish?.id ?? ''
  const light = lightOf(network, flights, { kind: 'message', id })

  test('is lit with all that follows from the same command', () => {
    expect(publish?.command).not.toBe('')
    expect(new Set([...light.chain].map((each) => flights.get(each)?.command))).toEqual(
      new Set([publish?.command]),
    )
    const types = new Set([...light.chain].map((each) => flights.get(each)?.type))
    expect(types).toContain('command')
    expect(types).toContain('apply')
    expect(litIn(network, light, { kind: 'message', id })).toBe('pointed')
  })

  test('lights the cells of its event and the rows of its aggregate, and no others', () => {
    const key = publish?.subject ?? ''
    const lit = (event: string, of: string) => litIn(network, light, { kind: 'event', id: event, key: of })
    expect(lit(`${key}@1`, key)).toBe('chain')
    expect(lit(`${key}@2`, key)).toBe('none')
    expect(litIn(network, light, { kind: 'row', key })).toBe('chain')
    expect(litIn(network, light, { kind: 'row', key: 'order-99' })).toBe('none')
  })

  test('may be the event of a cell, or a row: then no message is the one', () => {
    const event = lightOf(network, flights, { kind: 'event', id: 'order-2@1', key: 'order-2' })
    expect(event.chain.size).toBeGreaterThan(0)
    expect(event.message).toBe('')
    const row = lightOf(network, flights, { kind: 'row', key: 'order-2' })
    expect(row.chain.size).toBeGreaterThan(event.chain.size)
    expect(litIn(network, row, { kind: 'event', id: 'order-2@1', key: 'order-2' })).toBe('chain')
  })

  test('without a command is lit with its causes and effects', () => {
    const poll = flights.list.find(({ command, cause }) => command === '' && flights.get(cause) !== undefined)
    const chain = lightOf(network, flights, { kind: 'message', id: poll?.id ?? '' }).chain
    expect(chain.has(poll?.cause ?? '')).toBe(true)
  })
})

test('the client has a lane for its queries below those whom it asks', () => {
  expect(spaceTimeLanes(network).map((lane) => lane.id)).toEqual([
    'client',
    'command-handler',
    'write-store',
    'relay',
    'broker',
    'projector',
    'read-store',
    'client:queries',
  ])
  expect(spaceTimeLanes(network).at(-1)).toMatchObject({ component: 'client', partners: ['read-store'] })
})
