// The axis of time below a chart: what happens at once, then round times.
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import css from './charts.module.css'
import { placeOf, ticksOf, type TimeScale } from './time-scale'

/** Room that the words of a tick need, in pixels. */
const ROOM = 58

/** The axis at a height. */
export function TimeAxis({ scale, y }: { readonly scale: TimeScale; readonly y: number }) {
  const { format } = useWords()
  const { sweep } = usePageWords()
  const ticks = ticksOf(scale, ROOM).filter((time) => placeOf(scale, time) > scale.left + ROOM)
  return (
    <g className={css['axis']}>
      <line x1={scale.left} x2={scale.right} y1={y} y2={y} />
      <text x={scale.left} y={y + 18} className={css['first']}>
        {sweep.atOnce}
      </text>
      {ticks.map((time) => (
        <g key={time} transform={`translate(${placeOf(scale, time)} ${y})`}>
          <line y2={4} />
          <text y={18}>{format.duration(time * 1000)}</text>
        </g>
      ))}
    </g>
  )
}
