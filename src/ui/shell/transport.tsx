// The transport bar: play and pause, steps, markers, speed, and a scrubber that goes both ways.
import { useCallback, useRef } from 'react'
import type { Ref } from 'react'
import type { History, TimeWindow } from '#app'
import { Button, IconButton } from '../controls/button'
import { Chip } from '../controls/chip'
import { classNames } from '../controls/class-names'
import { Select } from '../controls/select'
import type { TimeAxis } from '../history/time-axis'
import { useWords } from '../text/provider'
import { Scrubber } from './scrubber'
import type { ScrubberHandle } from './scrubber'
import css from './transport.module.css'

/** Moves clock and thumb without React, as often as the frame clock likes. */
export type TransportHandle = ScrubberHandle

/** Props of the transport bar. Times in microseconds. */
export interface TransportProps {
  readonly playing: boolean
  /** Play would have nothing to show: the button says replay. */
  readonly atEnd: boolean
  /** The cursor when the last step was taken; between steps use the handle. */
  readonly at: number
  readonly step: number
  readonly head: number
  readonly end: number
  readonly speed: number
  readonly seed: number
  readonly marks: History['marks']
  readonly bands: History['bands']
  /** The axis shared with the charts; linear from 0 to `end` where it is left out. */
  readonly axis?: TimeAxis
  /** The part of the run that the charts show, where it is not all of it. */
  readonly window?: TimeWindow | null
  readonly onPlay: () => void
  readonly onPause: () => void
  readonly onReplay: () => void
  readonly onStep: () => void
  readonly onBack: () => void
  readonly onStart: () => void
  readonly onEnd: () => void
  readonly onMarker: (direction: 'previous' | 'next') => void
  readonly onSeek: (at: number) => void
  readonly onSpeed: (speed: number) => void
  readonly onReset: () => void
  readonly handle?: Ref<TransportHandle>
}

const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100, 250, 1000]

/** The bar at the foot of the page. */
export function Transport(props: TransportProps) {
  const words = useWords()
  const { transport, format } = words
  const past = props.step < props.head
  const clock = useRef<HTMLSpanElement>(null)
  const showTime = useCallback(
    (at: number) => {
      if (clock.current !== null) clock.current.textContent = format.clock(at)
    },
    [format],
  )
  const speeds = SPEEDS.includes(props.speed)
    ? SPEEDS
    : [...SPEEDS, props.speed].toSorted((one, other) => one - other)
  return (
    <div className={css['bar']} role="group" aria-label={transport.label} data-playing={props.playing}>
      <Buttons {...props} past={past} />
      <div className={css['speed']}>
        <Select
          look="hidden"
          label={transport.speed}
          value={String(props.speed)}
          options={speeds.map((speed) => ({ value: String(speed), label: format.ratio(speed) }))}
          onChange={(value) => props.onSpeed(Number(value))}
          data-testid="transport:speed"
        />
      </div>
      <div className={css['place']}>
        <span ref={clock} className={css['clock']} data-testid="transport:clock">
          {format.clock(props.at)}
        </span>
        <span className={css['step']}>{transport.stepOf(format.count(props.step))}</span>
        {/* Keeps its room when it is not there: the scrubber must not move under the hand that drags it. */}
        <span className={past ? undefined : css['absent']} aria-hidden={!past} data-testid="transport:past">
          <Chip tone="write" mark="branch" title={transport.pastHint}>
            {transport.past}
          </Chip>
        </span>
      </div>
      <Scrubber {...props} onTime={showTime} />
      <div className={css['tail']}>
        <span className={css['seed']}>{transport.seed(props.seed)}</span>
        <Button
          icon="reset"
          className={css['reset']}
          onClick={props.onReset}
          data-testid="transport:reset"
          title={transport.reset}
        >
          <span className={css['word']}>{transport.reset}</span>
        </Button>
      </div>
    </div>
  )
}

function Buttons(props: TransportProps & { readonly past: boolean }) {
  const { transport } = useWords()
  const { playing, atEnd, past, step } = props
  return (
    <div className={css['buttons']}>
      <IconButton
        icon="to-start"
        className={css['far']}
        label={transport.toStart}
        hotkey="Home"
        disabled={step === 0}
        onClick={props.onStart}
      />
      <IconButton
        icon="previous-marker"
        className={css['far']}
        label={transport.previousMarker}
        hotkey="Shift+←"
        onClick={() => props.onMarker('previous')}
      />
      <IconButton
        icon="back"
        label={transport.back}
        hotkey="←"
        disabled={step === 0}
        onClick={props.onBack}
        data-testid="transport:back"
      />
      {playing ? (
        <IconButton
          tone="main"
          icon="pause"
          className={css['play']}
          label={transport.pause}
          hotkey="K"
          onClick={props.onPause}
          data-testid="transport:play"
        />
      ) : (
        <IconButton
          tone="main"
          icon={atEnd ? 'replay' : 'play'}
          className={css['play']}
          label={atEnd ? transport.replay : transport.play}
          hotkey="K"
          onClick={atEnd ? props.onReplay : props.onPlay}
          data-testid="transport:play"
        />
      )}
      <IconButton
        icon="step"
        label={transport.step}
        hotkey="→"
        onClick={props.onStep}
        data-testid="transport:step"
      />
      <IconButton
        icon="next-marker"
        className={classNames(css['far'], css['late'])}
        label={transport.nextMarker}
        hotkey="Shift+→"
        onClick={() => props.onMarker('next')}
      />
      <IconButton
        icon="to-end"
        className={classNames(css['far'], css['late'])}
        label={transport.toEnd}
        hotkey="End"
        disabled={!past}
        onClick={props.onEnd}
      />
    </div>
  )
}
