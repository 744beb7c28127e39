// Every text of the picture, as one language says it. The picture itself knows no language; names of components, states
// and happenings come from the page's own vocabulary, so that a thing is called the same everywhere.
import type { GapScene, MessageScene, OutboxCell, RowStatus, StoreRow } from '#app'
import type { Fate } from './message-places'
import { diagramEn } from './words-en'
import { diagramKo } from './words-ko'

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
  readonly topic: (name: string) => readonly string[]
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
  readonly row: (store: string, row: StoreRow) => string
  readonly outboxCell: (cell: OutboxCell) => string
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

/** The picture's texts by language. */
export const diagramWords: { readonly [locale in 'en' | 'ko']: DiagramWords } = {
  en: diagramEn,
  ko: diagramKo,
}
