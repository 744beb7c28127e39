// One lane of a race: its run, and what the views draw of it.
import { type Causes, HistoryFold, type Run } from '#runs'
import { gapEvents } from '../gap-of'
import { Instant } from '../instant'
import { messagesAt } from '../messages-at'
import type { History } from '../scene'
import type { Frame } from '../stage'
import type { LaneSpec, NotHere } from './lanes'
import { type Judged, type Standing, standingOf } from './standing'

/** A run with its place in the race. */
export class Lane {
  /** Stays the lane's own when others come and go. */
  readonly id: number
  readonly spec: LaneSpec
  readonly causes: Causes
  readonly notHere: NotHere
  readonly run: Run
  private readonly fold: HistoryFold
  private judged: Judged | undefined
  private judgedSteps = -1

  constructor(
    id: number,
    spec: LaneSpec,
    { run, causes, notHere }: { run: Run; causes: Causes; notHere: NotHere },
  ) {
    this.id = id
    this.spec = spec
    this.causes = causes
    this.notHere = notHere
    this.run = run
    this.fold = new HistoryFold(run)
  }

  /** The lane's history; charts show it up to an instant that all lanes share. */
  history(end: number): History {
    return this.fold.history(end)
  }

  /** What moves between two steps. */
  frame(at: number): Frame {
    return { at, messages: messagesAt(new Instant(this.run, at)) }
  }

  /** How many committed events the lane's queries do not find, where its rows stand. */
  get gap(): number {
    return gapEvents(this.run)
  }

  get standing(): Standing {
    return standingOf(this.run, this.judged)
  }

  /** Whether the last judgement is of the whole journal. */
  get isJudged(): boolean {
    return this.judgedSteps === this.run.journal.length
  }

  /** Has the run judged as it stands at its head. */
  judge(): void {
    if (this.isJudged) return
    const { run } = this
    const { position } = run.simulation
    this.judged = run.judgement()
    this.judgedSteps = run.journal.length
    run.seek(position)
  }
}
