// The space–time diagram in numbers: a lane for each component, a line for each message, slanted by its latency. No page.
import type { Flight, Flights, History, SpaceTimeLane } from '#app'
import { chooseFlights, type Choice, isSpecial } from './flight-choice'
import { type AxisOfHistory, historyAxis } from './history-axis'
import { bandsOf, type BandOptions, type GapBand, type GapMark, marksOf } from './marks-layout'
import type { Spot } from './spot'
import type { TimeAxis } from './time-axis'

/** A component's line of time. */
export interface Lane extends SpaceTimeLane {
  readonly y: number
}

/** The height at which a component's end of a message lies, by the component at its other end. */
export type HeightOf = (component: string, partner: string) => number | undefined

/** A message as it is drawn. */
export interface FlightLine {
  readonly flight: Flight
  readonly spots: readonly Spot[]
  /** Where its marks stand; null where the window does not show that place. */
  readonly middle: Spot | null
  readonly end: Spot | null
}

/** A fault between the lanes that it strikes; an outage over all of them, because everybody notices. */
export interface LaneBand extends GapBand {
  readonly y: number
  readonly height: number
}

/** A component that is down, on its own lane. */
export interface Outage {
  readonly id: string
  readonly x: number
  readonly width: number
  readonly y: number
}

/** Everything that is drawn, relative to the plot's upper left corner. */
export interface SpaceTimeLayout {
  readonly axis: TimeAxis
  readonly height: number
  readonly lanes: readonly Lane[]
  readonly lines: readonly FlightLine[]
  readonly bands: readonly LaneBand[]
  readonly outages: readonly Outage[]
  /** Crashes and restarts stand on their lanes, all others below. */
  readonly marks: readonly (GapMark & { readonly y: number })[]
  readonly choice: Choice
}

/** The plot's size and window, the lanes from top to bottom, and how many messages are drawn at most. */
export interface SpaceTimeOptions extends AxisOfHistory, BandOptions {
  readonly height: number
  readonly lanes: readonly SpaceTimeLane[]
  readonly most: number
}

/** How far a message that falls off its wire gets. */
const FALLS_AT = 0.7

/** Lays the diagram out. */
export function layoutSpaceTime(
  history: History,
  flights: Pick<Flights, 'between'>,
  options: SpaceTimeOptions,
): SpaceTimeLayout {
  const { height } = options
  const axis = historyAxis(history, options)
  const apart = height / Math.max(1, options.lanes.length)
  const lanes = options.lanes.map((lane, index): Lane => ({ ...lane, y: (index + 0.5) * apart }))
  const heightOf = heightsOf(lanes)
  const bands = bandsOf(history, axis, options).map((band) => ({
    ...band,
    ...struckBy(band, { heightOf, apart, height }),
  }))
  const choice = chooseFlights(flights.between(axis.from, axis.until), options.most)
  const lines: FlightLine[] = []
  for (const flight of choice.drawn) {
    const line = lineOf(flight, axis, heightOf)
    if (line !== undefined) lines.push(line)
  }
  return {
    axis,
    height,
    lanes,
    lines,
    bands,
    outages: bands.flatMap(({ id, kind, target, x, width }) => {
      const y = heightOf(target, '')
      return kind === 'down' && y !== undefined ? [{ id, x, width, y }] : []
    }),
    marks: marksOf(history, axis).map((mark) => ({ ...mark, y: markHeight(mark, heightOf) ?? height })),
    choice,
  }
}

/** Finds heights by component, or by both ends of a message where a lane is for some partners only. */
export function heightsOf(lanes: readonly Lane[]): HeightOf {
  const whole = new Map<string, number>()
  const parts = new Map<string, number>()
  for (const { component, partners, y } of lanes) {
    if (partners === null) whole.set(component, y)
    else for (const partner of partners) parts.set(`${component} ${partner}`, y)
  }
  return (component, partner) => parts.get(`${component} ${partner}`) ?? whole.get(component)
}

