// Lines of messages gathered into few paths: one for each colour and look, so that a thousand cost no more nodes than ten.
import { aggregatePaint } from '../theme/aggregate-colours'
import type { FlightLine } from './space-time-layout'
import type { Spot } from './spot'

/** How a message is drawn. A retry is dashed, a copy is dotted, polling is thin. */
export type FlightLook = 'request' | 'reply' | 'polling' | 'retry' | 'copy'

/** The lines of one colour and look, as one path. */
export interface Stroke {
  readonly key: string
  readonly look: FlightLook
  readonly paint: string
  readonly path: string
}

/** The look of a message: what sets it apart from others, if anything does. */
export function lookOf({ flight }: FlightLine): FlightLook {
  if (flight.copy) return 'copy'
  if (flight.attempt > 1) return 'retry'
  if (flight.background) return 'polling'
  return flight.kind === 'request' ? 'request' : 'reply'
}

/** Gathers lines by colour and look, polling first: it lies below. */
export function strokesOf(lines: readonly FlightLine[]): readonly Stroke[] {
  const paths = new Map<string, { look: FlightLook; paint: string; parts: string[] }>()
  for (const line of lines) {
    const look = lookOf(line)
    const paint = aggregatePaint(line.flight.subject)
    const key = `${look} ${paint}`
    const known = paths.get(key)
    const part = pathOf(line.spots)
    if (known === undefined) paths.set(key, { look, paint, parts: [part] })
    else known.parts.push(part)
  }
  return [...paths]
    .map(([key, { look, paint, parts }]): Stroke => ({ key, look, paint, path: parts.join('') }))
    .toSorted((one, other) => Number(other.look === 'polling') - Number(one.look === 'polling'))
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** A line as a path. */
export const pathOf = (spots: readonly Spot[]): string =>
  spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('')
