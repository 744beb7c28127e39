// One transport for all lanes: the Lab's own, over everything that is marked in any of them.
import { useCallback, useMemo, useRef } from 'react'
import type { RaceCharts } from '#app'
import { historyAxis } from '../../history/history-axis'
import { Transport, type TransportHandle } from '../../shell/transport'
import { useRace, useRaceFrames, useRaceState } from './use-race'

/** The scrubber lays out in parts of its own width; this only says how finely. */
const AXIS_WIDTH = 1000

/** Props of the transport. */
export interface RaceTransportProps {
  readonly charts: RaceCharts
}

/** The transport of the race. Its steps are those of all lanes together. */
export function RaceTransport({ charts }: RaceTransportProps) {
  const race = useRace()
  const playing = useRaceState((state) => state.playing)
  const ended = useRaceState((state) => state.ended)
  const speed = useRaceState((state) => state.speed)
  const places = useRaceState((state) => state.places)
  const step = places.reduce((sum, place) => sum + place.step, 0)
  const head = places.reduce((sum, place) => sum + place.head, 0)
  const { all, until, busy } = charts
  const axis = useMemo(() => historyAxis(all, { width: AXIS_WIDTH, until, busy }), [all, until, busy])
  const handle = useRef<TransportHandle>(null)
  useRaceFrames(useCallback(() => handle.current?.show(race.at, step), [race, step]))
  return (
    <Transport
      playing={playing}
      atEnd={ended}
      at={race.at}
      step={step}
      head={head}
      end={until}
      speed={speed}
      seed={race.shared.scenario.seed}
      marks={all.marks}
      bands={all.bands}
      axis={axis}
      onPlay={() => race.play()}
      onPause={() => race.pause()}
      onReplay={() => {
        race.seek(0)
        race.play()
      }}
      onStep={() => race.step(1)}
      onBack={() => race.step(-1)}
      onStart={() => race.seekEnd('start')}
      onEnd={() => race.seekEnd('end')}
      onMarker={(which) => race.seekMarker(which)}
      onSeek={(at) => race.seek(at)}
      onSpeed={(next) => race.setSpeed(next)}
      onReset={() => race.reset()}
      handle={handle}
    />
  )
}
