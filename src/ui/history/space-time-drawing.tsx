// Draws a laid-out space–time diagram; nothing here moves, so it is drawn only when the layout changes.
import { memo, useId } from 'react'
import type { HistoryWords } from '../text/history-phrases'
import { componentName } from '../text/vocabulary'
import type { Words } from '../text/words'
import { Band, BandLabel, Breaks, Hatching, Mark, Ticks } from './axis-drawing'
import type { FlightSign } from './flight-signs'
import { strokesOf } from './flight-strokes'
import { ticksOf } from './gap-ticks'
import look from './space-time.module.css'
import type { SpaceTimeLayout } from './space-time-layout'

interface SpaceTimeDrawingProps {
  readonly layout: SpaceTimeLayout
  readonly signs: readonly FlightSign[]
  readonly words: Words
  readonly own: HistoryWords
  /** Names beside the lanes; otherwise on them. */
  readonly labelled: boolean
  /** Faults are named here, and not in a chart above. */
  readonly bandLabels: boolean
}

/** The still part of the diagram. */
export const SpaceTimeDrawing = memo(function SpaceTimeDrawing(props: SpaceTimeDrawingProps) {
  const { layout, signs, words, own, labelled, bandLabels } = props
  const { axis, height } = layout
  const hatch = useId()
  return (
    <>
      <Hatching id={hatch} />
      {layout.bands.map((band) => (
        <Band key={band.id} band={band} y={band.y} height={band.height} hatch={hatch} />
      ))}
      {layout.lanes.map(({ id, y }) => (
        <line key={id} x1="0" x2={axis.width} y1={y} y2={y} className={look['lane']} />
      ))}
      {layout.outages.map(({ id, x, width, y }) => (
        <line key={id} x1={x} x2={x + width} y1={y} y2={y} className={look['outage']} />
      ))}
      {strokesOf(layout.lines).map((stroke) => (
        <path
          key={stroke.key}
          d={stroke.path}
          className={look[stroke.look]}
          style={{ stroke: stroke.paint }}
        />
      ))}
      {signs.map((sign) => (
        <Sign key={sign.key} sign={sign} />
      ))}
      <Breaks axis={axis} height={height} words={words} bare={false} />
      <Ticks ticks={ticksOf(axis)} height={height} words={words} />
      {layout.marks.map((mark) => (
        <Mark
          key={`${mark.kind}/${mark.step}/${mark.at}`}
          mark={mark}
          height={height}
          y={mark.y}
          words={words}
        />
      ))}
      {layout.lanes.map(({ id, component, partners, y }) => (
        <text
          key={id}
          x={labelled ? -8 : 2}
          y={labelled ? y + 4 : y - 3}
          textAnchor={labelled ? 'end' : 'start'}
          className={look['laneName']}
        >
          {partners === null ? componentName(words.names, component) : own.queries}
        </text>
      ))}
      {bandLabels
        ? layout.bands.map((band) => (
            <BandLabel key={band.id} band={band} {...(band.y > 0 ? { y: band.y + 12 } : {})} />
          ))
        : null}
    </>
  )
})

const shapes: { readonly [kind in FlightSign['kind']]: string } = {
  lost: 'M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5',
  nobody: 'M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5',
  retry: 'M3.2 -2.7A4 4 0 1 0 4 0M4.2 -4.6L3.4 -2.4L1.2 -3.2',
  copy: 'M-4 -1.5H1.5V4H-4ZM-1.5 -1.5V-4H4V1.5H1.5',
  held: 'M-1.8 -3.4V3.4M1.8 -3.4V3.4',
}

/** A small sign on a message: what became of it, or why it was sent again. */
export function Sign({ sign }: { readonly sign: FlightSign }) {
  const { kind, spot, paint, attempt } = sign
  return (
    <g
      transform={`translate(${spot.x} ${spot.y})`}
      className={look[kind]}
      style={{ color: paint }}
      data-sign={kind}
    >
      {kind === 'lost' || kind === 'nobody' ? null : <circle r="6.5" className={look['ground']} />}
      <path d={shapes[kind]} />
      {attempt > 1 && kind === 'retry' ? (
        <text x="8" y="4" className={look['attempt']}>
          {attempt}
        </text>
      ) : null}
    </g>
  )
}
