// Lag: how many committed events the read model does not show yet, and how long the oldest of them has waited.
import { type AggregateState, type JsonObject, type ReadModelSpec, sameRow } from '#domains'
import type { Change, Step } from '#kernel'
import { versionOf } from './oracle'
import { documentSpec, type Subject } from './subject'

/** The gap changed at this instant; its values hold until the next one. Times in microseconds. */
export interface GapPoint {
  readonly at: number
  readonly step: number
  readonly committed: number
  readonly visible: number
}

interface KeyState {
  truth: AggregateState | undefined
  view: JsonObject | undefined
  /** Versions shown: what counts as visible for this key now. */
  shown: number
  /** When each version was committed, by version − 1. */
  readonly committedAt: number[]
  /** The highest version that has ever been visible: lag is measured once for each event. */
  everShown: number
  /** The step since which the document differs from the truth; undefined while they agree. */
  differsSince: number | undefined
}

/** Folds the gap between the two models. Reads the truth's and the document model's rows only. */
export class Lag {
  readonly series: GapPoint[] = []
  /** How long each event took to become visible, in microseconds, in the order in which they did. */
  readonly delays: number[] = []
  maxEvents = 0
  committed = 0
  visible = 0
  private readonly keys = new Map<string, KeyState>()
  private readonly behind = new Set<string>()
  private readonly subject: Subject
  private readonly document: ReadModelSpec

  constructor(subject: Subject) {
    this.subject = subject
    this.document = documentSpec(subject.domain)
  }

  observe(step: Step): void {
    let touched = false
    for (const change of step.changes) {
      if (change.table === this.subject.truth) touched = this.noteTruth(step, change) || touched
      else if (change.table === this.document.name) touched = this.noteView(step, change) || touched
    }
    if (!touched) return
    this.maxEvents = Math.max(this.maxEvents, this.committed - this.visible)
    const last = this.series.at(-1)
    if (last === undefined || last.committed !== this.committed || last.visible !== this.visible)
      this.series.push({ at: step.at, step: step.index, committed: this.committed, visible: this.visible })
  }

  /** The age of the oldest committed event that is not visible, at the head, in microseconds. */
  age(now: number): number {
    let oldest = now
    for (const key of this.behind) {
      const state = this.keys.get(key)
      const since = state?.committedAt[state.shown]
      if (since !== undefined && since < oldest) oldest = since
    }
    return now - oldest
  }

  /** When a version of a key was committed, in microseconds; undefined where it was not. */
  committedAt(key: string, version: number): number | undefined {
    return this.keys.get(key)?.committedAt[version - 1]
  }

  /** The step since which a key's document has differed from the truth without a break. */
  differsSince(key: string): number | undefined {
    return this.keys.get(key)?.differsSince
  }

  private stateOf(key: string): KeyState {
    let state = this.keys.get(key)
    if (state === undefined) {
      state = {
        truth: undefined,
        view: undefined,
        shown: 0,
        committedAt: [],
        everShown: 0,
        differsSince: undefined,
      }
      this.keys.set(key, state)
    }
    return state
  }

  private noteTruth(step: Step, change: Change): boolean {
    const state = this.stateOf(change.key)
    state.truth = change.after as AggregateState | undefined
    const version = versionOf(state.truth)
    this.committed += version - versionOf(change.before)
    while (state.committedAt.length < version) state.committedAt.push(step.at)
    this.show(step, change.key, state)
    return true
  }

  private noteView(step: Step, change: Change): boolean {
    const state = this.stateOf(change.key)
    state.view = change.after as JsonObject | undefined
    this.show(step, change.key, state)
    return true
  }

  private show(step: Step, key: string, state: KeyState): void {
    const committed = versionOf(state.truth)
    const isSame = this.isSame(state)
    state.differsSince = isSame ? undefined : (state.differsSince ?? step.index)
    const shown = isSame ? committed : Math.min(versionOf(state.view), committed)
    this.visible += shown - state.shown
    state.shown = shown
    if (shown < committed) this.behind.add(key)
    else this.behind.delete(key)
    for (; state.everShown < shown; state.everShown++)
      this.delays.push(step.at - (state.committedAt[state.everShown] ?? step.at))
  }

  private isSame({ truth, view }: KeyState): boolean {
    return truth !== undefined && sameRow(this.document, this.subject.domain.documentOf(truth).row, view)
  }
}

/** The value below which a share of the samples lies; 0 for no samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((x, y) => x - y)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
