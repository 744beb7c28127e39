// Which small signs stand on the messages of the space–time diagram, and where. Where many would lie on each other, the first.
import { aggregatePaint } from '../theme/aggregate-colours'
import type { FlightLine } from './space-time-layout'
import type { Spot } from './spot'

/** A sign on a message. `lost`: it fell off its wire. `nobody`: it got there, and nobody took it. */
export interface FlightSign {
  readonly key: string
  readonly kind: 'retry' | 'copy' | 'held' | 'lost' | 'nobody'
  readonly spot: Spot
  readonly paint: string
  readonly attempt: number
}

/** Signs keep this distance, in pixels. */
const APART = 9

/** The signs of the lines that have some. */
export function flightSigns(lines: readonly FlightLine[]): readonly FlightSign[] {
  const taken = new Set<string>()
  return lines.flatMap(signsOf).filter(({ kind, spot }) => {
    const place = `${kind}/${Math.round(spot.x / APART)}/${Math.round(spot.y / APART)}`
    if (taken.has(place)) return false
    taken.add(place)
    return true
  })
}

function signsOf({ flight, middle, end }: FlightLine): readonly FlightSign[] {
  const sign = (kind: FlightSign['kind'], spot: Spot): FlightSign => ({
    key: `${kind}/${flight.id}`,
    kind,
    spot,
    paint: aggregatePaint(flight.subject),
    attempt: flight.attempt,
  })
  const signs: FlightSign[] = []
  if (middle !== null) {
    if (flight.held !== null) signs.push(sign('held', middle))
    else if (flight.copy) signs.push(sign('copy', middle))
    else if (flight.attempt > 1) signs.push(sign('retry', middle))
  }
  if (end !== null && flight.fate === 'lost') signs.push(sign('lost', end))
  if (end !== null && (flight.fate === 'refused' || flight.fate === 'unheard'))
    signs.push(sign('nobody', end))
  return signs
}
