// The judge: folds the journal as it grows and says at any time what has become of the data, with witnesses.
import type { Change, RowStore, Step } from '#kernel'
import { Anomalies } from './anomalies/anomalies'
import type { Sighting } from './anomalies/sightings'
import { Carriers } from './carriers'
import { Course } from './course'
import { Disk } from './disk'
import { type Explanation, explain } from './explanation'
import { Findings } from './findings'
import { percentile } from './lag'
import { ModelWatch } from './model-watch'
import { compareAll, type Compared } from './oracle'
import { type Recount, Recounts } from './recounts'
import { Sessions } from './sessions'
import type { Subject } from './subject'
import { type VerdictCode, verdictOf } from './verdict'
import type { Violation } from './violation'
import { Waiting } from './waiting'
import { Witness } from './witness'

/** Half of the samples lie below the one, 99 of 100 below the other. */
export interface Percentiles {
  readonly p50: number
  readonly p99: number
}

/** What the judge says of a run up to its head. Times in microseconds. */
export interface Judgement {
  readonly converged: boolean
  readonly verdict: readonly VerdictCode[]
  readonly violations: readonly Violation[]
  /** Every anomaly that was seen, by its first witness, whether or not it broke a promise. */
  readonly anomalies: readonly Sighting[]
  readonly models: {
    readonly same: number
    readonly missing: number
    readonly stale: number
    readonly extra: number
    readonly wrong: number
  }
  readonly compared: readonly Compared[]
  readonly events: { readonly committed: number; readonly applied: number }
  readonly lag: Percentiles & { readonly max: number; readonly maxEvents: number }
  /** From the first sending of a request to its answer. */
  readonly latency: { readonly commands: Percentiles; readonly queries: Percentiles }
  /** Answers a second of simulated time. */
  readonly throughput: { readonly commands: number; readonly queries: number }
}

/** While a run goes on, what has waited this many times longer than normal counts as stalled. */
const PATIENCE = 10

/** How a run stands: `now` in microseconds; `over`: nothing more will happen by itself. */
interface Standing {
  readonly converged: boolean
  readonly now: number
  readonly over: boolean
}

interface Weighed extends Standing {
  readonly since: number | undefined
  readonly recounts: readonly Recount[]
}

/** Folds one run. Only reads: steps as they are made, and the rows at the head when it is asked. */
export class Judge {
  readonly course: Course
  readonly sessions: Sessions
  private readonly waiting: Waiting
  private readonly watch: ModelWatch
  private readonly disk = new Disk()
  /** The table was changed together with a read model that hangs on it: writers had to wait for both. */
  private hasMigrated = false
  private readonly findings = new Findings()
  private readonly anomalies: Anomalies
  private readonly subject: Subject

  constructor(subject: Subject) {
    this.subject = subject
    this.course = new Course(subject, this.findings)
    this.waiting = new Waiting(subject)
    const { documents, history, ledger } = this.course
    this.watch = new ModelWatch(subject, documents, ledger, this.findings)
    this.sessions = new Sessions(subject, history, this.watch)
    const { confirmed } = this.sessions
    this.anomalies = new Anomalies({ subject, history, ledger, confirmed })
  }

  /** Takes in the next step of the journal. */
  observe(step: Step): void {
    const { moves, shown } = this.course.observe(step)
    this.waiting.observe(step)
    this.watch.observe(step, shown)
    this.sessions.observe(step)
    for (const change of step.changes) {
      if (change.table === 'pushes') this.watch.notePush(step, change)
      else if (change.table === 'slots') this.disk.note(change)
      else if (change.table === 'timeline') this.sessions.noteFailover()
      else if (isMigration(change)) this.hasMigrated = true
    }
    this.anomalies.observe(step, moves)
  }

  /** The first broken promise of each check, of those known so far. */
  firsts(): readonly Violation[] {
    const witness = this.witnessOf([])
    const doubled = this.course.ledger.additions.doubled
      .slice(0, 1)
      .map((each) => witness.doubledEffect(each))
    return [...this.findings.firsts(), ...this.sessions.reads.findings.firsts(), ...doubled].map((each) =>
      this.anomalies.named(each),
    )
  }

  /** Every anomaly that was seen so far, by its first witness; more of them are known once the run is judged. */
  seen(): readonly Sighting[] {
    return this.anomalies.seen(this.firsts())
  }

  /**
   * Judges the run as it stands: `rows` at the head, `journal` for the instants of witnesses. `over` says that nothing
   * more will happen by itself: what is pending then stays pending.
   */
  judge(rows: RowStore, journal: readonly Step[], over = true): Judgement {
    const compared = compareAll(this.subject, rows)
    const different = compared.filter(({ status }) => status !== 'same')
    const witness = this.witnessOf(journal)
    const now = journal.at(-1)?.at ?? 0
    const converged = different.length === 0
    const explanation = this.explain(different, { rows, witness, now, over })
    const since = this.behindSince(explanation, rows, { converged, now, over })
    const isExplained =
      since !== undefined || explanation.damage.size > 0 || this.course.ledger.additions.areDoubled
    const recounts = isExplained ? [] : this.recountsIn(different, journal)
    const { delays, maxEvents } = this.course.lag
    const { writing, reading } = this.sessions
    const violations = this.named([
      ...this.divergences(different, witness),
      ...explanation.violations,
      ...this.course.ledger.additions.doubled.map((each) => witness.doubledEffect(each)),
      ...recounts.map((recount) => witness.recounted(recount)),
    ])
    return {
      converged,
      verdict: this.verdict(explanation, { since, recounts, converged, now, over }),
      violations,
      anomalies: this.anomalies.seen(violations),
      models: count(compared),
      compared,
      events: this.course.ledger.events.countsAt(),
      lag: { ...percentiles(delays), max: delays.reduce((most, each) => Math.max(most, each), 0), maxEvents },
      latency: { commands: percentiles(writing.delays), queries: percentiles(reading.delays) },
      throughput: { commands: writing.throughput, queries: reading.throughput },
    }
  }

