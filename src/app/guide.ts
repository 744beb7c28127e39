// Guides through a lesson or a demo: does what its steps say the player does, and sees when the reader has done the rest,
// whichever way. Loaded when one is opened.
import {
  begun,
  current,
  type Deed,
  deedsOf,
  type Demo,
  isOver,
  looked,
  predicted,
  type Progress,
  progressFrom,
  stepAt,
  untrueIn,
  wentBack,
  wentOn,
} from '#demos'
import { type LessonEntry, loadLesson } from '#lessons'
import type { Problem } from '#scenarios'
import type { Acts } from './acts'
import { keepLessons, type LessonState, readLessons } from './lesson-state'
import { loadNamed } from './named-scenario'
import { Performer } from './performer'
import type { Shelf } from './shelf'
import type { Stage } from './stage'
import { OWN } from './switching'
import type { Travel } from './travel'

/** A lesson with its place among the lessons, or a demo. */
type Guided = Pick<LessonState, 'demo' | 'number' | 'auto'>

export class Guide {
  readonly lessons: readonly LessonEntry[]
  private readonly stage: Stage
  private readonly travel: Travel
  private readonly shelf: Shelf
  private readonly performer: Performer
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
    this.performer = new Performer(parts)
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

  /** The lesson that somebody is at. */
  get lesson(): LessonState | null {
    return this.stage.store.getState().lesson
  }

  /** Opens a lesson, or a demo from anywhere, at its beginning; in the run that is shown, where that was opened for it. */
  async open(asked: string | Demo, isHere = false): Promise<boolean> {
    const isDemo = typeof asked !== 'string'
    const demo = isDemo ? asked : await loadLesson(asked)
    if (demo === undefined) return false
    const guided = { demo, number: isDemo ? null : this.numberOf(demo), auto: false }
    if (isHere) this.enter(guided, begun, !isDemo)
    else await this.begin(guided)
    return true
  }

  /** Begins anew. */
  async restart(): Promise<void> {
    if (this.lesson !== null) await this.begin(this.lesson)
  }

  /** Goes on with a lesson whose run has just been opened again. */
  async resume(id: string, kept: unknown): Promise<void> {
    const demo = await loadLesson(id)
    const progress = demo === undefined ? undefined : progressFrom(demo, kept)
    if (demo === undefined || progress === undefined) return
    this.enter({ demo, number: this.numberOf(demo), auto: false }, progress, false)
  }

  private readonly numberOf = (demo: Demo): number => this.lessons.findIndex(({ id }) => id === demo.id) + 1

  leave(): void {
    const isLesson = this.lesson !== null && this.lesson.number !== null
    this.stage.store.setState({ lesson: null, highlighted: [] })
    if (isLesson) keepLessons({ done: readLessons().done, open: null })
  }

  /** Whether it goes from step to step by itself, as a film would. */
  setAuto(auto: boolean): void {
    this.set({ auto })
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
      if (this.isStopped(problems)) break
    }
    if (this.speedBefore !== undefined) this.travel.setSpeed(this.speedBefore)
    this.speedBefore = undefined
    if (!isStillThere()) return
    const isDone = this.nextAct >= acts.length
    if (isDone) this.nextAct = 0
    this.set({ busy: false })
    this.look()
    if (isDone) this.judge(lesson.progress.steps.length)
  }

  /** Takes note of what an act came to. True: what is left of the step has to wait. */
  private isStopped(outcome: readonly Problem[] | 'paused'): boolean {
    if (outcome === 'paused') this.set({ auto: false })
    else if (outcome.length > 0) this.set({ refused: outcome })
    return outcome === 'paused' || outcome.length > 0
  }

  /** Says which claims of a step that has been played are not true. */
  private judge(steps: number): void {
    const { lesson } = this
    if (lesson === null || lesson.progress.steps.length !== steps || lesson.progress.steps.at(-1)?.met) return
    const { by, expect } = current(lesson.demo, lesson.progress)
    if (by === 'player') this.set({ refused: untrueIn(expect, this.performer.sight), auto: false })
  }

  private async begin(guided: Guided): Promise<void> {
    const { demo, number } = guided
    const scenario = await loadNamed(demo.scenario, demo.seed)
    if (!scenario.ok) return this.stage.notice({ kind: 'bad-scenario', problems: scenario.problems })
    this.leave()
    await this.shelf.load(scenario.value)
    // A demo from anywhere waits until somebody wants to see it.
    this.enter(guided, begun, number !== null)
  }

  /** Whoever comes back finds the page at rest, and goes on when he likes. */
  private enter({ demo, number, auto }: Guided, progress: Progress, goesOn = true): void {
    const lesson: LessonState = { demo, number, auto, progress, busy: false, refused: [] }
    this.nextAct = 0
    this.stage.store.setState({ lesson, caption: '' })
    this.point(lesson)
    this.keep(lesson)
    const { by, acts } = current(demo, progress)
    const isPlayers = by === 'player' && acts.length > 0 && progress.steps.at(-1)?.met === false
    if (!isPlayers) this.look()
    else if (goesOn) void this.perform()
  }

  /** Sees whether the reader has brought about what the present step expects. */
  private look(): void {
    const { lesson } = this
    if (lesson === null || lesson.busy || !this.stage.run.isJudged) return
    // What the player does is judged once it is done, not by the way.
    if (current(lesson.demo, lesson.progress).by === 'player' && this.nextAct > 0) return
    // A lesson goes on by itself where nothing is left to be said; a demo leaves its words until they have been read.
    this.show(lesson, looked(lesson.demo, lesson.progress, this.performer.sight, lesson.number === null))
  }

  private show(lesson: LessonState, progress: Progress): void {
    if (progress === lesson.progress) return
    const isNew = progress.steps.length > lesson.progress.steps.length
    if (isNew) return this.enter(lesson, progress)
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

  private keep({ demo, number, progress }: LessonState): void {
    if (number === null) return
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
    if (deed.kind === 'until') {
      const came = await this.performer.playOn(deed)
      if (came === 'paused') return came
      return came === 'there' ? [] : [{ path: 'runUntil', what: `${JSON.stringify(deed.until)} never came` }]
    }
    if (deed.kind === 'speed') {
      // Never slower than the reader likes it; after the step it is as before.
      this.speedBefore ??= this.stage.store.getState().speed
      this.travel.setSpeed(Math.max(deed.speed, this.speedBefore))
      return []
    }
    this.isLoading = deed.kind === 'scenario'
    const problems = await this.performer.carryOut(deed)
    this.isLoading = false
    return problems
  }
}
