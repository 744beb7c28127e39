// The small transport of an embed: back, play, on, the time, a track, whatever is down to restart, and the way to the full app.
import { useCallback, useMemo, useRef } from 'react'
import type { App } from '#app'
import { Button, IconButton } from '#ui/controls/button.tsx'
import { historyAxis } from '#ui/history/history-axis.ts'
import { useHistory } from '#ui/lab/use-history.ts'
import { useAppState, useFrames, useScene } from '#ui/lab/use-app.ts'
import { Scrubber, type ScrubberHandle } from '#ui/shell/scrubber.tsx'
import { useWords } from '#ui/text/provider.tsx'
import { targetName } from '#ui/text/vocabulary.ts'
import css from './embed.module.css'
import type { EmbedOptions } from './options'
import type { EmbedWords } from './words'

interface MiniBarProps {
  readonly app: App
  readonly controls: Exclude<EmbedOptions['controls'], 'full'>
  readonly edit: boolean
  readonly full: string
  readonly words: EmbedWords
}

/** Even with no controls there is a way to stop what moves (WCAG 2.2.2). */
export function MiniBar({ app, controls, edit, full, words }: MiniBarProps) {
  return (
    <div className={css['bar']} role="group" aria-label={useWords().transport.label}>
      <PlayButton app={app} steps={controls === 'mini'} />
      {controls === 'none' ? null : <Place app={app} />}
      {edit ? <Restart app={app} words={words} /> : null}
      {controls === 'none' ? null : (
        <a className={css['open']} href={full} target="_blank" rel="noopener">
          {words.open} <span aria-hidden="true">↗</span>
        </a>
      )}
    </div>
  )
}

function PlayButton({ app, steps }: { readonly app: App; readonly steps: boolean }) {
  const { transport } = useWords()
  const { travel } = app
  const playing = useAppState((state) => state.playing)
  const ended = useAppState((state) => state.ended)
  const step = useAppState((state) => state.step)
  const press = () => {
    if (playing) return travel.pause()
    if (ended) travel.seekStep(0)
    travel.play()
  }
  const [icon, label] = playing
    ? (['pause', transport.pause] as const)
    : ended
      ? (['replay', transport.replay] as const)
      : (['play', transport.play] as const)
  return (
    <>
      {steps ? (
        <IconButton
          icon="back"
          label={transport.back}
          disabled={step === 0}
          onClick={() => travel.step(-1)}
          data-testid="transport:back"
        />
      ) : null}
      <IconButton tone="main" icon={icon} label={label} onClick={press} data-testid="transport:play" />
      {steps ? (
        <IconButton
          icon="step"
          label={transport.step}
          onClick={() => travel.step(1)}
          data-testid="transport:step"
        />
      ) : null}
    </>
  )
}

/** The scrubber lays out in parts of its own width; this only says how finely. */
const AXIS_WIDTH = 1000

function Place({ app }: { readonly app: App }) {
  const { format } = useWords()
  const step = useAppState((state) => state.step)
  const head = useAppState((state) => state.head)
  const history = useHistory()
  const axis = useMemo(() => historyAxis(history, { width: AXIS_WIDTH }), [history])
  const clock = useRef<HTMLSpanElement>(null)
  const handle = useRef<ScrubberHandle>(null)
  useFrames(useCallback(({ at }) => handle.current?.show(at, app.run.simulation.position), [app]))
  const onTime = useCallback(
    (at: number) => {
      if (clock.current !== null) clock.current.textContent = format.clock(at)
    },
    [format],
  )
  const { travel } = app
  return (
    <>
      <span ref={clock} className={css['clock']} data-testid="transport:clock" />
      <Scrubber
        at={app.at}
        step={step}
        head={head}
        end={Math.max(history.end, 1)}
        marks={history.marks}
        bands={history.bands}
        axis={axis}
        onTime={onTime}
        onStep={() => travel.step(1)}
        onBack={() => travel.step(-1)}
        onStart={() => travel.seekStep(0)}
        onEnd={() => travel.seekStep(head)}
        onMarker={(which) => travel.seekMarker(which)}
        onSeek={(at) => travel.seekTime(at)}
        handle={handle}
      />
    </>
  )
}

/** Restarts what is down: the act that a reader of a broken run wishes for. */
function Restart({ app, words }: { readonly app: App; readonly words: EmbedWords }) {
  const { names } = useWords()
  const down = useScene().components.find(({ status }) => status === 'down')
  if (down === undefined) return null
  return (
    <Button tone="fault" onClick={() => app.acts.act({ kind: 'restart', component: down.id })}>
      {words.restart(targetName(names, down.id))}
    </Button>
  )
}
