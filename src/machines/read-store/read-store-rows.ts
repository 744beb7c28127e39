// The read store's tables: the read models with what guards their order, once as they are read and once for a rebuild beside them.
import { defineTable, invariant, type JsonObject, type Table, type View } from '#kernel'
import type { EventBody, Protocol } from '../protocol/protocol'

/** What the business says of read models: which tables, and what an event does to them. */
export interface Projection {
  /** The names of the read models' tables. */
  readonly models: readonly string[]
  /** The model that has one row per aggregate; its field `version` is what guards compare. */
  readonly document: string
  readonly project: (
    apply: string,
    event: EventBody,
    read: (model: string, key: string) => JsonObject | undefined,
  ) => readonly RowWrite[] | undefined
}

export interface RowWrite {
  readonly model: string
  readonly key: string
  /** Undefined: the row goes. */
  readonly row: JsonObject | undefined
}

type InboxRow = { readonly at: number }
type DeadLetter = {
  readonly event: EventBody
  readonly why: string
  readonly at: number
  readonly command: string
}
type Tombstone = { readonly version: number }

/** One set of read models. */
export interface Shelf {
  readonly models: ReadonlyMap<string, Table<JsonObject>>
  /** Events that came before their predecessor and wait for it (guard `next`), and parts of what is to be applied whole. */
  readonly waiting: Table<EventBody>
  /** The versions of rows that are deleted. */
  readonly tombstones: Table<Tombstone>
  /** The last version applied of each captured row, by `table/key`: what a guard compares where events are rows. */
  readonly rowVersions: Table<Tombstone>
}

/** All that a read store's acts share. */
export interface ReadStore extends Shelf {
  readonly projection: Projection
  readonly inbox: Table<InboxRow>
  readonly deadLetters: Table<DeadLetter>
  /** How far each consumer has come that keeps its own position, by `consumer/partition`. */
  readonly checkpoints: Table<number>
  /** How far each job has loaded, where that is kept in the load's own transaction. */
  readonly watermarks: Table<number>
  /** The set that a rebuild makes beside the present one. */
  readonly next: Shelf
  /** What a projection that was added later writes: the counters that all see, and documents that are its own. */
  readonly apart: Shelf
  readonly tables: readonly Table[]
}

export function readStoreOf(id: string, projection: Projection, takesLater = false): ReadStore {
  const own = { owner: id, durable: true, home: 'readStore' } as const
  const shelf = (suffix: string): Shelf => ({
    models: new Map(
      projection.models.map((name) => [name, defineTable<JsonObject>({ name: `${name}${suffix}`, ...own })]),
    ),
    waiting: defineTable<EventBody>({ name: `waiting_events${suffix}`, ...own }),
    tombstones: defineTable<Tombstone>({ name: `tombstones${suffix}`, ...own }),
    rowVersions: defineTable<Tombstone>({ name: `row_versions${suffix}`, ...own }),
  })
  const present = shelf('')
  const next = shelf('__next')
  const hidden = shelf('__apart')
  const documents = tableOf(hidden, projection.document)
  const apart = { ...hidden, models: new Map([...present.models, [projection.document, documents]]) }
  const { waiting, tombstones, rowVersions } = hidden
  const inbox = defineTable<InboxRow>({ name: 'inbox', ...own })
  const deadLetters = defineTable<DeadLetter>({ name: 'dead_letters', ...own })
  const checkpoints = defineTable<number>({ name: 'checkpoints', ...own })
  const watermarks = defineTable<number>({ name: 'watermarks', ...own })
  return {
    ...present,
    projection,
    inbox,
    deadLetters,
    checkpoints,
    watermarks,
    next,
    apart,
    tables: [
      ...tablesOf(present),
      inbox,
      deadLetters,
      checkpoints,
      watermarks,
      ...tablesOf(next),
      ...(takesLater ? [documents, waiting, tombstones, rowVersions] : []),
    ],
  }
}

/** All tables of a set. */
export const tablesOf = ({ models, waiting, tombstones, rowVersions }: Shelf): readonly Table[] => [
  ...models.values(),
  waiting,
  tombstones,
  rowVersions,
]

/** The set that a request is about. */
export function shelfFor(
  store: ReadStore,
  { beside, apart }: Pick<Protocol['apply'], 'beside' | 'apart'>,
): Shelf {
  if (apart === true) return store.apart
  return beside === true ? store.next : store
}

/** The table of a read model. */
export function tableOf({ models }: Shelf, model: string): Table<JsonObject> {
  const table = models.get(model)
  invariant(table !== undefined, `there is a read model ${model}`)
  return table
}

/** The row of the document model. */
export const documentOf = ({ projection, models, ...shelf }: ReadStore, view: View, key: string) =>
  view.get(tableOf({ models, ...shelf }, projection.document), key)

/** How inbox receipts of a consumer begin; those of a rebuild beside are kept apart. */
export const receiptsOf = (consumer: string, beside: boolean): string =>
  `${consumer}${beside ? '__next' : ''}/`