  /** Broken promises in the order of their steps, with those that were seen at once, each by the name of what brought it about. */
  private named(violations: readonly Violation[]): readonly Violation[] {
    return [...violations, ...this.findings.all, ...this.sessions.reads.findings.all]
      .toSorted((x, y) => x.step - y.step)
      .map((each) => this.anomalies.named(each))
  }

  private witnessOf(journal: readonly Step[]): Witness {
    return new Witness(
      { ledger: this.course.ledger, waiting: this.waiting },
      journal,
      new Carriers(this.subject, journal),
    )
  }

  private explain(
    different: readonly Compared[],
    { rows, witness, now, over }: { rows: RowStore; witness: Witness; now: number; over: boolean },
  ): Explanation {
    const { course, subject } = this
    const { ledger, history, lag, documents } = course
    const { waiting } = this
    return explain(
      different.filter(({ model }) => model === documents.spec.name),
      {
        subject,
        history,
        ledger,
        lag,
        documents,
        witness,
        now,
        over,
        coming: waiting.comingFrom(rows, over),
        isLookedFor: (since) => waiting.isLookedFor(since, over),
      },
    )
  }

  /** Each row that differs, since when. What a counter lacks is known only by counting, at the head. */
  private divergences(different: readonly Compared[], witness: Witness): readonly Violation[] {
    return different.map(({ model, key, status }): Violation => {
      const since = model === this.course.documents.spec.name ? this.course.lag.differsSince(key) : undefined
      const step = since ?? witness.lastStep
      const reason = { code: 'differs', model, status } as const
      return { check: 'converges', ...witness.at(step), key, reason, chain: [] }
    })
  }

  /** Since when the read model has lacked what is on its way: where the counters alone do, since the last change of the truth. */
  private behindSince({ pendingSince }: Explanation, rows: RowStore, { converged, now, over }: Standing) {
    const isBehind = pendingSince === undefined && !converged && this.areCountersAwaited(rows, over)
    return isBehind ? now - this.course.lag.age(now) : pendingSince
  }

  /** What counters that are wrong have counted once too often. */
  private recountsIn(different: readonly Compared[], journal: readonly Step[]): readonly Recount[] {
    const counters = different.filter(({ model }) => model !== this.course.documents.spec.name)
    return counters.flatMap((counter) => new Recounts(counter, this.subject, this.course.ledger).in(journal))
  }

  private verdict(
    { damage, phantoms }: Explanation,
    { since, recounts, converged, now, over }: Weighed,
  ): readonly VerdictCode[] {
    const { subject, sessions, watch } = this
    const { lag, ledger } = this.course
    const waited = since === undefined ? undefined : now - since
    const isStalled = waited !== undefined && (over || waited > PATIENCE * subject.normalLag)
    const isLate = Math.max(lag.longest, isStalled ? 0 : (waited ?? 0)) > subject.normalLag
    const { confirmed, writing, reading } = sessions
    return verdictOf({
      converged,
      damage,
      isPending: since !== undefined,
      isStalled,
      isLate: subject.scheduled ? Math.max(lag.longest, lag.longestScheduled) > MOMENT : isLate,
      isLateBySchedule: lag.longestScheduled > 0,
      isScheduled: subject.scheduled,
      hasJob: this.waiting.has('schedule'),
      isJobStuck: this.waiting.looks.isRefused,
      isRebuildable: subject.rebuildable,
      isDoubled: ledger.additions.areDoubled || recounts.length > 0,
      hasPushedAgain: watch.hasPushedAgain,
      hasGoneBack: this.findings.has('no-regression'),
      isTorn: this.findings.has('no-torn-read') || sessions.reads.findings.has('no-torn-read'),
      hasLostConfirmed: ledger.events.revoked.some(
        ({ command, key }) => confirmed.has(command) && !phantoms.has(key),
      ),
      areWritesBlocked: (subject.coupled || this.hasMigrated) && writing.areBlocked(now),
      areReadsBlocked: subject.blocksReads && reading.areBlocked(now),
      hasDiskGrown: this.disk.hasGrown,
    })
  }

  /** Whether a job will still bring the counters up to date, or whoever was added to keep them. */
  private areCountersAwaited(rows: RowStore, over: boolean): boolean {
    const { waiting } = this
    const { events } = this.course.ledger
    if (waiting.isLaterBehind(rows, events.current.values())) return true
    let last = -1
    for (const { committedStep } of events.current.values()) last = Math.max(last, committedStep)
    return waiting.isLookedFor(last, over)
  }
}

/** Seats the judge of a system. */
export const judgeOf = (subject: Subject): Judge => new Judge(subject)

/** A migration is a session of its own in the write store. */
const isMigration = ({ table, key }: Change): boolean => table === 'transactions' && key === 'migrated'

/** What waits longer than this for a schedule has waited, in microseconds. */
const MOMENT = 1_000_000

const percentiles = (samples: readonly number[]): Percentiles => ({
  p50: percentile(samples, 0.5),
  p99: percentile(samples, 0.99),
})

function count(compared: readonly Compared[]): Judgement['models'] {
  const models = { same: 0, missing: 0, stale: 0, extra: 0, wrong: 0 }
  for (const { status } of compared) models[status] += 1
  return models
}
