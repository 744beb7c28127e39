// The gap chart: committed events above, visible events below, the area between is the gap. A click seeks.
import { useMemo, useState } from 'react'
import type { History } from '#app'
import { useSize } from '../controls/size'
import { measureText } from '../text/measure'
import { useWords } from '../text/provider'
import { componentName } from '../text/vocabulary'
import { bandLabelIn, isLabelled, MARGIN, rightOf } from './chart-frame'
import css from './charts.module.css'
import { GapDrawing } from './gap-drawing'
import { layoutGap, valuesAt } from './gap-layout'
import type { GapLayout } from './gap-layout'
import { type ChartControl, Plot } from './plot'

/** Props of the gap chart. */
export interface GapChartProps extends ChartControl {
  readonly history: History
  /** The window of time; the whole history where it is left out. */
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** When something changes in any chart that shares the axis; the history's own instants where it is left out. */
  readonly busy?: readonly number[]
  /** Room on the left, where another chart below wants as much. */
  readonly left?: number | undefined
  /** Another chart below shows the instants of the axis. */
  readonly bare?: boolean
}

/** Below this height in pixels, words would lie on the lines. */
const ROOM_FOR_WORDS = 90

/** The gap over time. */
export function GapChart({ history, from, until, busy, bare = false, ...props }: GapChartProps) {
  const words = useWords()
  const [hovered, setHovered] = useState<number | null>(null)
  const [box, size] = useSize<HTMLDivElement>()
  const left = props.left ?? MARGIN.left
  const labelled = isLabelled(size.width)
  const bottom = bare ? MARGIN.bare : MARGIN.strip
  const top = MARGIN.top + (labelled ? 0 : MARGIN.legend)
  const width = Math.max(40, size.width - left - rightOf(size.width))
  const height = Math.max(30, size.height - top - bottom)
  const layout = useMemo(
    () =>
      layoutGap(history, {
        width,
        height,
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
        ...(busy === undefined ? {} : { busy }),
        bandLabel: bandLabelIn(words),
        measure: measureText,
      }),
    [history, width, height, from, until, busy, words],
  )
  const last = valuesAt(history, layout.axis.until)
  const { count, clock } = words.format
  return (
    <div ref={box} className={css['box']} data-testid="gap-chart">
      {history.gap.length === 0 && height >= ROOM_FOR_WORDS ? (
        <p className={css['empty']}>{words.history.empty}</p>
      ) : null}
      {size.width === 0 ? null : (
        <svg
          width={size.width}
          height={size.height}
          role="img"
          aria-label={words.history.summary(
            count(last.committed),
            count(last.visible),
            clock(layout.axis.until),
          )}
        >
          <g transform={`translate(${left} ${top})`}>
            <GapDrawing layout={layout} words={words} labelled={labelled} bare={bare} />
          </g>
        </svg>
      )}
      <Plot
        {...props}
        axis={layout.axis}
        left={left}
        top={top}
        height={height}
        strip={bottom}
        onMove={(spot) => setHovered(spot === null ? null : Math.round(layout.axis.at(spot.x)))}
        testId="gap-plot"
      >
        {hovered === null ? null : <Hover layout={layout} history={history} at={hovered} />}
      </Plot>
    </div>
  )
}

interface HoverProps {
  readonly layout: GapLayout
  readonly history: History
  readonly at: number
}

function Hover({ layout, history, at }: HoverProps) {
  const words = useWords()
  const { committed, visible, places = [] } = valuesAt(history, at)
  const x = layout.axis.x(at)
  const gap = committed - visible
  return (
    <>
      <div className={css['hair']} style={{ left: x }} />
      <div
        className={css['tip']}
        style={x > layout.axis.width / 2 ? { right: layout.axis.width - x + 8 } : { left: x + 8 }}
      >
        <b>{words.format.clock(at)}</b>
        <span className={css['committed']}>{words.history.committed(words.format.count(committed))}</span>
        <span className={css['visible']}>{words.history.visible(words.format.count(visible))}</span>
        {(history.readers ?? []).map((reader, place) => (
          <span key={reader}>
            {`${componentName(words.names, reader)} · ${words.format.count(places[place] ?? 0)}`}
          </span>
        ))}
        <span>{words.history.behind(gap)}</span>
      </div>
    </>
  )
}
