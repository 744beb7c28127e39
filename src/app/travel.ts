// Moving the viewer in time: playing, stepping, seeking. In the past the journal is walked; at the head new steps are made.
import type { SimTime } from '#kernel'
import { createPlayback } from './playback'
import type { Stage } from './stage'

/** At most this many steps are made in one frame; a fast run then takes more frames. */
const STEPS_A_FRAME = 3000
const SPEEDS = { least: 0.01, most: 100_000 }

export const instantOf = (micros: number): SimTime => micros as SimTime

export type Travel = ReturnType<typeof createTravel>

export function createTravel(stage: Stage, onFrame: (callback: (wall: number) => void) => () => void) {
  const { store } = stage
  const waiting: (() => void)[] = []
  const playback = createPlayback(
    {
      onFrame,
      moveOn: (micros) => {
        const more = moveOn(micros)
        if (!more) rest()
        return more
      },
      draw: () => stage.draw(),
    },
    store.getState().speed,
  )

  /** Moves the viewer on: through the journal as far as it goes, then by making new steps. False at the end. */
  function moveOn(micros: number): boolean {
    const { run } = stage
    const target = Math.floor(stage.cursor + micros)
    if (!run.simulation.atHead && target < run.timeAt(run.journal.length)) {
      stage.cursor = target
      run.seek(run.positionAt(target))
      stage.publish()
      return true
    }
    return goOn(target)
  }

  /** Makes new steps up to an instant, as many as a frame has time for. False once there is nothing left to wait for. */
  function goOn(target: number): boolean {
    const { run } = stage
    const { limit, quiet } = run.scenario.end
    const until = Math.min(target, Math.max(limit, run.simulation.now))
    const before = run.journal.length
    const halt = run.advance(instantOf(until), STEPS_A_FRAME)
    stage.cursor = halt.reason === 'limit' ? run.simulation.now : Math.max(stage.cursor, until)
    if (run.journal.length > before) stage.keeper?.note()
    stage.publish()
    const ended = quiet && run.simulation.isQuiet() && !run.hasAhead
    return !ended && stage.cursor < limit
  }

  /** The page rests: the head can be judged now, and whoever waited for that is told. */
  function rest(): void {
    playback.pause()
    const { run } = stage
    const { position } = run.simulation
    const judgement = run.judgement()
    run.seek(position)
    const ended = run.simulation.atHead && run.simulation.isQuiet()
    store.setState({ playing: false, judgement, ended })
    for (const resolve of waiting.splice(0)) resolve()
  }

  function play(): void {
    if (playback.playing) return
    store.setState({ playing: true, ended: false })
    playback.play()
  }

  function pause(): void {
    if (playback.playing) rest()
  }

  /** Shows where the viewer has arrived. */
  function arrived(): void {
    stage.publish()
    stage.draw()
    if (!playback.playing) rest()
  }

  /** Moves the viewer to a place in the journal, making steps where it does not reach that far yet. */
  function seekStep(step: number): void {
    const { run } = stage
    const target = Math.max(0, Math.floor(step))
    if (target > run.journal.length) {
      run.advanceSteps(target)
      stage.keeper?.note()
    }
    run.seek(Math.min(target, run.journal.length))
    stage.cursor = run.timeAt(run.simulation.position)
    arrived()
  }

  /** Moves the viewer to an instant in microseconds, making steps where the journal does not reach that far yet. */
  function seekTime(at: number): void {
    const { run } = stage
    const target = Math.max(0, Math.min(at, Math.max(run.scenario.end.limit, run.simulation.now)))
    if (target > run.timeAt(run.journal.length)) {
      run.advance(instantOf(target))
      stage.keeper?.note()
    } else run.seek(run.positionAt(target))
    stage.cursor = target
    arrived()
  }

  return {
    play,
    pause,
    arrived,
    seekStep,
    seekTime,
    toggle: () => (playback.playing ? pause() : play()),
    step: (steps: number) => {
      pause()
      seekStep(stage.run.simulation.position + steps)
    },
    /** Goes on to the scenario's end at once. */
    finish: () => {
      pause()
      stage.run.finish()
      stage.keeper?.note()
      stage.cursor = stage.run.simulation.now
      arrived()
    },
    setSpeed: (speed: number) => {
      const bounded = Math.min(SPEEDS.most, Math.max(SPEEDS.least, speed))
      playback.setSpeed(bounded)
      store.setState({ speed: bounded })
    },
    /** Resolves when the page rests. */
    rested: () =>
      playback.playing ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve(),
  }
}
