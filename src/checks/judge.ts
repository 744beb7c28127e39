// The judge: folds the journal as it grows and says at any time what has become of the data, with witnesses.
import type { RowStore, Step } from '#kernel'
import { Lag, percentile } from './lag'
import { Ledger, type EventEntry } from './ledger'
import { compareAll, type Compared, versionOf } from './oracle'
import { Sessions } from './sessions'
import { documentSpec, type Subject } from './subject'
import type { Violation } from './violation'
import { Witness } from './witness'

export type VerdictCode =
  | 'ok'
  | 'lag'
  | 'rewound'
  | 'until-refresh'
  | 'rebuildable'
  | 'lost'
  | 'phantom'
  | 'ghost'
  | 'duplicated'
  | 'overwritten'
  | 'torn'
  | 'stalled'
  | 'acked-loss'
  | 'no-history'
  | 'writes-blocked'
  | 'reads-blocked'
  | 'disk-growth'

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
    return [this.regressions[0], this.sessions.violations[0]].filter((violation) => violation !== undefined)
  }

  /** Broken promises known so far that no later step can heal: what the page marks while a run goes on. */
  transient(): readonly Violation[] {
    return [...this.regressions, ...this.sessions.violations].toSorted((x, y) => x.step - y.step)
  }

  /** Judges the run as it stands: `rows` at the head, `journal` for the instants of witnesses. */
  judge(rows: RowStore, journal: readonly Step[]): Judgement {
    const compared = compareAll(this.subject.domain, this.subject.truth, rows)
    const different = compared.filter((row) => row.status !== 'same')
    const witness = new Witness(this.ledger, journal)
    const lasting = this.lasting(different, witness)
    const converged = different.length === 0
    const atHead = { step: Math.max(0, journal.length - 1), at: journal.at(-1)?.at ?? 0 }
    const unequal = different.map(({ model, key, status }): Violation => ({
      check: 'converges',
      ...atHead,
      key,
      reason: { code: 'differs', model, status },
      chain: [],
    }))
    const doubled = witness.doubled()
    const violations = [...unequal, ...lasting.violations, ...doubled, ...this.transient()].toSorted(
      (x, y) => x.step - y.step,
    )
    const { delays, maxEvents } = this.lag
    const lag = {
      p50: percentile(delays, 0.5),
      p99: percentile(delays, 0.99),
      max: delays.reduce((most, each) => Math.max(most, each), 0),
      maxEvents,
    }
    return {
      converged,
      verdict: this.verdict(converged, doubled.length > 0, lasting, lag.max),
      violations,
      models: count(compared),
      compared,
      events: { committed: this.ledger.events.size, applied: this.applications() },
      lag,
    }
  }

  private applications(): number {
    let applied = 0
    for (const entry of this.ledger.events.values()) applied += entry.applied.length
    return applied
  }

  private verdict(
    converged: boolean,
    doubled: boolean,
    lasting: Lasting,
    maxLag: number,
  ): readonly VerdictCode[] {
    const codes: VerdictCode[] = []
    if (maxLag > this.subject.normalLag) codes.push('lag')
    if (converged) {
      if (this.regressions.length > 0) codes.push('rewound')
      return codes.length === 0 ? ['ok'] : codes
    }
    if (lasting.lost) codes.push('lost')
    if (lasting.extra) codes.push('phantom')
    if (doubled) codes.push('duplicated')
    if (lasting.overwritten) codes.push('overwritten')
    if (lasting.pending) codes.push('stalled')
    // A counter that is wrong while every document is right: an effect is missing somewhere, and nobody will repeat it.
    if (!codes.some((code) => code !== 'lag')) codes.push('lost')
    return codes
  }

  /** Explains every document that differs: lost, still pending, overwritten by an older state, or not in the truth at all. */
  private lasting(different: readonly Compared[], witness: Witness): Lasting {
    const violations: Violation[] = []
    const found = { lost: false, pending: false, overwritten: false, extra: false }
    const byKey = new Map<string, EventEntry[]>()
    for (const entry of this.ledger.events.values())
      byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry])
    for (const row of different) {
      if (row.model !== this.document) continue
      if (row.status === 'extra') found.extra = true
      const entries = byKey.get(row.key) ?? []
      const without = entries.filter((entry) => entry.applied.length === 0)
      const lost = without.filter((entry) => !this.ledger.isPending(entry))
      if (without.length > lost.length) found.pending = true
      if (lost.length > 0) found.lost = true
      violations.push(...lost.map((entry) => witness.lost(entry)))
      if (without.length > 0 || row.status === 'extra') continue
      const highest = Math.max(0, ...entries.map((entry) => entry.version))
      const left = versionOf(row.view)
      if (left < highest && row.view !== undefined) {
        found.overwritten = true
        violations.push(witness.overwritten(row.key, entries, highest, left))
      } else if (entries.every((entry) => entry.applied.length === 1)) {
        found.lost = true
        violations.push(...entries.slice(-1).map((entry) => witness.withoutEffect(entry)))
      }
    }
    return { violations, ...found }
  }
}

interface Lasting {
  readonly violations: readonly Violation[]
  readonly lost: boolean
  readonly pending: boolean
  readonly overwritten: boolean
  readonly extra: boolean
}

function count(compared: readonly Compared[]): Judgement['models'] {
  const models = { same: 0, missing: 0, stale: 0, extra: 0, wrong: 0 }
  for (const { status } of compared) models[status] += 1
  return models
}
