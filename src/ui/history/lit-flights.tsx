// The message that somebody points at and the chain that it belongs to, over the still drawing: also those that it leaves out.
import type { Flight, Flights, Light } from '#app'
import { aggregatePaint } from '../theme/aggregate-colours'
import { pathOf } from './flight-strokes'
import look from './space-time.module.css'
import { type FlightLine, type HeightOf, heightsOf, lineOf, type SpaceTimeLayout } from './space-time-layout'
import type { Spot } from './spot'

interface LitFlightsProps {
  readonly layout: SpaceTimeLayout
  readonly flights: Flights
  readonly light: Light | null
  readonly selected: string
}

/** More than so many messages of a chain are not lit one by one. */
const MOST = 400

/** Lights messages up. */
export function LitFlights({ layout, flights, light, selected }: LitFlightsProps) {
  const heightOf = heightsOf(layout.lanes)
  const placed = (ids: Iterable<string>): readonly FlightLine[] =>
    [...ids].slice(0, MOST).flatMap((id) => {
      const flight = flights.get(id)
      const line = flight === undefined ? undefined : lineOf(flight, layout.axis, heightOf)
      return line === undefined ? [] : [line]
    })
  const chain = placed(light?.chain ?? [])
  const waits = waitsOf(
    chain.map(({ flight }) => flight),
    layout,
    heightOf,
  )
  return (
    <g data-testid="space-time-lit" data-lit={light?.message ?? ''} data-chain={chain.length}>
      {waits.map((wait, index) => (
        <path key={index} d={pathOf(wait)} className={look['wait']} />
      ))}
      {chain.map((line) => (
        <Lit key={line.flight.id} line={line} look="chain" />
      ))}
      {placed(selected === '' ? [] : [selected]).map((line) => (
        <Lit key="selected" line={line} look="selected" />
      ))}
      {placed(light === null || light.message === '' ? [] : [light.message]).map((line) => (
        <Lit key="pointed" line={line} look="pointed" />
      ))}
    </g>
  )
}

interface LitProps {
  readonly line: FlightLine
  readonly look: 'chain' | 'selected' | 'pointed'
}

function Lit({ line, look: name }: LitProps) {
  const [first] = line.spots
  const last = line.spots.at(-1)
  const paint = { color: aggregatePaint(line.flight.subject) }
  return (
    <g className={look[name]} style={paint}>
      <path d={pathOf(line.spots)} />
      {name === 'chain' || first === undefined || last === undefined ? null : (
        <>
          <circle cx={first.x} cy={first.y} r="3.2" />
          <circle cx={last.x} cy={last.y} r="3.2" />
        </>
      )}
    </g>
  )
}

/** Where what follows from a command waited at a component: from an arrival to the next sending from there. */
function waitsOf(
  chain: readonly Flight[],
  { axis }: SpaceTimeLayout,
  heightOf: HeightOf,
): readonly (readonly Spot[])[] {
  return chain.flatMap((flight) => {
    const next = chain.find(
      ({ command, from, step }) => command === flight.command && from === flight.to && step >= flight.endStep,
    )
    const y = heightOf(flight.to, flight.from)
    if (flight.fate !== 'arrived' || flight.command === '' || next === undefined || y === undefined) return []
    return [
      [
        { x: axis.x(flight.end), y },
        { x: axis.x(next.sent), y },
      ],
    ]
  })
}
