// A run in small: committed and visible events over time, the gap between them, and the faults that struck as bands.
import { useId, useMemo } from 'react'
import type { Drawing, History } from '#app'
import { layoutGap } from '../../history/gap-layout'
import type { TimeAxis } from '../../history/time-axis'
import { useWords } from '../../text/provider'
import { targetName } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import css from './thumbnail.module.css'

const WIDTH = 280
const HEIGHT = 64

type Sketch = Extract<Drawing, { readonly kind: 'drawn' }>['sketch']

/** Props of a picture; with `axis` it shares its time with others. What lies before `from` is drawn pale. */
export interface ThumbnailProps {
  readonly sketch: Sketch
  readonly axis?: TimeAxis
  readonly from?: number
}

/** The picture of a run. */
export function Thumbnail({ sketch, axis, from }: ThumbnailProps) {
  const hatch = useId()
  const { history } = sketch
  const label = useSummary(sketch)
  const layout = useMemo(
    () =>
      layoutGap(history, {
        width: axis === undefined ? WIDTH : Math.max(1, axis.x(history.end)),
        height: HEIGHT,
        ...(axis === undefined ? {} : { axis }),
        bandLabel: () => '',
        measure: () => 0,
      }),
    [history, axis],
  )
  return (
    <svg
      className={css['drawing']}
      viewBox={`0 -3 ${WIDTH} ${HEIGHT + 6}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="5" className={css['hatch']} />
        </pattern>
      </defs>
      {layout.bands.map((band) => (
        <g key={band.id}>
          <rect x={band.x} y="-3" width={band.width} height={HEIGHT + 6} className={css['band']} />
          <rect x={band.x} y="-3" width={band.width} height={HEIGHT + 6} fill={`url(#${hatch})`} />
        </g>
      ))}
      {layout.axis.breaks.map(({ from: begin, x0, x1 }) => (
        <rect key={begin} x={x0} y="-3" width={x1 - x0} height={HEIGHT + 6} className={css['break']} />
      ))}
      <path d={layout.area} className={css['area']} />
      <path d={layout.visible} className={css['visible']} />
      <path d={layout.committed} className={css['committed']} />
      {from === undefined ? null : (
        <rect y="-3" width={layout.axis.x(from)} height={HEIGHT + 6} className={css['before']} />
      )}
    </svg>
  )
}

/** What the picture shows, in a sentence. */
function useSummary({ history, widest }: Sketch): string {
  const { names, format } = useWords()
  const { gallery } = usePageWords()
  const last = history.gap.at(-1)
  const says = gallery.drawing(
    widest,
    format.count(last?.committed ?? 0),
    format.count(last?.visible ?? 0),
    format.duration(history.end),
  )
  const struck = targetsOf(history).map((target) => targetName(names, target))
  return struck.length === 0 ? says : `${says}; ${gallery.struck(struck.join(', '))}`
}

const targetsOf = ({ bands }: History): readonly string[] => [...new Set(bands.map(({ target }) => target))]
