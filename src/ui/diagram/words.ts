// Every text of the picture, as one language says it. The picture itself knows no language; names of components, states
// and happenings come from the page's own vocabulary, so that a thing is called the same everywhere.
import type {
  BrokerScene,
  CommitCell,
  EventStoreScene,
  GapScene,
  MessageScene,
  OutboxCell,
  QueueScene,
  Reached,
  RowStatus,
  StoreRow,
  StreamScene,
} from '#app'
import type { Fate } from './message-places'

/** A quantity that is written large beside its unit. */
interface Quantity {
  readonly number: string
  readonly unit: string
}

export interface DiagramWords {
  /** What the picture is, for those who do not see it. */
  readonly diagram: string
  readonly writeSide: string
  readonly readSide: string
  readonly component: (id: string) => string
  readonly state: (code: string) => string
  /** A dead component and for how long, from the longest wording to the shortest. */
  readonly down: (micros: number) => readonly string[]
  /** What a component without rows is there for; empty where its name says it. */
  readonly role: (id: string) => string
  /** What stands under the name of a component with several tasks. */
  readonly tasks: (count: number) => string
  readonly more: (count: number) => string
  readonly aggregate: (key: string) => string
  /** A row of a store: which one and what it says. */
  readonly row: (key: string, label: string) => string
  readonly version: (version: number) => string
  readonly rowMissing: (key: string) => string
  readonly rowStatus: (status: RowStatus) => string
  readonly emptyTable: string
  readonly outbox: string
  readonly unsent: (count: number) => readonly string[]
  readonly cursor: (id: number) => readonly string[]
  /** What the looks of the outbox cells mean, from the longest wording to the shortest. */
  readonly outboxLegend: readonly string[]
  /** An event of an aggregate, from the longest wording to the shortest. */
  readonly event: (event: string, key: string) => readonly string[]
  /** The commit log of the database, and the slot of whoever follows it. */
  readonly commitLog: string
  readonly noSlot: readonly string[]
  readonly slotLag: (count: number) => readonly string[]
  readonly slot: (slot: { readonly confirmed: number; readonly retained: number }) => readonly string[]
  readonly slotLost: readonly string[]
  readonly commitLogLegend: readonly string[]
  readonly eventStore: string
  readonly unread: (count: number) => readonly string[]
  readonly checkpoint: (position: number) => readonly string[]
  readonly eventStoreLegend: readonly string[]
  /** How far a component knows it has come. */
  readonly reached: (reached: Reached) => readonly string[]
  /** The read model is part of the write store's database. */
  readonly sameDatabase: string
  /** The write store answers queries as well. */
  readonly oneModel: readonly string[]
  readonly flavour: (code: string) => string
  /** What the broker keeps messages in, by its kind. */
  readonly topic: (broker: BrokerScene) => readonly string[]
  readonly queue: (ready: number, unacked: number, dead: number) => readonly string[]
  readonly stream: (waiting: number, unacked: number) => readonly string[]
  readonly keepsNothing: readonly string[]
  readonly listening: (count: number) => readonly string[]
  readonly partition: (number: number) => string
  /** Where the group has committed to and how far behind it is, from the longest wording to the shortest. */
  readonly committed: (offset: number, lag: number) => readonly string[]
  readonly morePartitions: (count: number, lag: number) => readonly string[]
  readonly inHand: (count: number) => readonly string[]
  readonly emptyHands: string
  readonly faults: (count: number) => string
  readonly cut: string
  readonly faulty: string
  readonly gap: string
  readonly gapShort: string
  readonly gapEvents: (count: number) => Quantity
  readonly gapAge: (micros: number) => Quantity
  /** What the gap consists of, from the longest wording to the shortest. */
  readonly gapParts: (gap: GapScene) => readonly string[]
  readonly says: DiagramSentences
}

/** Full sentences, for screen readers. */
export interface DiagramSentences {
  readonly component: (about: {
    readonly id: string
    readonly state: string
    readonly status: 'up' | 'recovering' | 'down'
    readonly inHand: number
    readonly faults: number
  }) => string
  readonly link: (about: {
    readonly from: string
    readonly to: string
    readonly cut: boolean
    readonly faulty: boolean
  }) => string
  readonly message: (message: MessageScene, from: string, to: string) => string
  readonly messages: (count: number, fate: Fate, from: string, to: string) => string
  readonly row: (store: string, row: StoreRow, pending?: StoreRow) => string
  readonly outboxCell: (cell: OutboxCell) => string
  readonly commit: (cell: CommitCell) => string
  readonly stored: (cell: EventStoreScene['cells'][number]) => string
  readonly queued: (cell: QueueScene['cells'][number]) => string
  readonly streamed: (cell: StreamScene['cells'][number]) => string
  readonly record: (about: {
    readonly partition: number
    readonly offset: number
    readonly key: string
    readonly event: string
    readonly repeated: boolean
    readonly read: boolean
  }) => string
  readonly gap: (gap: GapScene) => string
}
