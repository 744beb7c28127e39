// Looks at every run within the bounds: step by step, and at each step at what could have happened instead.
import { type CheckId, isConverged, judgeOf } from '#checks'
import type { ScenarioFile } from '#scenarios'
import { alternativesTo } from './alternatives'
import type { Bounds, Progress, Share } from './bounds'
import { fileOf } from './evidence'
import { breaks } from './replay'
import type { World } from './world'

export interface Aims {
  readonly file: ScenarioFile
  readonly check: CheckId
  readonly bounds: Bounds
  readonly share: Share
  readonly report: (progress: Progress) => void
}

export interface Exploration {
  /** A file whose run breaks the promise. */
  readonly found: ScenarioFile | undefined
  /** Whether everything within the bounds was looked at, as opposed to having stopped at the number of states. */
  readonly exhausted: boolean
  /** The longest run that was looked at, in steps. */
  readonly longest: number
}

/** Checks that hold wherever the models agree in the end: the journal need not be read to know it. */
const ABOUT_THE_END: ReadonlySet<CheckId> = new Set([
  'no-lost-event',
  'no-phantom',
  'no-ghost',
  'no-stale-overwrite',
  'converges',
])

/** Progress is told after so many states. */
const REPORT_EVERY = 5000

/** Runs with fewer deviations are looked at first, so that what is found has the fewest. */
export function explore(world: World, aims: Aims): Exploration {
  let longest = 0
  for (let faults = 0; faults <= aims.bounds.faults; faults++) {
    const pass = new Pass(world, aims, faults)
    pass.walk(faults)
    longest = Math.max(longest, pass.longest)
    if (pass.found !== undefined || pass.isSpent)
      return { found: pass.found, exhausted: !pass.isSpent, longest }
  }
  return { found: undefined, exhausted: true, longest }
}

/** All runs with at most so many deviations. */
class Pass {
  found: ScenarioFile | undefined
  longest = 0
  private readonly world: World
  private readonly aims: Aims
  private readonly faults: number
  /** What each state that was met had left. */
  private readonly met = new Map<number, number>()
  /** How many first deviations there were: they are what is shared out. */
  private firsts = 0
  private told = 0

  constructor(world: World, aims: Aims, faults: number) {
    this.world = world
    this.aims = aims
    this.faults = faults
  }

  get isSpent(): boolean {
    return this.world.states >= this.aims.bounds.states
  }

  private get isDone(): boolean {
    return this.found !== undefined || this.isSpent
  }

  /** Goes on from here with at most `left` further deviations, looks at every way on, and comes back. */
  walk(left: number): void {
    const { world } = this
    const start = world.place
    while (!this.isDone) {
      if (world.isOver) {
        this.judge(true)
        break
      }
      const place = world.place
      const step = world.step()
      if (step === undefined) break
      this.tell()
      if (left > 0 && place < this.aims.bounds.depth) this.branch(left)
      // States are compared where a message has arrived: most steps between are a component's own work.
      if (step.cause.kind === 'message' && this.isMet(left)) {
        this.judge(false)
        break
      }
    }
    world.takeBack(start)
  }

  /** Everything that could have happened instead of the last step, then that step once more. */
  private branch(left: number): void {
    const { world } = this
    const place = world.place - 1
    for (const deviation of alternativesTo(world)) {
      if (this.isDone) return
      if (left === this.faults && !this.isMine()) continue
      world.deviate(deviation)
      this.walk(left - 1)
      world.takeBack(place)
    }
    world.step()
  }

  private isMine(): boolean {
    const { index, count } = this.aims.share
    return this.firsts++ % count === index
  }

  /** Whether this state was met before with as many deviations left: then it is known what follows from it. */
  private isMet(left: number): boolean {
    const { likeness } = this.world
    if ((this.met.get(likeness) ?? -1) >= left) return true
    this.met.set(likeness, left)
    return false
  }

  /** Looks at the run as it stands: at its end, or where it has come to a state that was met before. */
  private judge(over: boolean): void {
    const { world, aims } = this
    const { subject } = world.wired
    const { rows } = world.simulation
    this.longest = Math.max(this.longest, world.place)
    if (ABOUT_THE_END.has(aims.check) && (!over || isConverged(subject, rows))) return
    const judge = judgeOf(subject)
    for (const step of world.journal) judge.observe(step)
    const violations = over ? judge.judge(rows, world.journal).violations : judge.firsts()
    if (!violations.some(({ check }) => check === aims.check)) return
    const file = fileOf(aims.file, world)
    if (breaks(file, aims.check)) this.found = file
  }

  private tell(): void {
    const { states } = this.world
    if (states - this.told < REPORT_EVERY) return
    this.told = states
    this.aims.report({ states, faults: this.faults })
  }
}
