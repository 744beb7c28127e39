// Guides through a lesson: does what its steps say the player does, and sees when the reader has done the rest, whichever way.
// Loaded when a lesson is opened.
import {
  begun,
  current,
  type Deed,
  deedsOf,
  type Demo,
  isOver,
  isThere,
  looked,
  predicted,
  type Progress,
  progressFrom,
  type Sight,
  stepAt,
  wentBack,
  wentOn,
} from '#demos'
import { type LessonEntry, loadLesson } from '#lessons'
import type { Problem } from '#scenarios'
import type { Acts } from './acts'
import { keepLessons, type LessonState, readLessons } from './lesson-state'
import { loadNamed } from './named-scenario'
import type { Shelf } from './shelf'
import type { Stage } from './stage'
import { OWN } from './switching'
import { selectionOf, testIdOf } from './target-ids'
import type { Travel } from './travel'

export class Guide {
  readonly lessons: readonly LessonEntry[]
  private readonly stage: Stage
  private readonly travel: Travel
  private readonly shelf: Shelf
  private readonly acts: Acts
  /** The act of the present step that is to be done next: whoever paused in between goes on there. */
  private nextAct = 0
  /** The guide itself is putting another run before the viewer. */
  private isLoading = false

  /** What the reader had chosen before a step was played faster. */
  private speedBefore: number | undefined

  constructor(parts: {
    readonly stage: Stage
    readonly travel: Travel
    readonly shelf: Shelf
    readonly acts: Acts
    readonly lessons: readonly LessonEntry[]
  }) {
    this.lessons = parts.lessons
    this.stage = parts.stage
    this.travel = parts.travel
    this.shelf = parts.shelf
    this.acts = parts.acts
    this.stage.store.subscribe((now, before) => {
      if (now.run !== before.run) this.noteRun(before.run.scenario.id)
      const isElsewhere =
        now.run !== before.run ||
        now.step !== before.step ||
        now.head !== before.head ||
        now.playing !== before.playing ||
        now.judged !== before.judged ||
        now.selection !== before.selection
      if (isElsewhere) this.look()
    })
  }

  /** A changed setting or a branch is part of the lesson; whoever opens another scenario has left it. */
  private noteRun(previous: string): void {
    const { lesson } = this
    if (lesson === null) return
    const { id } = this.stage.run.scenario
    if (this.isLoading || id === previous || id === OWN) this.keep(lesson)
    else this.leave()
  }

  private get lesson(): LessonState | null {
    return this.stage.store.getState().lesson
  }

  /** Opens a lesson at its beginning; in the run that is shown, where that was opened for it. */
  async open(id: string, isHere = false): Promise<boolean> {
    const demo = await loadLesson(id)
    if (demo === undefined) return false
    if (isHere) this.enter(demo, begun)
    else await this.begin(demo)
    return true
  }

  /** Begins a lesson anew. */
  async restart(): Promise<void> {
    if (this.lesson !== null) await this.begin(this.lesson.demo)
  }

  /** Goes on with a lesson whose run has just been opened again. */
  async resume(id: string, kept: unknown): Promise<void> {
    const demo = await loadLesson(id)
    const progress = demo === undefined ? undefined : progressFrom(demo, kept)
    if (demo !== undefined && progress !== undefined) this.enter(demo, progress, false)
  }

  leave(): void {
    this.stage.store.setState({ lesson: null, highlighted: [] })
    keepLessons({ done: readLessons().done, open: null })
  }

  predict(choice: number): void {
    const { lesson } = this
    if (lesson !== null) this.show(lesson, predicted(lesson.progress, choice))
  }

  /** Shows the next step; where it is the player's, it is played. */
  next(): void {
    const { lesson } = this
    if (lesson !== null) this.show(lesson, wentOn(lesson.demo, lesson.progress))
  }

  back(): void {
    const { lesson } = this
    if (lesson !== null) this.show(lesson, wentBack(lesson.progress))
  }

  /** Does what the present step says, or what is left of it. */
  async perform(): Promise<void> {
    const { lesson } = this
    if (lesson === null || lesson.busy) return
    const { acts } = current(lesson.demo, lesson.progress)
    const { length } = lesson.progress.steps
    this.set({ busy: true, refused: [] })
    const isStillThere = () =>
      this.lesson?.demo === lesson.demo && this.lesson.progress.steps.length === length
    for (; this.nextAct < acts.length; this.nextAct++) {
      const act = acts[this.nextAct]
      const deeds = act === undefined ? undefined : deedsOf(act, this.stage.run)
      const problems = deeds?.ok === true ? await this.carryOut(deeds.value) : (deeds?.problems ?? [])
      if (!isStillThere()) break
      if (problems === 'paused') break
      if (problems.length > 0) {
        this.set({ refused: problems })
        break
      }
    }
    if (this.speedBefore !== undefined) this.travel.setSpeed(this.speedBefore)
    this.speedBefore = undefined
    if (!isStillThere()) return
    if (this.nextAct >= acts.length) this.nextAct = 0
    this.set({ busy: false })
    this.look()
  }

