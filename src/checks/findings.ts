// Broken promises that are seen when they happen, as opposed to those that are known only once a run is judged.
import { anomalyOf, type Reason } from './reason'
import type { CheckId, Violation } from './violation'

export class Findings {
  readonly all: Violation[] = []
  /** The first of each check. */
  private readonly first = new Map<CheckId, Violation>()

  /** Notes that a promise was broken in a step. */
  add(
    step: { readonly index: number; readonly at: number },
    found: Pick<Violation, 'check' | 'key' | 'chain'> & { readonly reason: Reason },
  ): void {
    const { check, key, reason, chain } = found
    const violation: Violation = {
      check,
      step: step.index,
      at: step.at,
      key,
      reason,
      chain,
      ...anomalyOf(reason),
    }
    this.all.push(violation)
    if (!this.first.has(check)) this.first.set(check, violation)
  }

  firsts(): readonly Violation[] {
    return [...this.first.values()]
  }

  /** Whether a check was broken. */
  has(check: CheckId): boolean {
    return this.first.has(check)
  }
}
