// The committed truth as it went: every version of every aggregate, its end, and what a failover took back.
import { type AggregateState, isDeleted } from '#domains'
import type { Change, Step } from '#kernel'
import { isFailover } from './shapes'
import { versionOf } from './subject'

/** One aggregate's truth went from one version to another. A deletion is a version of its own. */
export interface TruthMove {
  readonly key: string
  readonly from: number
  /** Less than `from`: a new primary does not have what lies between. */
  readonly to: number
  /** The aggregate as it stands now; undefined: there is none. */
  readonly state: AggregateState | undefined
}

/** What is known of one aggregate. */
export interface KeyHistory {
  readonly version: number
  readonly state: AggregateState | undefined
  /** States by version − 1: undefined where a commit jumped over it, or where it is the deletion. */
  readonly states: readonly (AggregateState | undefined)[]
  /** When each version was committed, by version − 1, in microseconds. */
  readonly committedAt: readonly number[]
  /** The steps of these commits. */
  readonly committedIn: readonly number[]
  /** States that were committed and that a failover took back; undefined stands for a deletion. */
  readonly revoked: readonly (AggregateState | undefined)[]
}

/** A version of an aggregate. */
interface Versioned {
  readonly key: string
  readonly version: number
}

interface Growing extends KeyHistory {
  version: number
  state: AggregateState | undefined
  states: (AggregateState | undefined)[]
  committedAt: number[]
  committedIn: number[]
  revoked: (AggregateState | undefined)[]
}

const NONE: readonly TruthMove[] = []

/** Folds the truth's table. */
export class History {
  private readonly keys = new Map<string, Growing>()
  private readonly truth: string

  constructor({ truth }: { readonly truth: string }) {
    this.truth = truth
  }

  /** How far one aggregate has come; undefined where there never was one. */
  of(key: string): KeyHistory | undefined {
    return this.keys.get(key)
  }

  /** Whether an aggregate was there, and its last version is that it is gone. */
  isGone(key: string): boolean {
    const known = this.keys.get(key)
    return known !== undefined && known.version > 0 && known.state === undefined
  }

  /** Whether some commit point had both versions; an aggregate that is not there yet is of version 0. */
  wereTogether(one: Versioned, other: Versioned): boolean {
    const [a, b] = [this.lifeOf(one), this.lifeOf(other)]
    return Math.max(a.from, b.from) < Math.min(a.until, b.until)
  }

  /** The steps from which and until which a version was the current one. */
  private lifeOf({ key, version }: Versioned): { readonly from: number; readonly until: number } {
    const { committedIn = [] } = this.keys.get(key) ?? {}
    return {
      from: version === 0 ? -1 : (committedIn[version - 1] ?? -1),
      until: committedIn[version] ?? Number.MAX_SAFE_INTEGER,
    }
  }

  /** Takes in a step, and says where the truth moved in it. */
  observe(step: Step): readonly TruthMove[] {
    let moves: TruthMove[] | undefined
    for (const change of step.changes) {
      if (change.table !== this.truth) continue
      const move = this.move(step, change)
      if (move !== undefined) (moves ??= []).push(move)
    }
    return moves ?? NONE
  }

  private move(step: Step, change: Change): TruthMove | undefined {
    const known = this.keyOf(change.key)
    const from = known.version
    const after = change.after as AggregateState | undefined
    const state = after === undefined || isDeleted(after) ? undefined : after
    const to = reached(step, change, from)
    if (to === from) {
      known.state = state
      return undefined
    }
    if (to > from) {
      while (known.committedAt.length < to) known.committedAt.push(step.at)
      while (known.committedIn.length < to) known.committedIn.push(step.index)
      while (known.states.length < to) known.states.push(undefined)
      known.states[to - 1] = state
    } else {
      known.revoked.push(...known.states.slice(to))
      known.states.length = to
      known.committedAt.length = to
      known.committedIn.length = to
    }
    known.version = to
    known.state = state
    return { key: change.key, from, to, state }
  }

  private keyOf(key: string): Growing {
    let known = this.keys.get(key)
    if (known === undefined) {
      known = { version: 0, state: undefined, states: [], committedAt: [], committedIn: [], revoked: [] }
      this.keys.set(key, known)
    }
    return known
  }
}

/**
 * The version that a change of the truth leads to. A row that goes away was deleted by one more event, unless another
 * server took over in this very step: then it never had that row. A grave knows which version the last event led to.
 */
function reached(step: Step, { key, before, after }: Change, from: number): number {
  if (after !== undefined) return versionOf(after)
  if (before === undefined || isDeleted(before as AggregateState)) return from
  if (isFailover(step)) return 0
  const grave = step.changes.find((change) => change.table === 'graves' && change.key === key)
  return Math.max(versionOf(before) + 1, versionOf(grave?.after))
}
