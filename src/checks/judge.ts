// The judge: folds the journal as it grows and says at any time what has become of the data, with witnesses.
import type { RowStore, Step } from '#kernel'
import { type Explanation, explain } from './explanation'
import { Lag, percentile } from './lag'
import { type EventEntry, Ledger } from './ledger'
import { compareAll, type Compared, versionOf } from './oracle'
import { Sessions } from './sessions'
import { documentSpec, type Subject } from './subject'
import type { VerdictCode } from './verdict'
import type { Violation } from './violation'
import { doubledEffect, Witness } from './witness'

/** What the judge says of a run up to its head. Times in microseconds. */
export interface Judgement {
  readonly converged: boolean
  readonly verdict: readonly VerdictCode[]
  readonly violations: readonly Violation[]
  readonly models: {
    readonly same: number
    readonly missing: number
    readonly stale: number
    readonly extra: number
    readonly wrong: number
  }
  readonly compared: readonly Compared[]
  readonly events: { readonly committed: number; readonly applied: number }
  readonly lag: {
    readonly p50: number
    readonly p99: number
    readonly max: number
    readonly maxEvents: number
  }
}

/** While a run goes on, what has waited this many times longer than normal counts as stalled. */
const PATIENCE = 10

/** Folds one run. Only reads: steps as they are made, and the rows at the head when it is asked. */
export class Judge {
  readonly lag: Lag
  readonly sessions: Sessions
  private readonly ledger: Ledger
  private readonly subject: Subject
  private readonly regressions: Violation[] = []
  private readonly document: string

  constructor(subject: Subject) {
    this.subject = subject
    this.lag = new Lag(subject)
    this.sessions = new Sessions(subject)
    this.ledger = new Ledger(subject)
    this.document = documentSpec(subject.domain).name
  }

  /** Takes in the next step of the journal. */
  observe(step: Step): void {
    this.ledger.observe(step)
    this.lag.observe(step)
    this.sessions.observe(step)
    for (const change of step.changes) {
      if (change.table !== this.document) continue
      const from = versionOf(change.before)
      const to = versionOf(change.after)
      if (to < from)
        this.regressions.push({
          check: 'no-regression',
          step: step.index,
          at: step.at,
          key: change.key,
          reason: { code: 'went-back', from, to },
          chain: [],
        })
    }
  }

  /** What has become of one committed event; undefined where no such event was committed. */
  entryOf(event: string): EventEntry | undefined {
    return this.ledger.events.get(event)
  }

  /** The first broken promise of each check, of those known so far. */
  firsts(): readonly Violation[] {
    const doubled = this.ledger.doubled.slice(0, 1).map(doubledEffect)
    return [...this.regressions.slice(0, 1), ...this.sessions.violations.slice(0, 1), ...doubled]
  }

  /**
   * Judges the run as it stands: `rows` at the head, `journal` for the instants of witnesses. `over` says that nothing
   * more will happen by itself: what is pending then stays pending.
   */
  judge(rows: RowStore, journal: readonly Step[], over = true): Judgement {
    const compared = compareAll(this.subject.domain, this.subject.truth, rows)
    const different = compared.filter(({ status }) => status !== 'same')
    const converged = different.length === 0
    const witness = new Witness(this.ledger, journal)
    const explanation = explain(
      different.filter(({ model }) => model === this.document),
      { ledger: this.ledger, witness, coming: this.ledger.comingFrom(rows), heals: this.subject.heals },
    )
    const { delays, maxEvents } = this.lag
    const lag = {
      p50: percentile(delays, 0.5),
      p99: percentile(delays, 0.99),
      max: delays.reduce((most, each) => Math.max(most, each), 0),
      maxEvents,
    }
    const now = journal.at(-1)?.at ?? 0
    const waited = explanation.pendingSince === undefined ? undefined : now - explanation.pendingSince
    const isStalled = waited !== undefined && (over || waited > PATIENCE * this.subject.normalLag)
    const isLate = Math.max(lag.max, isStalled ? 0 : (waited ?? 0)) > this.subject.normalLag
    return {
      converged,
      verdict: this.verdict({ converged, isLate, isStalled, explanation }),
      violations: [
        ...this.divergences(different, witness),
        ...explanation.violations,
        ...this.ledger.doubled.map(doubledEffect),
        ...this.regressions,
        ...this.sessions.violations,
      ].toSorted((x, y) => x.step - y.step),
      models: count(compared),
      compared,
      events: { committed: this.ledger.events.size, applied: this.applications() },
      lag,
    }
  }

  /** Each row that differs, since when. What a counter lacks is known only by counting, at the head. */
  private divergences(different: readonly Compared[], witness: Witness): readonly Violation[] {
    return different.map(({ model, key, status }): Violation => {
      const since = model === this.document ? this.lag.differsSince(key) : undefined
      const step = since ?? witness.lastStep
      const reason = { code: 'differs', model, status } as const
      return { check: 'converges', ...witness.at(step), key, reason, chain: [] }
    })
  }

  private applications(): number {
    let applied = 0
    for (const entry of this.ledger.events.values()) applied += entry.applied.length
    return applied
  }

  /** First the data, then the history: a model that is right in the end may have been late, or gone back meanwhile. */
  private verdict(found: {
    readonly converged: boolean
    readonly isLate: boolean
    readonly isStalled: boolean
    readonly explanation: Explanation
  }): readonly VerdictCode[] {
    const { damage, pendingSince } = found.explanation
    const isDoubled = !found.converged && this.ledger.doubled.length > 0
    // A counter that is wrong while every document is right: an effect is missing somewhere, and nobody will repeat it.
    const isUnexplained = !found.converged && !isDoubled && damage.size === 0 && pendingSince === undefined
    const mayHeal = damage.size === 0 && !isDoubled && !isUnexplained
    const codes: readonly (readonly [VerdictCode, boolean])[] = [
      ['lag', found.isLate],
      ['rewound', mayHeal && this.regressions.length > 0],
      ['lost', damage.has('lost') || isUnexplained],
      ['phantom', damage.has('phantom')],
      ['duplicated', isDoubled],
      ['overwritten', damage.has('overwritten')],
      ['stalled', found.isStalled],
    ]
    const verdict = codes.flatMap(([code, holds]) => (holds ? [code] : []))
    return verdict.length === 0 ? ['ok'] : verdict
  }
}

function count(compared: readonly Compared[]): Judgement['models'] {
  const models = { same: 0, missing: 0, stale: 0, extra: 0, wrong: 0 }
  for (const { status } of compared) models[status] += 1
  return models
}
