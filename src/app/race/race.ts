// A race: several designs on the same causes and the same clock. Moves them together; keeps nothing on disk.
import { createStore } from 'zustand/vanilla'
import { judgeOf } from '#checks'
import { type Causes, type Parting, PartingFold, Run, SharedClock } from '#runs'
import { createPlayback, type Playback } from '../playback'
import { boundedSpeed } from '../travel'
import { ChartsFold, type RaceCharts, roundedEnd } from './charts'
import { Lane } from './lane'
import { faultsBehind, laneCauses, type LaneSpec } from './lanes'
import { LANES } from './race-address'

/** What is drawn of a race by step. What moves between two steps is drawn by frame. */
export interface RaceState {
  readonly lanes: readonly Lane[]
  /** How far each lane is, and how far it has been made. */
  readonly places: readonly { readonly step: number; readonly head: number }[]
  readonly playing: boolean
  /** All lanes have come to their ends. */
  readonly ended: boolean
  /** Simulated seconds for one second of the wall. */
  readonly speed: number
  /** Counts judgements: with each, the standings may say something else. */
  readonly judged: number
}

/** Two lanes of one design, by their places in the race, and where their runs part. */
export interface LaneParting {
  readonly one: Lane
  readonly other: Lane
  readonly parting: Parting | undefined
}

/** At most so many steps are made in one frame, all lanes together. */
const STEPS_A_FRAME = 2000
/** While they run, the lanes are judged in turn, one every so many frames; but not runs so long that it would be felt. */
const FRAMES_A_JUDGEMENT = 15
const LONG_RUN = 40_000

export class Race {
  readonly shared: Causes
  readonly store = createStore<RaceState>(() => ({
    lanes: [],
    places: [],
    playing: false,
    ended: false,
    speed: 1,
    judged: 0,
  }))
  private clock = new SharedClock([])
  private readonly playback: Playback
  private readonly layers = new Set<() => void>()
  private readonly chartsFold = new ChartsFold()
  private readonly folds = new Map<string, PartingFold>()
  /** Where all lanes are to be taken, over as many frames as that needs. */
  private goal: number | undefined
  private frames = 0
  private lastId = 0

  constructor(
    shared: Causes,
    specs: readonly LaneSpec[],
    onFrame: (callback: (wall: number) => void) => () => void,
  ) {
    this.shared = shared
    this.playback = createPlayback(
      { onFrame, moveOn: (micros) => this.frame(micros), draw: () => this.draw() },
      1,
    )
    this.setLanes(
      specs.flatMap((spec) => this.open(spec) ?? []),
      0,
    )
  }

  /** Where all lanes stand, in microseconds. */
  get at(): number {
    return this.clock.at
  }

  /** What the charts of all lanes show, on one axis. The same object as long as that is the same. */
  get charts(): RaceCharts {
    const end = Math.max(this.clock.head, this.clock.at, 1)
    const { playing } = this.store.getState()
    return this.chartsFold.of(this.lanes, playing ? roundedEnd(end) : end)
  }

  get lanes(): readonly Lane[] {
    return this.store.getState().lanes
  }

  play(): void {
    this.store.setState({ playing: true, ended: false })
    this.playback.play()
  }

  pause(): void {
    if (!this.store.getState().playing) return
    this.store.setState({ playing: false })
    if (this.goal === undefined) this.rest()
  }

  toggle(): void {
    if (this.store.getState().playing) this.pause()
    else this.play()
  }

  /** To the next instant at which something happens in any lane, or to the one before. */
  step(direction: 1 | -1): void {
    this.pause()
    const target = direction === 1 ? this.clock.next() : this.clock.previous()
    if (target !== undefined) this.seek(target)
  }

  /** To the next or previous crash, act or violation of any lane; or to the end of what was made. */
  seekMarker(which: 'next' | 'previous'): void {
    this.pause()
    const instants = this.charts.all.marks.map(({ at }) => at)
    const found =
      which === 'next'
        ? Math.min(...instants.filter((at) => at > this.at), this.clock.head)
        : Math.max(...instants.filter((at) => at < this.at), 0)
    this.seek(found)
  }

  /** Takes all lanes to an instant: at once where that is quick, else over several frames. */
  seek(at: number): void {
    this.goal = at
    if (this.approach()) {
      if (this.store.getState().playing) this.publish()
      else this.rest()
    } else {
      this.publish()
      this.playback.play()
    }
    this.draw()
  }

  /** To the beginning, or to the end of what was made. */
  seekEnd(which: 'start' | 'end'): void {
    this.seek(which === 'start' ? 0 : this.clock.head)
  }

  setSpeed(speed: number): void {
    const bounded = boundedSpeed(speed)
    this.playback.setSpeed(bounded)
    this.store.setState({ speed: bounded })
  }

