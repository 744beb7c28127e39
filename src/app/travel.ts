// Moving the viewer in time: playing, stepping, seeking. In the past the journal is walked; at the head new steps are made.
import type { Halt, SimTime } from '#kernel'
import { MOST_AT_ONCE } from '#runs'
import { createPlayback, type Playback } from './playback'
import type { Stage } from './stage'

/** At most this many steps are made in one frame; a fast run then takes more frames. */
const STEPS_A_FRAME = 3000
/** And so many where each is followed by a look. */
const LOOKS_A_FRAME = 300
const SPEEDS = { least: 0.01, most: 100_000 }

/** A speed that time can be played at. */
export const boundedSpeed = (speed: number): number => Math.min(SPEEDS.most, Math.max(SPEEDS.least, speed))

export const instantOf = (micros: number): SimTime => micros as SimTime

/** Places that have a name. */
export const MARKERS = ['next', 'previous', 'lag-peak'] as const
export type Marker = (typeof MARKERS)[number]

export class Travel {
  private readonly stage: Stage
  private readonly playback: Playback
  private readonly waiting: (() => void)[] = []
  /** What playing stops at, if it comes about. */
  private awaited: (() => boolean) | undefined

  constructor(stage: Stage, onFrame: (callback: (wall: number) => void) => () => void) {
    this.stage = stage
    this.playback = createPlayback(
      { onFrame, moveOn: (micros) => this.frame(micros), draw: () => stage.draw() },
      stage.store.getState().speed,
    )
  }

  play(): void {
    if (this.playback.playing) return
    this.stage.store.setState({ playing: true, ended: false })
    this.playback.play()
  }

  pause(): void {
    if (this.playback.playing) this.rest()
  }

  toggle(): void {
    if (this.playback.playing) this.pause()
    else this.play()
  }

  /** Plays on from the head until something has come about. False: the run ended, or somebody paused before it did. */
  async playUntil(holds: () => boolean): Promise<boolean> {
    this.pause()
    if (!this.stage.run.simulation.atHead) this.arriveAtHead()
    if (holds()) return true
    this.awaited = holds
    this.play()
    await this.rested()
    return holds()
  }

  /** So many steps on, or back where negative. */
  step(steps: number): void {
    this.pause()
    this.seekStep(this.stage.run.simulation.position + steps)
  }

  /** Moves the viewer to a place in the journal, making steps where it does not reach that far yet: so many at most. */
  seekStep(step: number): void {
    const { run } = this.stage
    const target = Math.max(0, Math.floor(step))
    if (target > run.journal.length) {
      run.advanceSteps(Math.min(target, run.journal.length + MOST_AT_ONCE))
      this.stage.keeper?.note()
    }
    run.seek(Math.min(target, run.journal.length))
    this.stage.cursor = run.timeAt(run.simulation.position)
    this.arrived()
  }

  /** Moves the viewer to an instant in microseconds, making steps where the journal does not reach that far yet. */
  seekTime(at: number): void {
    const { run } = this.stage
    const target = Math.max(0, Math.min(at, Math.max(run.scenario.end.limit, run.simulation.now)))
    if (target > run.timeAt(run.journal.length)) {
      const { reason } = run.advance(instantOf(target), MOST_AT_ONCE)
      if (reason === 'limit') return this.arriveAtHead()
      this.stage.keeper?.note()
    } else run.seek(run.positionAt(target))
    this.stage.cursor = target
    this.arrived()
  }

  /**
   * The next or previous place worth going to: a crash, a violation, an act; or the end of the journal. Or where the models
   * were furthest apart in what was made of the run so far.
   */
  seekMarker(which: Marker): void {
    this.pause()
    const { run } = this.stage
    if (which === 'lag-peak') return this.seekStep(run.course.lag.peak)
    const { position } = run.simulation
    const steps = this.stage.historyNow().marks.map(({ step }) => step)
    const found =
      which === 'next' ? steps.find((step) => step > position) : steps.findLast((step) => step < position)
    this.seekStep(found ?? (which === 'next' ? run.journal.length : 0))
  }

  /** Goes on to the scenario's end at once, so many steps at most. */
  finish(): void {
    this.pause()
    this.stage.run.finish(MOST_AT_ONCE)
    this.arriveAtHead()
  }

  /** Shows the head, after steps were made there. */
  arriveAtHead(): void {
    const { stage } = this
    stage.run.toHead()
    stage.keeper?.note()
    stage.cursor = stage.run.simulation.now
    this.arrived()
  }

  /** Shows where the viewer has arrived. */
  arrived(): void {
    this.stage.publish()
    this.stage.draw()
    if (!this.playback.playing) this.rest()
  }

  setSpeed(speed: number): void {
    const bounded = boundedSpeed(speed)
    this.playback.setSpeed(bounded)
    this.stage.store.setState({ speed: bounded })
  }

  /** Resolves when the page rests. */
  rested(): Promise<void> {
    return this.playback.playing ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve()
  }

  private frame(micros: number): boolean {
    const more = this.moveOn(micros)
    if (!more) this.rest()
    return more
  }

  /** Moves the viewer on: through the journal as far as it goes, then by making new steps. False at the end. */
  private moveOn(micros: number): boolean {
    const { stage } = this
    const { run } = stage
    const target = Math.floor(stage.cursor + micros)
    if (run.simulation.atHead || target >= run.timeAt(run.journal.length)) return this.goOn(target)
    stage.cursor = target
    run.seek(run.positionAt(target))
    stage.publish()
    return true
  }

  /** Makes new steps up to an instant, as many as a frame has time for. False once there is nothing left to wait for. */
  private goOn(target: number): boolean {
    const { stage } = this
    const { run } = stage
    const { limit, quiet } = run.scenario.end
    const until = Math.min(target, Math.max(limit, run.simulation.now))
    const before = run.journal.length
    const reason = this.advance(until)
    const { now } = run.simulation
    stage.cursor = reason === 'limit' ? now : Math.max(stage.cursor, reason === 'quiet' ? now : until)
    if (run.journal.length > before) stage.keeper?.note()
    stage.publish()
    const ended = quiet && run.simulation.isQuiet() && !run.hasAhead
    return !ended && stage.cursor < limit && this.awaited?.() !== true
  }

  /**
   * Makes the steps up to an instant, as many as a frame has time for; not one after all is quiet, however fast time goes. `limit`:
   * it did not get there, or what is awaited came first.
   */
  private advance(until: number): Halt['reason'] {
    const { run } = this.stage
    const { awaited } = this
    for (let looks = 0; awaited !== undefined && looks < LOOKS_A_FRAME; looks++) {
      if ((run.simulation.nextDue() ?? Infinity) > until) break
      run.advanceSteps(run.journal.length + 1)
      if (awaited()) return 'limit'
    }
    if (awaited !== undefined) return run.advance(instantOf(until), 0).reason
    return run.finishBy(instantOf(until), STEPS_A_FRAME).reason
  }

  /** The judge has come, and has read what was made before. */
  judged(): void {
    this.stage.store.setState({ judged: true })
    if (!this.playback.playing) this.rest()
  }

  /** The page rests: the head can be judged now, and whoever waited for that is told. */
  private rest(): void {
    this.playback.pause()
    this.awaited = undefined
    const { run, store } = this.stage
    const { position } = run.simulation
    const judgement = run.isJudged ? run.judgement() : undefined
    run.seek(position)
    const ended = run.simulation.atHead && run.simulation.isQuiet()
    store.setState({ playing: false, judgement, ended })
    for (const resolve of this.waiting.splice(0)) resolve()
  }
}
