// The gap chart: committed events above, visible events below, the area between is the gap. A click seeks.
import { useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PointerEvent, Ref } from 'react'
import type { History } from '#app'
import { useSize } from '../controls/size'
import { measureText } from '../text/measure'
import { useWords } from '../text/provider'
import { named, targetName } from '../text/vocabulary'
import type { Words } from '../text/words'
import css from './gap-chart.module.css'
import { GapDrawing } from './gap-drawing'
import { layoutGap, valuesAt } from './gap-layout'
import type { GapLayout } from './gap-layout'

/** Moves the cursor without React, as often as the frame clock likes. */
export interface GapChartHandle {
  readonly show: (at: number) => void
}

/** Props of the gap chart. `at` is the cursor when a step was taken; between steps use the handle. */
export interface GapChartProps {
  readonly history: History
  readonly at: number
  readonly onSeek: (at: number) => void
  readonly handle?: Ref<GapChartHandle>
  /** The window of time; the whole history where it is left out. */
  readonly from?: number
  readonly until?: number
  /** When something changes in any chart that shares the axis; the history's own instants where it is left out. */
  readonly busy?: readonly number[]
}

const MARGIN = { left: 34, top: 8, bottom: 24 }
/** From this width on, the lines are labelled at their right ends; below, in a legend above. */
const LABELS_FROM = 520
const labelRoom = (width: number) => (width >= LABELS_FROM ? 116 : 14)
const legendRoom = (width: number) => (width >= LABELS_FROM ? 0 : 18)

/** What a band is called: "Relay down", or the kind of the fault and where. */
function bandLabel(words: Words, band: History['bands'][number]): string {
  const target = targetName(words.names, band.target)
  return band.kind === 'down'
    ? `${target} · ${words.names.states.down}`
    : `${target} · ${named(words.names.faultKinds, band.fault)}`
}

/** The gap over time. */
export function GapChart({ history, at, onSeek, handle, from, until, busy }: GapChartProps) {
  const words = useWords()
  const [box, size] = useSize<HTMLDivElement>()
  const left = MARGIN.left
  const top = MARGIN.top + legendRoom(size.width)
  const width = Math.max(40, size.width - left - labelRoom(size.width))
  const height = Math.max(30, size.height - top - MARGIN.bottom)
  const layout = useMemo(
    () =>
      layoutGap(history, {
        width,
        height,
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
        ...(busy === undefined ? {} : { busy }),
        bandLabel: (band) => bandLabel(words, band),
        measure: measureText,
      }),
    [history, width, height, from, until, busy, words],
  )
  const last = valuesAt(history, layout.axis.until)
  const { count, clock } = words.format
  return (
    <div ref={box} className={css['box']} data-testid="gap-chart">
      {history.gap.length === 0 ? <p className={css['empty']}>{words.history.empty}</p> : null}
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
            <GapDrawing layout={layout} words={words} labelled={size.width >= LABELS_FROM} />
          </g>
        </svg>
      )}
      <Pointing
        layout={layout}
        history={history}
        at={at}
        onSeek={onSeek}
        left={left}
        top={top}
        handle={handle}
      />
    </div>
  )
}

interface PointingProps {
  readonly layout: GapLayout
  readonly history: History
  readonly at: number
  readonly onSeek: (at: number) => void
  readonly left: number
  readonly top: number
  readonly handle: Ref<GapChartHandle> | undefined
}

/** The cursor, the veil over what comes after it, and the values under the pointer. */
function Pointing({ layout, history, at, onSeek, left, top, handle }: PointingProps) {
  const cursor = useRef<HTMLDivElement>(null)
  const veil = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const { axis } = layout
  const place = useCallback(
    (instant: number) => {
      const x = axis.x(instant)
      if (cursor.current !== null) cursor.current.style.transform = `translateX(${x}px)`
      if (veil.current !== null) veil.current.style.left = `${x}px`
    },
    [axis],
  )
  useLayoutEffect(() => place(at), [place, at])
  useImperativeHandle(handle, () => ({ show: place }), [place])
  const instantAt = (event: PointerEvent) =>
    Math.round(axis.at(event.clientX - event.currentTarget.getBoundingClientRect().left))
  const seek = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    onSeek(instantAt(event))
  }
  const move = (event: PointerEvent) => {
    const instant = instantAt(event)
    setHovered(instant)
    if (event.buttons === 1) onSeek(instant)
  }
  return (
    <div
      className={css['plot']}
      style={{ left, top, width: axis.width, height: layout.height }}
      // Seeking by keyboard is the scrubber's; this is its shortcut for a pointer.
      onPointerDown={seek}
      onPointerMove={move}
      onPointerLeave={() => setHovered(null)}
    >
      <div ref={veil} className={css['veil']} />
      <div ref={cursor} className={css['cursor']} data-testid="gap-cursor" />
      {hovered === null ? null : <Hover layout={layout} history={history} at={hovered} />}
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
  const { committed, visible } = valuesAt(history, at)
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
        <span>{words.history.behind(gap)}</span>
      </div>
    </>
  )
}
