// Draws a laid-out gap chart; nothing here moves, so it is drawn only when the layout changes.
import { memo, useId } from 'react'
import { componentName } from '../text/vocabulary'
import type { Words } from '../text/words'
import { Band, BandLabel, Breaks, Hatching, Mark, Ticks } from './axis-drawing'
import css from './charts.module.css'
import type { GapLayout } from './gap-layout'

interface GapDrawingProps {
  readonly layout: GapLayout
  readonly words: Words
  /** Labels at the ends of the lines; otherwise a legend above. */
  readonly labelled: boolean
  /** Another chart below shows the instants of the axis. */
  readonly bare: boolean
}

/** The still part of the chart. */
export const GapDrawing = memo(function GapDrawing({ layout, words, labelled, bare }: GapDrawingProps) {
  const hatch = useId()
  return (
    <>
      <Hatching id={hatch} />
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
      {layout.places.map(({ reader, path }, place) => (
        <path key={reader} d={path} className={css['placeLine']} style={{ strokeDasharray: dashOf(place) }} />
      ))}
      <path d={layout.committed} className={css['committedLine']} />
      {layout.bands.map((band) => (
        <BandLabel key={band.id} band={band} />
      ))}
      <Breaks axis={layout.axis} height={layout.height} words={words} bare={bare} />
      {bare ? null : <Ticks ticks={layout.ticks} height={layout.height} words={words} />}
      {layout.marks.map((mark) => (
        <Mark
          key={`${mark.kind}/${mark.step}/${mark.at}`}
          mark={mark}
          height={layout.height}
          y={layout.height}
          words={words}
        />
      ))}
      {labelled ? <EndLabels layout={layout} words={words} /> : <Legend layout={layout} words={words} />}
    </>
  )
})

/** Places are told from each other by their dashes. */
const dashOf = (place: number): string => `${2 + 3 * place} 3`

/** Names and last values at the right ends of the lines, kept apart where the lines meet. */
function EndLabels({ layout, words }: Pick<GapDrawingProps, 'layout' | 'words'>) {
  const { x, committed, visible, yCommitted, yVisible } = layout.end
  const apart = Math.max(0, 15 - (yVisible - yCommitted)) / 2
  const high = Math.max(6, Math.min(yCommitted - apart, layout.height - 19 - 14 * layout.places.length))
  const low = Math.max(high + 15, Math.min(yVisible + apart, layout.height - 14 * layout.places.length))
  return (
    <>
      <rect x={x - 3} y={yCommitted - 3} width="6" height="6" className={css['committedEnd']} />
      <circle cx={x} cy={yVisible} r="3.4" className={css['visibleEnd']} />
      <text x={x + 10} y={high + 4} className={css['committed']}>
        {words.history.committed(words.format.count(committed))}
      </text>
      <text x={x + 10} y={low + 4} className={css['visible']}>
        {words.history.visible(words.format.count(visible))}
      </text>
      {layout.places.map(({ reader, value }, place) => (
        <g key={reader} transform={`translate(${x + 10} ${low + 4 + 14 * (place + 1)})`}>
          <path d="M0 -4H18" className={css['placeLine']} style={{ strokeDasharray: dashOf(place) }} />
          <text x="23" className={css['small']}>
            {`${componentName(words.names, reader)} · ${words.format.count(value)}`}
          </text>
        </g>
      ))}
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
