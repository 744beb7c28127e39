// The curve P(a read sees the write | t after its commit), drawn over a logarithmic axis of time, with a place to look at.
import { type PointerEvent, useState } from 'react'
import type { CurvePoint } from '#app'
import { useSize } from '../../controls/size'
import { Slider } from '../../controls/slider'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import css from './charts.module.css'
import { TimeAxis } from './time-axis'
import { placeOf, timeAt, type TimeScale, timeScale } from './time-scale'

/** Props of the chart; the curve in milliseconds. */
export interface CurveChartProps {
  readonly curve: readonly CurvePoint[]
  /** What the table beside it says, for whoever does not see the drawing. */
  readonly summary: string
}

const HEIGHT = 380
const TOP = 12
const BOTTOM = 352
const LEFT = 44
const SHARES = [0, 0.25, 0.5, 0.75, 1]

const heightOf = (seen: number): number => BOTTOM - seen * (BOTTOM - TOP)

/** The chance at a time. */
const seenAt = (curve: readonly CurvePoint[], time: number): number =>
  curve.findLast(({ after }) => after <= time)?.seen ?? 0

/** The axis that fits a curve. */
function scaleOf(curve: readonly CurvePoint[], width: number): TimeScale {
  const times = curve.map(({ after }) => after).filter((after) => after > 0)
  return timeScale(times[0] ?? 1, times.at(-1) ?? 1000, {
    left: LEFT,
    right: Math.max(LEFT + 60, width - 12),
  })
}

/** A curve of steps. */
function pathOf(curve: readonly CurvePoint[], scale: TimeScale): string {
  const steps = curve.map(({ after, seen }, index) => {
    const x = placeOf(scale, after).toFixed(1)
    const y = heightOf(seen).toFixed(1)
    return index === 0 ? `M${x} ${y}` : `H${x}V${y}`
  })
  return `${steps.join('')}H${scale.right}`
}

/** The drawing, and a slider that moves a line over it. */
export function CurveChart({ curve, summary }: CurveChartProps) {
  const [element, { width }] = useSize<HTMLDivElement>()
  const { format } = useWords()
  const { sweep } = usePageWords()
  const [share, setShare] = useState(0.5)
  const scale = scaleOf(curve, width)
  const x = scale.left + share * (scale.right - scale.left)
  const path = pathOf(curve, scale)
  const time = timeAt(scale, x)
  const seen = seenAt(curve, time)
  const timeInWords = time === 0 ? sweep.atOnce : format.duration(time * 1000)
  const follow = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const place = clientX - currentTarget.getBoundingClientRect().left
    setShare(Math.max(0, Math.min(1, (place - scale.left) / (scale.right - scale.left))))
  }
  return (
    <>
      <div ref={element} className={css['chart']}>
        {width === 0 ? null : (
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={summary}
            onPointerMove={follow}
            onPointerDown={follow}
          >
            <Grid scale={scale} />
            <path d={`${path}V${BOTTOM}H${scale.left}Z`} className={css['area']} />
            <path d={path} className={css['curve']} />
            <line x1={x} x2={x} y1={TOP} y2={BOTTOM} className={css['cursor']} />
            <circle cx={x} cy={heightOf(seen)} r={4} className={css['dot']} />
            <TimeAxis scale={scale} y={BOTTOM} />
          </svg>
        )}
      </div>
      <Slider
        label={sweep.at}
        value={Math.round(share * 200)}
        min={0}
        max={200}
        step={1}
        shown={timeInWords}
        onChange={(value) => setShare(value / 200)}
        data-testid="sweep:at"
      />
      <p className={css['says']} data-testid="sweep:says">
        {sweep.says(timeInWords, format.percent(seen))}
      </p>
    </>
  )
}

function Grid({ scale }: { readonly scale: TimeScale }) {
  const { format } = useWords()
  return SHARES.map((share) => (
    <g key={share}>
      <line
        x1={scale.left}
        x2={scale.right}
        y1={heightOf(share)}
        y2={heightOf(share)}
        className={css['grid']}
      />
      <text x={scale.left - 6} y={heightOf(share) + 4} className={css['share']}>
        {format.percent(share)}
      </text>
    </g>
  ))
}