  private async begin(demo: Demo): Promise<void> {
    const scenario = await loadNamed(demo.scenario, demo.seed)
    if (!scenario.ok) return this.stage.notice({ kind: 'bad-scenario', problems: scenario.problems })
    this.leave()
    await this.shelf.load(scenario.value)
    this.enter(demo, begun)
  }

  /** Whoever comes back finds the page at rest, and goes on when he likes. */
  private enter(demo: Demo, progress: Progress, goesOn = true): void {
    const number = this.lessons.findIndex(({ id }) => id === demo.id) + 1
    const lesson: LessonState = { demo, number, progress, busy: false, refused: [] }
    this.nextAct = 0
    this.stage.store.setState({ lesson, caption: '' })
    this.point(lesson)
    this.keep(lesson)
    const isPlayers = current(demo, progress).by === 'player' && progress.steps.at(-1)?.met === false
    if (!isPlayers) this.look()
    else if (goesOn) void this.perform()
  }

  /** Sees whether the reader has brought about what the present step expects. */
  private look(): void {
    const { lesson } = this
    if (lesson === null || lesson.busy || !this.stage.run.isJudged) return
    // What the player does is judged once it is done, not by the way.
    if (current(lesson.demo, lesson.progress).by === 'player' && this.nextAct > 0) return
    this.show(lesson, looked(lesson.demo, lesson.progress, this.sight))
  }

  private get sight(): Sight {
    const { run, cursor, store } = this.stage
    const { selection } = store.getState()
    return { run, at: cursor, selected: selection === null ? null : testIdOf(selection) }
  }

  private show(lesson: LessonState, progress: Progress): void {
    if (progress === lesson.progress) return
    const { demo } = lesson
    const isNew = progress.steps.length > lesson.progress.steps.length
    if (isNew) return this.enter(demo, progress)
    const next = { ...lesson, progress }
    this.set({ progress })
    this.point(next)
    this.keep(next)
  }

  /** Points at what the shown step is about, while it is still to be done. */
  private point({ demo, progress }: LessonState): void {
    const isToDo = progress.steps[progress.shown]?.met === false
    this.stage.store.setState({ highlighted: isToDo ? stepAt(demo, progress.shown).highlight : [] })
  }

  private keep({ demo, progress }: LessonState): void {
    const { done } = readLessons()
    const isNew = isOver(demo, progress) && !done.includes(demo.id)
    const open = { id: demo.id, run: this.stage.record.id, progress }
    keepLessons({ done: isNew ? [...done, demo.id] : done, open })
  }

  private set(changed: Partial<LessonState>): void {
    const { lesson } = this
    if (lesson !== null) this.stage.store.setState({ lesson: { ...lesson, ...changed } })
  }

  private async carryOut(deeds: readonly Deed[]): Promise<readonly Problem[] | 'paused'> {
    for (const deed of deeds) {
      const outcome = await this.carryOutOne(deed)
      if (outcome === 'paused' || outcome.length > 0) return outcome
    }
    return []
  }

  private async carryOutOne(deed: Deed): Promise<readonly Problem[] | 'paused'> {
    const { acts, shelf, stage, travel } = this
    switch (deed.kind) {
      case 'control':
        acts.act(deed.control)
        return []
      case 'fault':
        acts.inject(deed.fault)
        return []
      case 'scenario':
        return this.load(deed.scenario)
      case 'without':
        await shelf.without(deed.cause)
        return []
      case 'until':
        return this.goOn(deed)
      case 'to-instant':
        travel.pause()
        travel.seekTime(deed.at)
        return []
      case 'to-step':
        travel.pause()
        travel.seekStep(deed.step)
        return []
      case 'select':
        stage.store.setState({ selection: selectionOf(deed.target) ?? null })
        return []
      case 'speed':
        // Never slower than the reader likes it; after the step it is as before.
        this.speedBefore ??= stage.store.getState().speed
        travel.setSpeed(Math.max(deed.speed, this.speedBefore))
        return []
    }
  }

  private async load(named: unknown): Promise<readonly Problem[]> {
    const scenario = await loadNamed(named)
    if (!scenario.ok) return scenario.problems
    this.isLoading = true
    await this.shelf.load(scenario.value)
    this.isLoading = false
    return []
  }

  /** Plays, so that it is seen, until what is awaited is there. */
  private async goOn({
    until,
    limit,
  }: Extract<Deed, { kind: 'until' }>): Promise<readonly Problem[] | 'paused'> {
    const { run } = this.stage
    const isLate = () => limit !== undefined && (run.simulation.nextDue() ?? Infinity) > limit
    const holds = () => isThere(until, this.sight)
    await this.travel.playUntil(() => isLate() || holds())
    if (this.stage.run !== run || holds()) return []
    const isPaused = !isLate() && !this.stage.store.getState().ended
    return isPaused ? 'paused' : [{ path: 'runUntil', what: `${JSON.stringify(until)} never came` }]
  }
}
