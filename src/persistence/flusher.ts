// Keeps the disk up with a run: collects its changes and writes them in batches, each a consistent instant.
import type { RunRepository, StorageTrouble } from '#runs'
import { NetChanges, type RowChange, type StoredTable } from './net-changes'
import type { Trouble } from './trouble'

/** How far the run has gone; always noted together with the changes that led there. */
export interface Instant {
  readonly steps: number
  readonly at: number
  readonly digest: string
}

export interface FlusherOptions {
  readonly repository: Pick<RunRepository, 'flush'>
  readonly run: string
  /** All tables of the run's world. */
  readonly tables: Iterable<StoredTable>
  /** Wall-clock milliseconds: stamps the record, and spaces the attempts on a disk that fails. */
  readonly now: () => number
  /** Calls the work a little later, once: the pause in which changes collect. */
  readonly schedule: (work: () => void) => void
  /** Told when flushing begins to fail or fails for another reason, and with undefined when it works again. */
  readonly onTrouble: (trouble: Trouble | undefined) => void
}

export interface Flusher {
  /** Notes what changed since the last note and the instant this led to. Costs two look-ups a change. */
  note(changes: Iterable<RowChange>, instant: Instant): void
  /** Writes all that was noted, at once; resolves when it is on disk or has failed. For tests and for a page that goes. */
  flushNow(): Promise<void>
  /** Forgets what was not written and writes no more. */
  stop(): void
}

/** No later attempt can mend these: the run is gone, damaged, or somebody else's. */
const LASTING: ReadonlySet<StorageTrouble> = new Set(['missing', 'unreadable', 'not-writer'])
const FIRST_PAUSE_MILLIS = 500
const LONGEST_PAUSE_MILLIS = 60_000

/**
 * Makes the flusher of one run whose rows on disk are those before the first noted change. At most one flush is under
 * way; the next takes everything collected meanwhile. After a rebuild, stop it and make another.
 */
export const createFlusher = (options: FlusherOptions): Flusher => new RunFlusher(options)

class RunFlusher implements Flusher {
  private readonly options: FlusherOptions
  private readonly failures: Failures
  private readonly collected: NetChanges
  private noted: Instant | undefined
  private flight: Promise<void> | undefined
  private scheduled = false
  private stopped = false

  constructor(options: FlusherOptions) {
    this.options = options
    this.failures = new Failures(options.onTrouble)
    this.collected = new NetChanges(new Map([...options.tables].map((table) => [table.name, table])))
  }

  note(changes: Iterable<RowChange>, { steps, at, digest }: Instant): void {
    if (this.stopped) return
    for (const change of changes) this.collected.note(change)
    this.noted = { steps, at, digest }
    this.arrange()
  }

  async flushNow(): Promise<void> {
    while (this.flight !== undefined) await this.flight
    await this.start()
  }

  stop(): void {
    this.stopped = true
    this.noted = undefined
    this.collected.take()
  }

  private arrange(): void {
    if (this.scheduled || this.flight !== undefined || this.noted === undefined) return
    if (this.failures.pausing(this.options.now())) return
    this.scheduled = true
    this.options.schedule(() => {
      this.scheduled = false
      void this.start()
    })
  }

  private async start(): Promise<void> {
    if (this.noted === undefined || this.flight !== undefined) return
    this.flight = this.write(this.noted).finally(() => {
      this.flight = undefined
    })
    await this.flight
    this.arrange()
  }

  private async write(instant: Instant): Promise<void> {
    const { repository, run, now } = this.options
    const taken = this.collected.take()
    this.noted = undefined
    const stored = await repository.flush({ run, ...instant, updatedAt: now(), rows: taken.updates() })
    if (this.stopped) return
    this.failures.tell(stored.ok ? undefined : stored, now())
    if (stored.ok) return
    if (LASTING.has(stored.why)) return this.stop()
    this.collected.takeBack(taken)
    this.noted ??= instant
  }
}

/** Remembers how flushing has been going: tells of turns only, and lets the pauses between attempts grow. */
class Failures {
  private readonly onTrouble: FlusherOptions['onTrouble']
  private last: StorageTrouble | undefined
  private failedAt = 0
  private pauseMillis = 0

  constructor(onTrouble: FlusherOptions['onTrouble']) {
    this.onTrouble = onTrouble
  }

  /** A clock that was set back ends the pause. */
  pausing(now: number): boolean {
    return now >= this.failedAt && now < this.failedAt + this.pauseMillis
  }

  tell(trouble: Trouble | undefined, now: number): void {
    this.failedAt = now
    this.pauseMillis = trouble === undefined ? 0 : Math.max(FIRST_PAUSE_MILLIS, this.pauseMillis * 2)
    this.pauseMillis = Math.min(this.pauseMillis, LONGEST_PAUSE_MILLIS)
    if (trouble?.why === this.last) return
    this.last = trouble?.why
    this.onTrouble(trouble === undefined ? undefined : { why: trouble.why, detail: trouble.detail })
  }
}
