// The stage: the run before the viewer, where the viewer looks, and the layers that draw by frame. Others move it.
import { HistoryFold, type Run, type RunRecord } from '#runs'
import { Flights } from './flights'
import { Instant } from './instant'
import type { Keeper } from './keeper'
import { messagesAt } from './messages-at'
import type { History, MessageScene } from './scene'
import type { Notice } from './notice'
import { type AppStore, arrivalOf } from './state'

/** What a layer that draws by frame, outside of React, is told. */
export interface Frame {
  /** Microseconds. */
  readonly at: number
  readonly messages: readonly MessageScene[]
}
export type FrameLayer = (frame: Frame) => void

export class Stage {
  readonly store: AppStore
  run: Run
  record: RunRecord
  keeper: Keeper | undefined
  private history: HistoryFold
  private flights = new Flights()
  /** Where the viewer looks, in microseconds; between two steps while playing. */
  cursor: number
  private readonly layers = new Set<FrameLayer>()

  constructor(store: AppStore, run: Run, record: RunRecord) {
    this.store = store
    this.run = run
    this.record = record
    this.history = new HistoryFold(run)
    this.cursor = run.timeAt(run.simulation.position)
  }

  /** The history up to the head, or to where the viewer is while nothing happens. */
  historyNow(): History {
    return this.history.history(Math.max(this.run.timeAt(this.run.journal.length), this.cursor))
  }

  /** Every message up to the head. One object for each run; it grows with the journal. */
  flightsNow(): Flights {
    return this.flights.follow(this.run.journal)
  }

  /** Draws this frame on every layer. */
  draw(): void {
    const frame = this.frame()
    for (const layer of this.layers) layer(frame)
  }

  addLayer(layer: FrameLayer): () => void {
    this.layers.add(layer)
    layer(this.frame())
    return () => void this.layers.delete(layer)
  }

  private frame(): Frame {
    return { at: this.cursor, messages: messagesAt(new Instant(this.run, this.cursor)) }
  }

  /** Tells the store where the viewer and the head are. Views draw anew when one of them has changed. */
  publish(): void {
    const { position } = this.run.simulation
    const { step, head } = this.store.getState()
    if (step !== position || head !== this.run.journal.length)
      this.store.setState({ step: position, head: this.run.journal.length })
  }

  /** Puts another run before the viewer. */
  show(run: Run, record: RunRecord, at: number): void {
    this.run = run
    this.record = record
    this.history = new HistoryFold(run)
    this.flights = new Flights()
    this.cursor = at
    this.store.setState(arrivalOf(run, record))
    this.draw()
  }

  notice(notice: Notice): void {
    this.dismiss(notice.kind)
    this.store.setState({ notices: [...this.store.getState().notices, notice] })
  }

  dismiss(kind: Notice['kind']): void {
    const { notices } = this.store.getState()
    if (notices.some((notice) => notice.kind === kind))
      this.store.setState({ notices: notices.filter((notice) => notice.kind !== kind) })
  }
}
