// What every chart of the history draws along its axis: faults, shortened stretches, round instants, marked instants.
import type { Words } from '../text/words'
import css from './charts.module.css'
import type { GapBand, GapMark } from './marks-layout'
import type { TimeAxis } from './time-axis'

interface Tick {
  readonly x: number
  readonly at: number
}

/** The hatching of faults; each drawing has its own id for it. */
export function Hatching({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" className={css['hatch']} />
      </pattern>
    </defs>
  )
}

/** Ticks are round, so the clock's empty thousandths are left out. */
const tickLabel = (words: Words, at: number): string => words.format.clock(at).replace(/\.000$/, '')

/** Round instants along the axis. */
export function Ticks({
  ticks,
  height,
  words,
}: Omit<AlongProps, 'axis'> & { readonly ticks: readonly Tick[] }) {
  return ticks.map(({ x, at }) => (
    <g key={at} transform={`translate(${x} ${height})`}>
      <line y2="4" className={css['tick']} />
      <text y="16" textAnchor={x < 24 ? 'start' : 'middle'} className={css['small']}>
        {tickLabel(words, at)}
      </text>
    </g>
  ))
}

/** A fault or an outage, as high as it is given. */
export function Band({
  band,
  y = 0,
  height,
  hatch,
}: {
  readonly band: GapBand
  readonly y?: number
  readonly height: number
  readonly hatch: string
}) {
  const { x, width } = band
  return (
    <g>
      <title>{band.label}</title>
      <rect x={x} y={y} width={width} height={height} className={css['band']} />
      <rect x={x} y={y} width={width} height={height} fill={`url(#${hatch})`} />
    </g>
  )
}

/** What a band is called, where there is room for it. */
export function BandLabel({ band, y }: { readonly band: GapBand; readonly y?: number }) {
  return band.lane === null ? null : (
    <text x={band.labelX + 5} y={y ?? 12 + band.lane * 14} className={css['bandLabel']}>
      {band.label}
    </text>
  )
}

interface AlongProps {
  readonly axis: TimeAxis
  readonly height: number
  readonly words: Words
}

/** Shortened stretches; `bare` leaves out how long they lasted. */
export function Breaks({ axis, height, words, bare }: AlongProps & { readonly bare: boolean }) {
  return axis.breaks.map(({ from, until, x0, x1 }) => {
    const middle = (x0 + x1) / 2
    const skipped = words.format.duration(until - from)
    return (
      <g key={from}>
        <title>{words.history.skipped(skipped)}</title>
        <rect x={x0} width={x1 - x0} y="-4" height={height + 8} className={css['break']} />
        <path d={zigzag(x0 + 3, height)} className={css['tear']} />
        <path d={zigzag(x1 - 3, height)} className={css['tear']} />
        {bare ? null : (
          <text x={middle} y={height + 16} textAnchor="middle" className={css['small']}>
            ⋯ {skipped}
          </text>
        )}
      </g>
    )
  })
}

/** A torn edge from above the plot to below it. */
function zigzag(x: number, height: number): string {
  const teeth = Math.max(2, Math.round((height + 8) / 9))
  const tall = (height + 8) / teeth
  return `M${x} -4${Array.from({ length: teeth }, (_, index) => `l${index % 2 === 0 ? 3 : -3} ${tall}`).join('')}`
}

const glyphs: { readonly [kind in GapMark['kind']]: string } = {
  crash: 'M-4 -4L4 4M4 -4L-4 4',
  restart: 'M-4 3L0 -4L4 3Z',
  violation: 'M0 -5L5 0L0 5L-5 0Z',
  hand: 'M0 -3.5a3.5 3.5 0 1 0 0.01 0Z',
  command: 'M-3 -3H3V3H-3Z',
}

/** A marked instant: a stroke over the whole plot, and its sign at a height. */
export function Mark({
  mark,
  height,
  y,
  words,
}: {
  readonly mark: GapMark
  readonly height: number
  readonly y: number
  readonly words: Words
}) {
  return (
    <g transform={`translate(${mark.x} ${y})`} className={css[mark.kind]}>
      <title>{`${words.names.marks[mark.kind]}, ${words.format.clock(mark.at)}`}</title>
      <line y1={-y} y2={height - y} className={css['markLine']} />
      <path d={glyphs[mark.kind]} />
    </g>
  )
}
