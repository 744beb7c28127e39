// The space–time diagram's numbers: lines slanted by latency, cut by the window, ended by their fate; few where there are many.
import { describe, expect, test } from 'vitest'
import type { Flight, History, SpaceTimeLane } from '#app'
import { chooseFlights } from './flight-choice'
import { flightSigns } from './flight-signs'
import { lookOf, strokesOf } from './flight-strokes'
import { sampleFlight } from './sample-flights'
import { layoutSpaceTime, lineNear } from './space-time-layout'

const MILLI = 1000
const history: History = { end: 100 * MILLI, gap: [], bands: [], marks: [] }
const lane = (id: string): SpaceTimeLane => ({ id, component: id, partners: null })
const lanes: readonly SpaceTimeLane[] = [
  lane('client'),
  lane('relay'),
  lane('broker'),
  lane('read-store'),
  { id: 'client:queries', component: 'client', partners: ['read-store'] },
]
const options = { width: 1000, height: 50, lanes, most: 100, bandLabel: () => 'fault', measure: () => 40 }

const between = (flights: readonly Flight[]) => ({
  between: (from: number, until: number) => flights.filter(({ sent, end }) => sent <= until && end >= from),
})

/** The only line of a flight. */
function lineOf(said: Partial<Flight>, window: { readonly from?: number; readonly until?: number } = {}) {
  const [line] = layoutSpaceTime(history, between([sampleFlight('m1', said)]), {
    ...options,
    ...window,
  }).lines
  return line
}

describe('a line', () => {
  test('goes from lane to lane, slanted by the time that the message was on its way', () => {
    expect(lineOf({ sent: 10 * MILLI, end: 30 * MILLI })?.spots).toEqual([
      { x: 100, y: 15 },
      { x: 300, y: 25 },
    ])
  })

  test('that begins before the window and ends after it keeps its slant', () => {
    const line = lineOf({ sent: 0, end: 100 * MILLI }, { from: 20 * MILLI, until: 70 * MILLI })
    expect(line?.spots).toEqual([
      { x: 0, y: 17 },
      { x: 1000, y: 22 },
    ])
    expect(line?.end).toBeNull()
  })

  test('of a message that is lost stops short of the lane, and of one that nobody took on it, each with its cross', () => {
    expect(lineOf({ fate: 'lost' })?.end).toEqual({ x: 100, y: 22 })
    expect(lineOf({ fate: 'refused' })?.end).toEqual({ x: 100, y: 25 })
    const signs = (fate: Flight['fate']) =>
      flightSigns([lineOf({ fate })].filter((line) => line !== undefined))
    expect(signs('lost').map(({ kind }) => kind)).toEqual(['lost'])
    expect(signs('unheard').map(({ kind }) => kind)).toEqual(['nobody'])
    expect(signs('arrived')).toEqual([])
  })

  test('of a message that is held waits between the lanes, to the edge where it is still held', () => {
    const let_go = lineOf({ sent: 0, held: { from: 10 * MILLI, until: 40 * MILLI }, end: 50 * MILLI })
    expect(let_go?.spots.map(({ x, y }) => [x, y])).toEqual([
      [0, 15],
      [100, 20],
      [400, 20],
      [500, 25],
    ])
    const kept = lineOf({ sent: 0, held: { from: 10 * MILLI, until: null }, end: 9e15, fate: 'flying' })
    expect(kept?.spots.at(-1)).toEqual({ x: 1000, y: 20 })
  })

  test('between the client and whoever answers its queries lies at the lower end', () => {
    const [query] = lineOf({ from: 'client', to: 'read-store' })?.spots ?? []
    const [command] = lineOf({ from: 'client', to: 'broker' })?.spots ?? []
    expect([query?.y, command?.y]).toEqual([45, 5])
  })
})

test('faults lie between the lanes of their link, outages on the lane of their component and over all of them', () => {
  const band = { from: 0, until: 50 * MILLI, fault: 'link', id: 'f1' }
  const layout = layoutSpaceTime(
    {
      ...history,
      bands: [
        { ...band, kind: 'fault', target: 'relay->broker' },
        { ...band, kind: 'down', target: 'broker' },
        { ...band, kind: 'fault', target: 'broker' },
      ],
      marks: [
        { at: 0, step: 1, kind: 'crash', target: 'broker' },
        { at: 0, step: 1, kind: 'violation', target: 'no-regression' },
      ],
    },
    between([]),
    options,
  )
  expect(layout.bands.map(({ y, height }) => [y, height])).toEqual([
    [15, 10],
    [0, 50],
    [20, 10],
  ])
  expect(layout.outages).toMatchObject([{ y: 25, x: 0, width: 500 }])
  expect(layout.marks.map(({ y }) => y)).toEqual([25, 50])
})

test('the nearest line is found, and none that is too far away', () => {
  const { lines } = layoutSpaceTime(
    history,
    between([sampleFlight('m1', { sent: 0 }), sampleFlight('m2', { sent: 50 * MILLI })]),
    options,
  )
  expect(lineNear(lines, { x: 552, y: 20 }, 7)?.flight.id).toBe('m2')
  expect(lineNear(lines, { x: 300, y: 20 }, 7)).toBeUndefined()
})

test('lines of one colour and look are one path, retries, copies and polling each a look of their own', () => {
  const flights = [
    sampleFlight('m1'),
    sampleFlight('m2', { sent: 20 * MILLI }),
    sampleFlight('m3', { attempt: 2 }),
    sampleFlight('m4', { copy: true }),
    sampleFlight('m5', { background: true, subject: '' }),
    sampleFlight('m6', { kind: 'reply' }),
  ]
  const { lines } = layoutSpaceTime(history, between(flights), options)
  expect(lines.map(lookOf)).toEqual(['request', 'request', 'retry', 'copy', 'polling', 'reply'])
  expect(strokesOf(lines).map(({ look, paint }) => `${look} ${paint}`)).toEqual([
    'polling var(--lane)',
    'request var(--agg-1)',
    'retry var(--agg-1)',
    'copy var(--agg-1)',
    'reply var(--agg-1)',
  ])
})

describe('of too many messages', () => {
  const many = Array.from({ length: 4000 }, (_, index) =>
    sampleFlight(`m${index}`, {
      command: `c${Math.floor(index / 4)}`,
      chain: Math.floor(index / 4),
      background: index % 4 === 3,
      ...(index === 2001 ? { fate: 'lost' as const } : {}),
    }),
  )

  test('all are drawn where they fit, then all but the polling', () => {
    expect(chooseFlights(many, 4000)).toMatchObject({ withoutPolling: false, oneIn: 1 })
    const choice = chooseFlights(many, 3000)
    expect(choice).toMatchObject({ withoutPolling: true, oneIn: 1, all: 4000 })
    expect(choice.drawn).toHaveLength(3000)
  })

  test('whole chains are left out, and none that something happened to', () => {
    const { drawn, oneIn } = chooseFlights(many, 800)
    expect(oneIn).toBe(4)
    expect(drawn.length).toBeLessThanOrEqual(801)
    expect(drawn.filter(({ command }) => command === 'c8')).toHaveLength(3)
    expect(drawn.map(({ id }) => id)).toContain('m2001')
  })

  test('what is drawn of more is part of what is drawn of fewer', () => {
    const few = new Set(chooseFlights(many, 800).drawn.map(({ id }) => id))
    const fewer = chooseFlights(many, 300).drawn
    expect(fewer.filter(({ id }) => !few.has(id))).toEqual([])
  })
})
