// Visibility: from which moment on, counted from its commit, a read sees each committed event, and when it does not any more.
import type { JsonObject } from '#domains'
import type { Step } from '#kernel'
import { Documents } from './documents'
import { History, type TruthMove } from './history'
import { versionShown } from './lag'
import type { Subject } from './subject'

interface KeyState {
  readonly views: (JsonObject | undefined)[]
  /** By place: the version shown, and the highest one that ever was. */
  readonly shown: number[]
  readonly everShown: number[]
}

/** From now on a place shows an aggregate up to this version. */
interface Showing {
  readonly key: string
  readonly state: KeyState
  readonly place: number
  readonly version: number
}

/** Folds a journal. Every time is counted from the commit of the event that it is about, in microseconds. */
export class Visibility {
  /** Committed events; what a failover took back was committed before. */
  events = 0
  /** How many places answer queries: each of them shows an event at a time of its own. */
  readonly places: number
  /** When an event was first shown at a place. */
  readonly first: number[] = []
  /** When an event came to be shown at a place, the first time and again; and when it no longer was. */
  readonly gained: number[] = []
  readonly lost: number[] = []
  private readonly keys = new Map<string, KeyState>()
  private readonly history: History
  private readonly documents: Documents

  constructor(subject: Subject) {
    this.history = new History(subject)
    this.documents = new Documents(subject)
    // Where the truth itself answers, that is one place.
    this.places = Math.max(1, this.documents.places)
  }

  /** Takes in the next step. */
  observe(step: Step): void {
    for (const move of this.history.observe(step)) this.noteTruth(step, move)
    for (const { key, place, after } of this.documents.changesIn(step)) {
      const state = this.stateOf(key)
      state.views[place] = after
      this.show(step, { key, state, place, version: this.versionAt(key, after) })
    }
  }

  private stateOf(key: string): KeyState {
    let state = this.keys.get(key)
    if (state === undefined) {
      const nothing = () => Array.from({ length: this.places }, () => 0)
      state = { views: [], shown: nothing(), everShown: nothing() }
      this.keys.set(key, state)
    }
    return state
  }

  private noteTruth(step: Step, { key, from, to }: TruthMove): void {
    const state = this.stateOf(key)
    this.events += Math.max(0, to - from)
    for (let place = 0; place < this.places; place++) {
      // An event that was taken back is no longer waited for, and is not missed either.
      const kept = Math.min(state.shown[place] ?? 0, to)
      state.shown[place] = kept
      state.everShown[place] = Math.min(state.everShown[place] ?? 0, to)
      // A commit hides nothing that is shown.
      this.show(step, { key, state, place, version: Math.max(kept, this.versionAt(key, state.views[place])) })
    }
  }

  private versionAt(key: string, view: JsonObject | undefined): number {
    const truth = this.history.of(key)
    return this.documents.places === 0 ? (truth?.version ?? 0) : versionShown(this.documents, truth, view)
  }

  private show({ at }: Step, { key, state, place, version: now }: Showing): void {
    const { shown, everShown } = state
    const before = shown[place] ?? 0
    const ever = everShown[place] ?? 0
    const committedAt = this.history.of(key)?.committedAt ?? []
    const since = (version: number) => at - (committedAt[version - 1] ?? at)
    for (let version = before + 1; version <= now; version++) this.gained.push(since(version))
    for (let version = before; version > now; version--) this.lost.push(since(version))
    for (let version = ever + 1; version <= now; version++) this.first.push(since(version))
    shown[place] = now
    everShown[place] = Math.max(ever, now)
  }
}
