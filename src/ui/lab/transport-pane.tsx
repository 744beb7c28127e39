// The transport bar in its place.
import { useCallback, useMemo, useRef } from 'react'
import { historyAxis } from '../history/history-axis'
import { Transport, type TransportHandle } from '../shell/transport'
import { useApp, useAppState, useFrames } from './use-app'
import { useHistory } from './use-history'

/** The scrubber lays out in parts of its own width; this only says how finely. */
const AXIS_WIDTH = 1000

export function LabTransport() {
  const app = useApp()
  const playing = useAppState((state) => state.playing)
  const ended = useAppState((state) => state.ended)
  const step = useAppState((state) => state.step)
  const head = useAppState((state) => state.head)
  const speed = useAppState((state) => state.speed)
  const window = useAppState((state) => state.window)
  const history = useHistory()
  const axis = useMemo(() => historyAxis(history, { width: AXIS_WIDTH }), [history])
  const handle = useRef<TransportHandle>(null)
  useFrames(useCallback(({ at }) => handle.current?.show(at, app.run.simulation.position), [app]))
  const { travel } = app
  return (
    <Transport
      playing={playing}
      atEnd={ended}
      at={app.at}
      step={step}
      head={head}
      end={Math.max(history.end, 1)}
      speed={speed}
      seed={app.run.scenario.seed}
      marks={history.marks}
      bands={history.bands}
      axis={axis}
      window={window}
      onPlay={() => travel.play()}
      onPause={() => travel.pause()}
      onReplay={() => {
        travel.seekStep(0)
        travel.play()
      }}
      onStep={() => travel.step(1)}
      onBack={() => travel.step(-1)}
      onStart={() => travel.seekStep(0)}
      onEnd={() => travel.seekStep(head)}
      onMarker={(which) => travel.seekMarker(which)}
      onSeek={(at) => travel.seekTime(at)}
      onSpeed={(next) => travel.setSpeed(next)}
      onReset={() => void app.shelf.reset()}
      handle={handle}
    />
  )
}
