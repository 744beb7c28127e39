// The scrubber: a native range over the run's time, with its faults and marks drawn on the track.
import { memo, useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import type { History, TimeWindow } from '#app'
import { timeAxis } from '../history/time-axis'
import type { TimeAxis } from '../history/time-axis'
import { useWords } from '../text/provider'
import css from './scrubber.module.css'
import place from './transport.module.css'

/** Moves the thumb and the clock beside it. */
export interface ScrubberHandle {
  readonly show: (at: number, step: number) => void
}

interface ScrubberProps {
  readonly at: number
  readonly step: number
  readonly head: number
  readonly end: number
  readonly marks: History['marks']
  readonly bands: History['bands']
  readonly axis?: TimeAxis
  /** The part of the run that the charts show, where it is not all of it. */
  readonly window?: TimeWindow | null
  /** Told the time that is shown, as often as it changes. */
  readonly onTime: (at: number) => void
  readonly onStep: () => void
  readonly onBack: () => void
  readonly onStart: () => void
  readonly onEnd: () => void
  readonly onMarker: (direction: 'previous' | 'next') => void
  readonly onSeek: (at: number) => void
  readonly handle?: Ref<ScrubberHandle>
}

/** Positions of the thumb; finer than any screen. */
const POSITIONS = 10_000
/** PageUp and PageDown go by this part of the track. */
const PAGE = 0.1

/** Goes anywhere in the run, forwards and back. */
export function Scrubber(props: ScrubberProps) {
  const words = useWords()
  const { at, step, head, end, handle, onTime, onSeek } = props
  const input = useRef<HTMLInputElement>(null)
  const held = useRef(false)
  const own = useMemo(() => timeAxis({ from: 0, until: end, width: 1, busy: [], idleAfter: Infinity }), [end])
  const axis = props.axis ?? own
  const show = useCallback(
    (instant: number, steps: number) => {
      const { count, spoken } = words.format
      const part = axis.x(instant) / axis.width
      onTime(instant)
      if (input.current === null) return
      if (!held.current) input.current.value = String(Math.round(part * POSITIONS))
      input.current.style.setProperty('--part', `${part * 100}%`)
      const told = words.transport.spokenPosition(spoken(instant), count(steps), count(head))
      input.current.setAttribute('aria-valuetext', told)
    },
    [axis, words, head, onTime],
  )
  useLayoutEffect(() => show(at, step), [show, at, step])
  useImperativeHandle(handle, () => ({ show }), [show])
  const seek = (position: number) => onSeek(Math.round(axis.at((position / POSITIONS) * axis.width)))
  const page = (direction: number) =>
    seek(Math.min(POSITIONS, Math.max(0, Number(input.current?.value ?? 0) + direction * PAGE * POSITIONS)))
  const keys: { readonly [key: string]: () => void } = {
    ArrowLeft: props.onBack,
    ArrowDown: props.onBack,
    ArrowRight: props.onStep,
    ArrowUp: props.onStep,
    'Shift+ArrowLeft': () => props.onMarker('previous'),
    'Shift+ArrowRight': () => props.onMarker('next'),
    PageDown: () => page(-1),
    PageUp: () => page(1),
    Home: props.onStart,
    End: props.onEnd,
  }
  const press = (event: KeyboardEvent) => {
    const act = keys[event.shiftKey ? `Shift+${event.key}` : event.key]
    if (act === undefined) return
    // The native range would move by a fraction of the track, and the page's own keys would act a second time.
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <div className={place['scrubber']}>
      <Track axis={axis} marks={props.marks} bands={props.bands} window={props.window ?? null} />
      <input
        ref={input}
        type="range"
        className={css['range']}
        min={0}
        max={POSITIONS}
        step={1}
        defaultValue={0}
        aria-label={words.transport.position}
        onKeyDown={press}
        onPointerDown={() => {
          held.current = true
        }}
        onPointerUp={() => {
          held.current = false
        }}
        onPointerCancel={() => {
          held.current = false
        }}
        onChange={(event) => seek(Number(event.target.value))}
        data-testid="transport:scrubber"
      />
    </div>
  )
}

interface TrackProps {
  readonly axis: TimeAxis
  readonly marks: History['marks']
  readonly bands: History['bands']
  readonly window: TimeWindow | null
}

const SPOTS = 240

/** Faults as stretches and marks as strokes on the track; of several on one spot, one. */
const Track = memo(function Track({ axis, marks, bands, window }: TrackProps) {
  const part = (at: number) => (axis.x(at) / axis.width) * 100
  const spots = new Map(
    marks
      .filter((mark) => mark.kind !== 'command')
      .map((mark) => [`${mark.kind}/${Math.round((part(mark.at) / 100) * SPOTS)}`, mark]),
  )
  return (
    <div className={css['track']} aria-hidden="true">
      {window === null ? null : (
        <i
          className={css['window']}
          style={{ left: `${part(window.from)}%`, width: `${part(window.until) - part(window.from)}%` }}
          data-testid="transport:window"
        />
      )}
      {bands.map((band) => {
        const left = part(band.from)
        const width = Math.max(0.3, part(band.until ?? axis.until) - left)
        return <i key={band.id} className={css['band']} style={{ left: `${left}%`, width: `${width}%` }} />
      })}
      {[...spots].map(([spot, mark]) => (
        <i key={spot} className={css[mark.kind]} style={{ left: `${part(mark.at)}%` }} />
      ))}
    </div>
  )
})
