// Commits that are on the primary's disk and that nobody can see yet, because they wait for a standby: whoever follows the
// log may show them already. They are no part of the truth, and no phantoms either, unless a failover takes them back.
import type { Change, Step } from '#kernel'
import type { History } from './history'
import { type CommitView, isFailover } from './shapes'

/** A version that is on its way to being seen. */
export interface Doubt {
  readonly version: number
  /** The step in which it was written to the log. */
  readonly step: number
}

export class Doubts {
  private readonly byKey = new Map<string, Doubt>()
  private readonly undone = new Set<string>()
  private readonly history: History

  constructor(history: History) {
    this.history = history
  }

  /** A record of the commit log; the truth as it is after this step is known already. */
  note(step: Step, { before, after }: Change): void {
    const { key, version } = (after ?? before) as unknown as CommitView
    if (before === undefined) {
      if (version > (this.history.of(key)?.version ?? 0)) this.byKey.set(key, { version, step: step.index })
    } else if (after === undefined && isFailover(step) && this.of(key)?.version === version) {
      this.byKey.delete(key)
      this.undone.add(`${key}@${version}`)
    }
  }

  /** What is in doubt of one aggregate: its row is locked, so that there is one version at most. */
  of(key: string): Doubt | undefined {
    const doubt = this.byKey.get(key)
    if (doubt === undefined) return undefined
    if (doubt.version > (this.history.of(key)?.version ?? 0)) return doubt
    this.byKey.delete(key)
    return undefined
  }

  /** Whether a failover took a version back before anybody could have seen it. */
  wasUndone(key: string, version: number): boolean {
    return this.undone.has(`${key}@${version}`)
  }
}
