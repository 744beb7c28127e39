// Lag: how many committed events the read model does not show yet, and how long the oldest of them has waited.
import type { JsonObject } from '#domains'
import type { Step } from '#kernel'
import { type DocumentChange, Documents } from './documents'
import { History, type KeyHistory, type TruthMove } from './history'
import { isScheduled } from './looks'
import { type Subject, versionOf } from './subject'

/** The gap changed at this instant; its values hold until the next one. Times in microseconds. */
export interface GapPoint {
  readonly at: number
  readonly step: number
  readonly committed: number
  readonly visible: number
  /** Visible at each place that answers queries, where there are several. `visible` is what all of them show. */
  readonly places?: readonly number[]
}

interface KeyState {
  /** The document at each place that answers queries. */
  readonly views: (JsonObject | undefined)[]
  /** Versions shown: what counts as visible for this key now. */
  shown: number
  /** The same for each place, where there are several. */
  readonly shownAt: number[]
  /** The highest version that has ever been visible: lag is measured once for each event. */
  everShown: number
  /** The step since which the document differs from the truth, and its instant; undefined while they agree. */
  differsSince: { readonly index: number; readonly at: number } | undefined
  /** The last step that wrote the document. */
  written: number
}

/** What waited longer than this for a schedule was worth waiting for. */
const MOMENT = 1_000_000

/** Folds the gap between the two models. Reads the truth's and the document model's rows only. */
export class Lag {
  readonly series: GapPoint[] = []
  /** How long each event took to become visible, in microseconds, in the order in which they did. */
  readonly delays: number[] = []
  /** The longest of them: of those that came by themselves, and of those for which a schedule had to come round. */
  longest = 0
  longestScheduled = 0
  maxEvents = 0
  committed = 0
  visible = 0
  /** By place; empty where one place or the truth itself answers. */
  private readonly visibleAt: number[]
  private readonly keys = new Map<string, KeyState>()
  private readonly behind = new Set<string>()
  private readonly history: History
  private readonly documents: Documents

  constructor(subject: Subject, history = new History(subject)) {
    this.history = history
    this.documents = new Documents(subject)
    const { places } = this.documents
    this.visibleAt = places > 1 ? nothing(places) : []
  }

  observe(
    step: Step,
    moves = this.history.observe(step),
    shown: readonly DocumentChange[] = this.documents.changesIn(step),
  ): void {
    if (moves.length === 0 && shown.length === 0) return
    for (const move of moves) this.noteTruth(step, move)
    for (const change of shown) this.noteView(step, change)
    this.maxEvents = Math.max(this.maxEvents, this.committed - this.visible)
    this.notePoint(step)
  }

  private notePoint({ at, index }: Step): void {
    const { committed, visible, visibleAt } = this
    const last = this.series.at(-1)
    const isSame = last?.committed === committed && last.visible === visible
    if (isSame && visibleAt.every((shown, place) => last.places?.[place] === shown)) return
    const places = visibleAt.length === 0 ? {} : { places: [...visibleAt] }
    this.series.push({ at, step: index, committed, visible, ...places })
  }

  /** The age of the oldest committed event that is not visible, at the head, in microseconds. */
  age(now: number): number {
    let oldest = now
    for (const key of this.behind) {
      const since = this.history.of(key)?.committedAt[this.keys.get(key)?.shown ?? 0]
      if (since !== undefined && since < oldest) oldest = since
    }
    return now - oldest
  }

  /** How many steps were done when the gap was as wide as it ever was, for the first time; 0 where there was none. */
  get peak(): number {
    const widest = this.series.find(({ committed, visible }) => committed - visible === this.maxEvents)
    return this.maxEvents === 0 || widest === undefined ? 0 : widest.step + 1
  }

  /** The gap where so many steps were done: the last point before; undefined before the first. */
  pointAt(position: number): GapPoint | undefined {
    return this.series[lastBefore(this.series, position)]
  }

  /** When a version of a key was committed, in microseconds; undefined where it was not. */
  committedAt(key: string, version: number): number | undefined {
    return this.history.of(key)?.committedAt[version - 1]
  }

