// Several runs on one clock: all of them stand at the same instant, however far each of them has been made.
import { type Halt, type SimTime, START } from '#kernel'
import type { Run } from './run'

/** Moves runs together. Whoever has come to its end waits there for the others. */
export class SharedClock {
  readonly runs: readonly Run[]
  /** Where all runs stand, in microseconds: every step up to here is done, unless a move has been cut short. */
  at: number = START
  /** The latest instant up to which all runs have been made. */
  made: number = START
  /** Runs in which nothing more will happen by itself. */
  private readonly over = new Set<Run>()

  constructor(runs: readonly Run[]) {
    this.runs = runs
  }

  /** The end of the longest journal. */
  get head(): number {
    return this.runs.reduce((most, run) => Math.max(most, run.timeAt(run.journal.length)), 0)
  }

  /** How late it can become. */
  get limit(): number {
    return this.runs.reduce((most, run) => Math.max(most, run.scenario.end.limit), 0)
  }

  /** Whether all have come to their ends, and nothing that was made lies ahead. */
  get isOver(): boolean {
    return this.runs.every((run) => this.over.has(run)) && this.at >= this.head
  }

  /** Whether one run has come to its end; it may still be looked at before that. */
  isAtEnd(run: Run): boolean {
    return this.over.has(run)
  }

  /**
   * Moves all runs to an instant, back or forth, making at most `most` new steps; where all come to their ends before, to
   * the last end. False: the steps were used up before; then all stand where the slowest has come to.
   */
  moveTo(target: number, most = Infinity): boolean {
    const each = Math.max(1, Math.floor(most / Math.max(1, this.runs.length)))
    const reached = Math.min(...this.runs.map((run) => this.make(run, target, each)))
    const isEnd = this.runs.every((run) => this.over.has(run))
    this.at = Math.max(0, Math.min(target, isEnd ? this.head : this.limit, reached))
    this.made = Math.max(this.made, this.at)
    for (const run of this.runs) run.seek(run.positionAt(this.at))
    return reached >= target
  }

  /** The next instant at which something happens in any of the runs; undefined where nothing more does. */
  next(): number | undefined {
    const instants = this.runs.flatMap((run) => this.stepAfter(run) ?? [])
    return instants.length === 0 ? undefined : Math.min(...instants)
  }

  /** The last instant before the present one at which something happened in any of the runs; 0 before the first. */
  previous(): number {
    return Math.max(0, ...this.runs.map((run) => run.timeAt(run.positionAt(this.at - 1))))
  }

  /** Makes a run's steps up to an instant. Tells how far it has come: the instant, or where its steps were used up. */
  private make(run: Run, target: number, most: number): number {
    if (this.over.has(run) || target < run.timeAt(run.journal.length)) return target
    const halt = run.finishBy(target as SimTime, Math.min(most, Number.MAX_SAFE_INTEGER))
    this.note(run, halt)
    return halt.reason === 'limit' ? run.simulation.now : target
  }

  /** When a run's next step is, made ahead of time where its journal does not reach beyond the present instant. */
  private stepAfter(run: Run): number | undefined {
    const position = run.positionAt(this.at)
    if (position === run.journal.length && !this.over.has(run)) {
      this.note(run, run.advanceSteps(position + 1))
      run.seek(position)
    }
    return run.journal[position]?.at
  }

  /** Only at its head can a run be asked whether more will happen. */
  private note(run: Run, halt: Halt): void {
    if (halt.reason === 'quiet' || run.isOver) this.over.add(run)
  }
}
