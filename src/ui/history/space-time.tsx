// The space–time diagram: a lane for each component, a line for each message. Shares its axis with the gap chart above it.
import { useMemo, useState } from 'react'
import type { Flight, Flights, History, SpaceTimeLane, Light, TimeWindow } from '#app'
import { useSize } from '../controls/size'
import { measureText } from '../text/measure'
import { useWords } from '../text/provider'
import { bandLabelIn, isLabelled, leftOfLanes, MARGIN, rightOf } from './chart-frame'
import css from './charts.module.css'
import { flightSigns } from './flight-signs'
import { flightSentence } from './flight-text'
import { useHistoryWords } from './history-words'
import { LitFlights } from './lit-flights'
import { MessageKeys } from './message-keys'
import { useLaid } from './laid'
import { type ChartControl, Plot } from './plot'
import { SpaceTimeDrawing } from './space-time-drawing'
import { SpaceTimeKey } from './space-time-key'
import { layoutSpaceTime, lineNear } from './space-time-layout'
import type { Spot } from './spot'
import look from './space-time.module.css'

/** Props of the space–time diagram. */
export interface SpaceTimeProps extends ChartControl {
  readonly history: History
  readonly flights: Flights
  /** From top to bottom. */
  readonly lanes: readonly SpaceTimeLane[]
  readonly window: TimeWindow | null
  /** What is lit, here and everywhere. */
  readonly light: Light | null
  /** The message that is inspected; empty where none is. */
  readonly selected: string
  /** The names of faults stand in another chart above. */
  readonly below: boolean
  /** Told which message somebody points at; null for none. */
  readonly onPoint: (message: string | null) => void
  /** A message was chosen, at an instant of its way. */
  readonly onChoose: (flight: Flight, at: number) => void
}

/** Messages are hit from this far away. */
const REACH = 7
/** So many messages are drawn for each pixel of width, and never fewer than this. */
const DENSITY = 2
const FEWEST = 300
/** Lanes are never closer than this: the pane scrolls instead. */
const LEAST_APART = 14

/** Every message over time. */
export function SpaceTime(props: SpaceTimeProps) {
  const { history, flights, lanes, window, light, selected, below } = props
  const words = useWords()
  const own = useHistoryWords()
  const [box, size] = useSize<HTMLDivElement>()
  const [spot, setSpot] = useState<Spot | null>(null)
  const left = leftOfLanes(size.width)
  const top = MARGIN.legend + 4
  const width = Math.max(40, size.width - left - rightOf(size.width))
  const height = Math.max(30, size.height - top - MARGIN.strip)
  const laid = useLaid(history, window, width)
  const layout = useMemo(
    () =>
      layoutSpaceTime(laid, flights, {
        width,
        height,
        ...window,
        lanes,
        most: Math.max(FEWEST, Math.round(width * DENSITY)),
        bandLabel: bandLabelIn(words),
        measure: measureText,
      }),
    [laid, flights, lanes, width, height, window, words],
  )
  const signs = useMemo(() => flightSigns(layout.lines), [layout])
  const hit = (at: Spot) => lineNear(layout.lines, at, REACH)?.flight
  const move = (at: Spot | null) => {
    const flight = at === null ? undefined : hit(at)
    setSpot(flight === undefined ? null : at)
    props.onPoint(flight?.id ?? null)
  }
  const press = (at: Spot): boolean => {
    const flight = hit(at)
    if (flight === undefined) return false
    props.onChoose(flight, layout.axis.at(at.x))
    return true
  }
  const lit = flights.get(light?.message ?? '')
  const { count, clock } = words.format
  const { axis } = layout
  return (
    <div
      ref={box}
      className={css['box']}
      style={{ minHeight: top + lanes.length * LEAST_APART + MARGIN.strip }}
      data-testid="space-time"
      data-drawn={layout.lines.length}
    >
      {flights.list.length === 0 ? <p className={css['empty']}>{own.none}</p> : null}
      {size.width === 0 ? null : (
        <svg
          width={size.width}
          height={size.height}
          role="img"
          aria-label={own.summary(
            count(layout.choice.all),
            count(lanes.length),
            clock(axis.from),
            clock(axis.until),
          )}
        >
          <g transform={`translate(${left} ${top})`}>
            <SpaceTimeDrawing
              layout={layout}
              signs={signs}
              words={words}
              own={own}
              labelled={isLabelled(size.width)}
              bandLabels={!below}
            />
            <LitFlights layout={layout} flights={flights} light={light} selected={selected} />
          </g>
        </svg>
      )}
      <SpaceTimeKey choice={layout.choice} signs={signs} left={left} />
      <Plot
        {...props}
        axis={axis}
        left={left}
        top={top}
        height={height}
        strip={MARGIN.strip}
        onMove={move}
        onPress={press}
        testId="space-time-plot"
      >
        <MessageKeys
          lines={layout.lines}
          flights={flights}
          pointed={lit}
          at={props.at}
          onPoint={props.onPoint}
          onChoose={(flight) => props.onChoose(flight, flight.sent)}
        />
        {spot === null || lit === undefined ? null : (
          <Tip spot={spot} width={axis.width} height={height} text={flightSentence(lit, words, own)} />
        )}
      </Plot>
    </div>
  )
}

interface TipProps {
  readonly spot: Spot
  readonly width: number
  readonly height: number
  readonly text: string
}

/** What is under the pointer, beside it and never under it. */
function Tip({ spot, width, height, text }: TipProps) {
  const across = spot.x > width / 2 ? { right: width - spot.x + 12 } : { left: spot.x + 12 }
  const along = spot.y > height / 2 ? { bottom: height - spot.y + 8 } : { top: spot.y + 8 }
  return (
    <div className={look['tip']} style={{ ...across, ...along, maxWidth: Math.max(160, width * 0.5) }}>
      {text}
    </div>
  )
}