  /** The step since which a key's document has differed from the truth without a break. */
  differsSince(key: string): number | undefined {
    return this.keys.get(key)?.differsSince?.index
  }

  /** The last step that wrote a key's document; undefined where none did. */
  writtenAt(key: string): number | undefined {
    const written = this.keys.get(key)?.written ?? -1
    return written < 0 ? undefined : written
  }

  private stateOf(key: string): KeyState {
    let state = this.keys.get(key)
    if (state === undefined) {
      const views = Array.from({ length: this.documents.places }, () => undefined)
      const shownAt = nothing(this.visibleAt.length)
      state = { views, shown: 0, shownAt, everShown: 0, differsSince: undefined, written: -1 }
      this.keys.set(key, state)
    }
    return state
  }

  private noteTruth(step: Step, { key, from, to }: TruthMove): void {
    const state = this.stateOf(key)
    this.committed += to - from
    if (to < state.everShown) state.everShown = to
    this.show(step, key, state)
  }

  private noteView(step: Step, { key, place, after }: DocumentChange): void {
    const state = this.stateOf(key)
    state.views[place] = after
    state.written = step.index
    this.show(step, key, state)
  }

  private show(step: Step, key: string, state: KeyState): void {
    const truth = this.history.of(key)
    const committed = truth?.version ?? 0
    const isSame = this.isSame(truth, state.views)
    const since = state.differsSince
    state.differsSince = isSame ? undefined : (since ?? { index: step.index, at: step.at })
    if (isSame && since !== undefined && isScheduled(step)) this.noteScheduled(step.at - since.at)
    const shown = isSame ? committed : this.shownBy(truth, state.views)
    this.visible += shown - state.shown
    state.shown = shown
    this.showByPlace(state, truth)
    if (shown < committed) this.behind.add(key)
    else this.behind.delete(key)
    for (; state.everShown < shown; state.everShown++)
      this.noteDelay(step, step.at - (truth?.committedAt[state.everShown] ?? step.at))
  }

  private showByPlace({ views, shownAt }: KeyState, truth: KeyHistory | undefined): void {
    for (let place = 0; place < this.visibleAt.length; place++) {
      const shown = versionShown(this.documents, truth, views[place])
      this.visibleAt[place] = (this.visibleAt[place] ?? 0) + shown - (shownAt[place] ?? 0)
      shownAt[place] = shown
    }
  }

  private noteDelay(step: Step, delay: number): void {
    this.delays.push(delay)
    if (delay > MOMENT && isScheduled(step)) this.noteScheduled(delay)
    else this.longest = Math.max(this.longest, delay)
  }

  /** A schedule ended what had lasted for a while: a wait, or a document that said what was not true any more. */
  private noteScheduled(lasted: number): void {
    if (lasted > MOMENT) this.longestScheduled = Math.max(this.longestScheduled, lasted)
  }

  private isSame(truth: KeyHistory | undefined, views: readonly (JsonObject | undefined)[]): boolean {
    return views.every((view) => this.documents.tells(view, truth?.state))
  }

  /** How far the slowest place has come. */
  private shownBy(truth: KeyHistory | undefined, views: readonly (JsonObject | undefined)[]): number {
    return views.reduce(
      (least, view) => Math.min(least, versionShown(this.documents, truth, view)),
      truth?.version ?? 0,
    )
  }
}

const nothing = (places: number): number[] => Array.from({ length: places }, () => 0)
/** The index of the last point whose step was done before `position`; −1 where there is none. */
function lastBefore(series: readonly GapPoint[], position: number): number {
  let low = 0
  let high = series.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((series[middle]?.step ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The version up to which a place shows what was committed. What is gone shows only once its row has gone. */
export function versionShown(
  documents: Documents,
  truth: KeyHistory | undefined,
  view: JsonObject | undefined,
): number {
  const version = truth?.version ?? 0
  if (documents.tells(view, truth?.state)) return version
  const most = truth?.state === undefined ? Math.max(0, version - 1) : version
  return Math.min(versionOf(view), most)
}

/** The value below which a share of the samples lies; 0 for no samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((x, y) => x - y)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