  /** All lanes from their beginning, as if nothing had been made yet. */
  reset(): void {
    this.pause()
    this.setLanes(
      this.lanes.flatMap(({ spec, id }) => this.open(spec, id) ?? []),
      0,
    )
  }

  /** Another lane, at the same instant. */
  add(spec: LaneSpec): void {
    const lane = this.open(spec)
    if (lane !== undefined && this.lanes.length < LANES.most) this.setLanes([...this.lanes, lane])
  }

  remove(id: number): void {
    if (this.lanes.length > LANES.least) this.setLanes(this.lanes.filter((lane) => lane.id !== id))
  }

  /** Another design in a lane, or other causes. */
  change(id: number, spec: LaneSpec): void {
    const next = this.open(spec, id)
    if (next !== undefined) this.setLanes(this.lanes.map((lane) => (lane.id === id ? next : lane)))
  }

  /** The causes that a lane can do without: those that it was given. */
  get causes(): ReturnType<typeof faultsBehind> {
    return faultsBehind(this.shared)
  }

  /** Every two lanes of one design, with where they part, as far as all have been made. */
  partings(): readonly LaneParting[] {
    const { lanes } = this
    return lanes.flatMap((one, index) =>
      lanes
        .slice(index + 1)
        .filter(({ spec }) => spec.pipeline === one.spec.pipeline)
        .map((other) => ({ one, other, parting: this.partingOf(one, other) })),
    )
  }

  /** Draws by frame until the returned function is called. Draws once at once. */
  addLayer(layer: () => void): () => void {
    this.layers.add(layer)
    layer()
    return () => void this.layers.delete(layer)
  }

  private partingOf(one: Lane, other: Lane): Parting | undefined {
    const name = `${one.id} ${other.id}`
    const fold = this.folds.get(name) ?? new PartingFold(one.run, other.run)
    this.folds.set(name, fold)
    const isOver = this.clock.isAtEnd(one.run) && this.clock.isAtEnd(other.run)
    return fold.before(isOver ? Infinity : this.clock.made)
  }

  private open(spec: LaneSpec, id = ++this.lastId): Lane | undefined {
    const found = laneCauses(this.shared, spec)
    if (found === undefined) return undefined
    const run = new Run(found.causes)
    run.admit(judgeOf)
    return new Lane(id, spec, { ...found, run })
  }

  /** Puts these lanes on one clock and takes them to an instant. */
  private setLanes(lanes: readonly Lane[], at = this.at): void {
    this.folds.clear()
    this.clock = new SharedClock(lanes.map(({ run }) => run))
    this.store.setState({ lanes, places: placesOf(lanes) })
    this.seek(at)
  }

  private draw(): void {
    for (const layer of this.layers) layer()
  }

  /** Makes a frame's worth of steps towards the goal, if there is one. True once there is none left. */
  private approach(): boolean {
    if (this.goal !== undefined && this.clock.moveTo(this.goal, STEPS_A_FRAME)) this.goal = undefined
    return this.goal === undefined
  }

  private frame(micros: number): boolean {
    const { playing } = this.store.getState()
    const isThere = this.approach()
    if (isThere && playing) this.clock.moveTo(Math.floor(this.clock.at + micros), STEPS_A_FRAME)
    const goesOn = !isThere || (playing && !this.clock.isOver && this.clock.at < this.clock.limit)
    if (!goesOn) {
      this.rest()
      return false
    }
    this.judgeInTurn()
    this.publish()
    return true
  }

  /** Losses show while the lanes run, not only when they rest. */
  private judgeInTurn(): void {
    this.frames += 1
    if (this.frames % FRAMES_A_JUDGEMENT !== 0) return
    const lane = this.lanes[(this.frames / FRAMES_A_JUDGEMENT) % this.lanes.length]
    if (lane === undefined || lane.isJudged || lane.run.journal.length > LONG_RUN) return
    lane.judge()
    this.store.setState({ judged: this.store.getState().judged + 1 })
  }

  /** The lanes rest: each can be judged now. */
  private rest(): void {
    this.playback.pause()
    for (const lane of this.lanes) lane.judge()
    const { judged } = this.store.getState()
    this.store.setState({ playing: false, ended: this.clock.isOver, judged: judged + 1 })
    this.publish()
  }

  private publish(): void {
    const { lanes, places } = this.store.getState()
    const now = placesOf(lanes)
    const isSame = now.every(
      ({ step, head }, index) => places[index]?.step === step && places[index]?.head === head,
    )
    if (!isSame) this.store.setState({ places: now })
  }
}

const placesOf = (lanes: readonly Lane[]): RaceState['places'] =>
  lanes.map(({ run }) => ({ step: run.simulation.position, head: run.journal.length }))
