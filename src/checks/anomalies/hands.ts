// What the projectors have in hand: the events that each has taken, and which of them it is at.
import type { Change } from '#kernel'
import type { EventView } from '../shapes'
import type { Subject } from '../subject'
import type { Watcher } from './watcher'

/** An event as a projector has it. Pushed to it, it has been delivered so many times. */
interface HeldRow {
  readonly event: HeldEvent
  readonly deliveries?: number
}

export interface HeldEvent extends EventView {
  readonly payload?: { readonly malformed?: unknown }
}

/** Where a projector is among its events, and what it does with the one in hand. */
interface PlaceView {
  readonly index: number
  readonly stage?: string
}

interface Hand {
  readonly rows: Map<number, HeldRow>
  place: PlaceView
}

const BATCH = '.batch'

/** The tables in which projectors hold events, and whose they are. */
export const batchesOf = ({
  hands,
}: Pick<Subject, 'hands'>): readonly { readonly batch: string; readonly projector: string }[] =>
  hands
    .filter((table) => table.startsWith('projector') && table.endsWith(BATCH))
    .map((batch) => ({ batch, projector: batch.slice(0, -BATCH.length) }))

export class Hands implements Watcher {
  readonly rows: NonNullable<Watcher['rows']>
  private readonly hands: ReadonlyMap<string, Hand>
  /** Of the events that are pushed to projectors, those that one of them has come to. */
  private readonly reached = new Set<string>()

  constructor(subject: Pick<Subject, 'hands'>) {
    const batches = batchesOf(subject)
    this.hands = new Map(
      batches.map(({ projector }) => [projector, { rows: new Map(), place: { index: 0 } }]),
    )
    this.rows = Object.fromEntries(
      batches.flatMap(({ batch, projector }) => [
        [batch, (change: Change) => this.noteRow(projector, change)],
        [`${projector}.place`, (change: Change) => this.notePlace(projector, change)],
      ]),
    )
  }

  private noteRow(projector: string, { key, after }: Change): void {
    const hand = this.hands.get(projector)
    if (after === undefined) hand?.rows.delete(Number(key))
    else hand?.rows.set(Number(key), after as unknown as HeldRow)
    this.reach(hand)
  }

  private notePlace(projector: string, { after }: Change): void {
    const hand = this.hands.get(projector)
    if (hand !== undefined) hand.place = (after as PlaceView | undefined) ?? { index: 0 }
    this.reach(hand)
  }

  private reach(hand: Hand | undefined): void {
    const row = hand?.rows.get(hand.place.index)
    if (row?.deliveries !== undefined) this.reached.add(row.event.id)
  }

  /** The event that a projector is at, and what it does with it; undefined where it has none, or is none. */
  of(projector: string): { readonly event: HeldEvent; readonly stage: string | undefined } | undefined {
    const hand = this.hands.get(projector)
    const row = hand?.rows.get(hand.place.index)
    return hand === undefined || row === undefined ? undefined : { event: row.event, stage: hand.place.stage }
  }

  /** Whether an event that was pushed was ever the one in hand, and not only in the buffer behind it. */
  wasReached(id: string): boolean {
    return this.reached.has(id)
  }
}