/** From where to where a fault reaches: its link's lanes, or its component's. */
function struckBy(
  { kind, target }: GapBand,
  plot: { readonly heightOf: HeightOf; readonly apart: number; readonly height: number },
): Pick<LaneBand, 'y' | 'height'> {
  const [one = '', other = one] = target.split('->')
  const ends = [plot.heightOf(one, other), plot.heightOf(other, one)]
  const [from, to] = [Math.min(...ends.map(Number)), Math.max(...ends.map(Number))]
  if (kind === 'down' || Number.isNaN(from)) return { y: 0, height: plot.height }
  return from === to ? { y: from - plot.apart / 2, height: plot.apart } : { y: from, height: to - from }
}

const markHeight = ({ kind, target }: GapMark, heightOf: HeightOf): number | undefined =>
  kind === 'crash' || kind === 'restart' ? heightOf(target, '') : undefined

/** An instant of a message's way, and how far between the lanes it is then. */
interface Passage {
  readonly at: number
  readonly y: number
}

/** The line of a flight inside the window of an axis; undefined where there is none, or where one of its ends has no lane. */
export function lineOf(flight: Flight, axis: TimeAxis, heightOf: HeightOf): FlightLine | undefined {
  const from = heightOf(flight.from, flight.to)
  const to = heightOf(flight.to, flight.from)
  if (from === undefined || to === undefined) return undefined
  const way = wayOf(flight, axis.until, (share) => from + (to - from) * share)
  const spots = clipped(way, axis)
  if (spots.length < 2) return undefined
  const inside = (at: number) => at >= axis.from && at <= axis.until
  const last = way.at(-1)
  const ended = flight.fate !== 'flying' && last !== undefined && inside(flight.end)
  return {
    flight,
    spots,
    middle: isSpecial(flight) ? middleOf(spots) : null,
    end: ended ? { x: axis.x(last.at), y: last.y } : null,
  }
}

/** A message is on its way, or waits half-way where somebody holds it; one that falls does not reach the other lane. */
function wayOf(
  { sent, end, held, fate }: Flight,
  horizon: number,
  y: (share: number) => number,
): readonly Passage[] {
  const last = { at: end, y: y(fate === 'lost' ? FALLS_AT : 1) }
  if (held === null) return [{ at: sent, y: y(0) }, last]
  const waits = { at: Math.max(sent, held.from), y: y(0.5) }
  if (held.until === null)
    return [{ at: sent, y: y(0) }, waits, { at: Math.max(horizon, waits.at), y: y(0.5) }]
  return [{ at: sent, y: y(0) }, waits, { at: held.until, y: y(0.5) }, last]
}

/** The part of a way that the window shows. Straight in time, so cut in time. */
function clipped(way: readonly Passage[], { from, until, x }: TimeAxis): readonly Spot[] {
  const spots: Spot[] = []
  way.forEach((next, index) => {
    const before = way[index - 1]
    if (before === undefined || next.at < from || before.at > until) return
    const cut = (at: number): Spot => {
      const part = next.at > before.at ? (at - before.at) / (next.at - before.at) : 1
      return { x: x(at), y: before.y + (next.y - before.y) * part }
    }
    if (spots.length === 0) spots.push(before.at < from ? cut(from) : { x: x(before.at), y: before.y })
    spots.push(next.at > until ? cut(until) : { x: x(next.at), y: next.y })
  })
  return spots
}

function middleOf(spots: readonly Spot[]): Spot | null {
  const [one, other] = spots
  return one === undefined || other === undefined
    ? null
    : { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

/** The line nearest to a place, no farther away than `reach` pixels. */
export function lineNear(lines: readonly FlightLine[], place: Spot, reach: number): FlightLine | undefined {
  let nearest: FlightLine | undefined
  let least = reach
  for (const line of lines) {
    const distance = distanceTo(line.spots, place)
    // Of two at the same distance, the later one: it lies above.
    if (distance > least) continue
    least = distance
    nearest = line
  }
  return nearest
}

function distanceTo(spots: readonly Spot[], { x, y }: Spot): number {
  let least = Infinity
  spots.forEach((to, index) => {
    const from = spots[index - 1]
    if (from === undefined) return
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const length = dx * dx + dy * dy
    const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length))
    least = Math.min(least, Math.hypot(x - from.x - part * dx, y - from.y - part * dy))
  })
  return least
}
