// What lies over a chart's plot: the cursor, the veil over what comes after it, and what a pointer does there. A press goes to
// an instant; a drag along the axis, or with Shift anywhere, chooses the stretch of time that is shown.
import { useCallback, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { PointerEvent, ReactNode, Ref } from 'react'
import css from './plot.module.css'
import type { Spot } from './spot'
import type { TimeAxis } from './time-axis'

/** Moves the cursor without React, as often as the frame clock likes. */
export interface PlotHandle {
  readonly show: (at: number) => void
}

/** What charts take of whoever shows them. `at` is the cursor when a step was taken; between steps use the handle. */
export interface ChartControl {
  readonly at: number
  readonly onSeek: (at: number) => void
  /** Shows the stretch of time between two instants, in either order. */
  readonly onBrush?: ((one: number, other: number) => void) | undefined
  readonly handle?: Ref<PlotHandle>
}

/** Props of the plot's cover; `strip` is the height of the axis below it. */
export interface PlotProps extends ChartControl {
  readonly axis: TimeAxis
  readonly left: number
  readonly top: number
  readonly height: number
  readonly strip: number
  /** Where the pointer is; null once it has gone. */
  readonly onMove?: (spot: Spot | null) => void
  /** Takes a press; where it does not want it, the press goes to the instant. */
  readonly onPress?: (spot: Spot) => boolean
  readonly testId: string
  readonly children?: ReactNode
}

/** A brush that was moved by less than this was not meant. */
const BRUSH_LEAST = 4

/** Covers a plot. */
export function Plot(props: PlotProps) {
  const { axis, left, top, height, strip, at, handle, testId, children } = props
  const cursor = useRef<HTMLDivElement>(null)
  const veil = useRef<HTMLDivElement>(null)
  const place = useCallback(
    (instant: number) => {
      const x = axis.x(instant)
      const seen = instant >= axis.from && instant <= axis.until
      if (cursor.current !== null) {
        cursor.current.style.transform = `translateX(${x}px)`
        cursor.current.style.visibility = seen ? 'visible' : 'hidden'
      }
      if (veil.current !== null) veil.current.style.left = `${x}px`
    },
    [axis],
  )
  useLayoutEffect(() => place(at), [place, at])
  useImperativeHandle(handle, () => ({ show: place }), [place])
  const { brush, ...pointing } = usePointing(props)
  return (
    // Seeking and zooming by keyboard are the scrubber's and the buttons'; this is their shortcut for a pointer.
    <div
      className={css['plot']}
      style={{ left, top, width: axis.width, height: height + strip }}
      data-testid={testId}
      {...pointing}
    >
      <div className={css['inner']} style={{ height }}>
        <div ref={veil} className={css['veil']} />
        <div ref={cursor} className={css['cursor']} data-testid={`${testId}-cursor`} />
        {brush === null ? null : (
          <div
            className={css['brush']}
            style={{ left: Math.min(brush.from, brush.to), width: Math.abs(brush.to - brush.from) }}
          />
        )}
        {children}
      </div>
      {props.onBrush === undefined ? null : <div className={css['strip']} style={{ height: strip }} />}
    </div>
  )
}

/** From where to where somebody is dragging, in pixels. */
interface Brush {
  readonly from: number
  readonly to: number
}

/** What the pointer does: brush, press, drag the cursor, or hover. */
function usePointing({ axis, height, onSeek, onBrush, onMove, onPress }: PlotProps) {
  const [brush, setBrush] = useState<Brush | null>(null)
  const seeking = useRef(false)
  const spotOf = (event: PointerEvent): Spot => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const instantAt = ({ x }: Spot): number => Math.round(axis.at(x))
  const inside = (x: number): number => Math.min(axis.width, Math.max(0, x))
  return {
    brush,
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return
      const spot = spotOf(event)
      event.currentTarget.setPointerCapture(event.pointerId)
      if (onBrush !== undefined && (event.shiftKey || spot.y > height))
        return setBrush({ from: spot.x, to: spot.x })
      if (onPress?.(spot) === true) return
      seeking.current = true
      onSeek(instantAt(spot))
    },
    onPointerMove: (event: PointerEvent) => {
      const spot = spotOf(event)
      if (brush !== null) return setBrush({ ...brush, to: inside(spot.x) })
      if (seeking.current) onSeek(instantAt(spot))
      onMove?.(spot.y > height ? null : spot)
    },
    onPointerUp: () => {
      seeking.current = false
      if (brush === null) return
      setBrush(null)
      if (Math.abs(brush.to - brush.from) < BRUSH_LEAST) onSeek(Math.round(axis.at(brush.from)))
      else onBrush?.(Math.round(axis.at(brush.from)), Math.round(axis.at(brush.to)))
    },
    onPointerCancel: () => {
      seeking.current = false
      setBrush(null)
    },
    onPointerLeave: () => onMove?.(null),
  }
}
