// Draws a laid-out gap chart; nothing here moves, so it is drawn only when the layout changes.
import { memo, useId } from 'react'
import type { Words } from '../text/words'
import css from './gap-chart.module.css'
import type { GapBand, GapLayout, GapMark } from './gap-layout'

interface GapDrawingProps {
  readonly layout: GapLayout
  readonly words: Words
  /** Labels at the ends of the lines; otherwise a legend above. */
  readonly labelled: boolean
}

/** The still part of the chart. */
export const GapDrawing = memo(function GapDrawing({ layout, words, labelled }: GapDrawingProps) {
  const hatch = useId()
  return (
    <>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className={css['hatch']} />
        </pattern>
      </defs>
      {layout.levels.map(({ y, value }) => (
        <g key={value}>
          <line x1="0" x2={layout.axis.width} y1={y} y2={y} className={css['level']} />
          <text x="-8" y={y + 4} textAnchor="end" className={css['small']}>
            {words.format.count(value)}
          </text>
        </g>
      ))}
      {layout.bands.map((band) => (
        <Band key={band.id} band={band} height={layout.height} hatch={hatch} />
      ))}
      <path d={layout.area} className={css['area']} />
      <path d={layout.visible} className={css['visibleLine']} />
      <path d={layout.committed} className={css['committedLine']} />
      {layout.bands.map((band) => (
        <BandLabel key={band.id} band={band} />
      ))}
      <Breaks layout={layout} words={words} />
      {layout.ticks.map(({ x, at }) => (
        <g key={at} transform={`translate(${x} ${layout.height})`}>
          <line y2="4" className={css['tick']} />
          <text y="16" textAnchor={x < 24 ? 'start' : 'middle'} className={css['small']}>
            {tickLabel(words, at)}
          </text>
        </g>
      ))}
      {layout.marks.map((mark) => (
        <Mark key={`${mark.kind}/${mark.step}/${mark.at}`} mark={mark} height={layout.height} words={words} />
      ))}
      {labelled ? <EndLabels layout={layout} words={words} /> : <Legend layout={layout} words={words} />}
    </>
  )
})

/** Ticks are round, so the clock's empty thousandths are left out. */
const tickLabel = (words: Words, at: number): string => words.format.clock(at).replace(/\.000$/, '')

function Band({
  band,
  height,
  hatch,
}: {
  readonly band: GapBand
  readonly height: number
  readonly hatch: string
}) {
  return (
    <g>
      <title>{band.label}</title>
      <rect x={band.x} width={band.width} height={height} className={css['band']} />
      <rect x={band.x} width={band.width} height={height} fill={`url(#${hatch})`} />
    </g>
  )
}

function BandLabel({ band }: { readonly band: GapBand }) {
  return band.lane === null ? null : (
    <text x={band.labelX + 5} y={12 + band.lane * 14} className={css['bandLabel']}>
      {band.label}
    </text>
  )
}

function Breaks({ layout, words }: Pick<GapDrawingProps, 'layout' | 'words'>) {
  return layout.axis.breaks.map(({ from, until, x0, x1 }) => {
    const middle = (x0 + x1) / 2
    const skipped = words.format.duration(until - from)
    return (
      <g key={from}>
        <title>{words.history.skipped(skipped)}</title>
        <rect x={x0} width={x1 - x0} y="-4" height={layout.height + 8} className={css['break']} />
        <path d={zigzag(x0 + 3, layout.height)} className={css['tear']} />
        <path d={zigzag(x1 - 3, layout.height)} className={css['tear']} />
        <text x={middle} y={layout.height + 16} textAnchor="middle" className={css['small']}>
          ⋯ {skipped}
        </text>
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

function Mark({
  mark,
  height,
  words,
}: {
  readonly mark: GapMark
  readonly height: number
  readonly words: Words
}) {
  return (
    <g transform={`translate(${mark.x} ${height})`} className={css[mark.kind]}>
      <title>{`${words.names.marks[mark.kind]}, ${words.format.clock(mark.at)}`}</title>
      <line y1={-height} y2="0" className={css['markLine']} />
      <path d={glyphs[mark.kind]} />
    </g>
  )
}

/** Names and last values at the right ends of the lines, kept apart where the lines meet. */
function EndLabels({ layout, words }: Pick<GapDrawingProps, 'layout' | 'words'>) {
  const { x, committed, visible, yCommitted, yVisible } = layout.end
  const apart = Math.max(0, 15 - (yVisible - yCommitted)) / 2
  const high = Math.max(6, Math.min(yCommitted - apart, layout.height - 19))
  return (
    <>
      <rect x={x - 3} y={yCommitted - 3} width="6" height="6" className={css['committedEnd']} />
      <circle cx={x} cy={yVisible} r="3.4" className={css['visibleEnd']} />
      <text x={x + 10} y={high + 4} className={css['committed']}>
        {words.history.committed(words.format.count(committed))}
      </text>
      <text x={x + 10} y={Math.max(high + 15, yVisible + apart) + 4} className={css['visible']}>
        {words.history.visible(words.format.count(visible))}
      </text>
    </>
  )
}

function Legend({ layout, words }: Pick<GapDrawingProps, 'layout' | 'words'>) {
  return (
    <text y="-12" x="0">
      <tspan className={css['committed']}>
        ■ {words.history.committed(words.format.count(layout.end.committed))}
      </tspan>
      <tspan dx="14" className={css['visible']}>
        ● {words.history.visible(words.format.count(layout.end.visible))}
      </tspan>
    </text>
  )
}
