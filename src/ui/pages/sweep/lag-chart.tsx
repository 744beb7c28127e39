// The distribution of lag as bars over a logarithmic axis of time, and beside them what is never seen.
import type { SweepSummary } from '#app'
import { useSize } from '../../controls/size'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import css from './charts.module.css'
import { lagBars, stretchOf } from './lag-bars'
import { TimeAxis } from './time-axis'
import { timeScale } from './time-scale'

/** Props of the chart. */
export type LagChartProps = Pick<SweepSummary, 'lag' | 'writes'>

const HEIGHT = 190
const TOP = 18
const BOTTOM = 162
const LEFT = 14
/** Room for the bar of what is never seen, and for a bar. */
const NEVER = 74
const BAR = 14

/** The drawing. */
export function LagChart({ lag, writes }: LagChartProps) {
  const [element, { width }] = useSize<HTMLDivElement>()
  const { format } = useWords()
  const { sweep } = usePageWords()
  const duration = (millis: number) => format.duration(millis * 1000)
  const right = Math.max(LEFT + 60, width - 12 - (writes.never > 0 ? NEVER : 0))
  const first = lag.bars.find(({ until }) => until > 0)?.until ?? 1
  const scale = timeScale(first, lag.max > 0 ? lag.max : 1000, { left: LEFT, right })
  const number = Math.max(8, Math.floor((right - LEFT) / BAR))
  const bars = lagBars(lag.bars, scale, { number, whole: writes.expected })
  const never = writes.expected === 0 ? 0 : writes.never / writes.expected
  const highest = Math.max(0.01, never, ...bars.map(({ share }) => share))
  const topOf = (share: number) => BOTTOM - (share / highest) * (BOTTOM - TOP)
  return (
    <div ref={element} className={css['chart']}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={sweep.lagSummary(duration(lag.p50), duration(lag.p99), duration(lag.max))}
        >
          <text x={LEFT} y={11} className={css['top']}>
            {format.percent(highest)}
          </text>
          <line x1={LEFT} x2={right} y1={TOP} y2={TOP} className={css['grid']} />
          {bars.map((bar) => (
            <rect
              key={bar.left}
              x={bar.left + 0.5}
              width={Math.max(1, bar.right - bar.left - 1)}
              y={topOf(bar.share)}
              height={BOTTOM - topOf(bar.share)}
              className={css['bar']}
            >
              <title>{`${stretchOf(scale, bar).map(duration).join(' – ')}: ${format.percent(bar.share)}`}</title>
            </rect>
          ))}
          <TimeAxis scale={scale} y={BOTTOM} />
          {never === 0 ? null : (
            <g className={css['never']}>
              <rect x={right + NEVER / 2 - 8} width={22} y={topOf(never)} height={BOTTOM - topOf(never)} />
              <text x={right + NEVER / 2 + 3} y={BOTTOM + 18}>
                {`✕ ${sweep.neverSeen}`}
              </text>
              <text x={right + NEVER / 2 + 3} y={topOf(never) - 5}>
                {format.percent(never)}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  )
}
