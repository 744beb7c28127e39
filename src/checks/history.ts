// The committed truth as it went: every version of every aggregate, its end, and what a failover took back.
import { type AggregateState, isDeleted } from '#domains'
import type { Change, Step } from '#kernel'
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
  /** States that were committed and that a failover took back; undefined stands for a deletion. */
  readonly revoked: readonly (AggregateState | undefined)[]
}

interface Growing extends KeyHistory {
  version: number
  state: AggregateState | undefined
  states: (AggregateState | undefined)[]
  committedAt: number[]
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
      while (known.states.length < to) known.states.push(undefined)
      known.states[to - 1] = state
    } else {
      known.revoked.push(...known.states.slice(to))
      known.states.length = to
      known.committedAt.length = to
    }
    known.version = to
    known.state = state
    return { key: change.key, from, to, state }
  }

  private keyOf(key: string): Growing {
    let known = this.keys.get(key)
    if (known === undefined) {
      known = { version: 0, state: undefined, states: [], committedAt: [], revoked: [] }
      this.keys.set(key, known)
    }
    return known
  }
}

/**
 * The version that a change of the truth leads to. A row that goes away was deleted by one more event, unless another
 * server took over in this very step: then it never had that row.
 */
function reached(step: Step, { before, after }: Change, from: number): number {
  if (after !== undefined) return versionOf(after)
  if (before === undefined || isDeleted(before as AggregateState)) return from
  return step.changes.some(({ table }) => table === 'timeline') ? 0 : versionOf(before) + 1
}
