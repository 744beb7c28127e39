// What a projector holds: the records in hand and its place among them, the next positions, and the rebuild it is at.
import { defineTable, invariant, type Micros, type Table, type View } from '#kernel'
import { indexKey } from '../input'
import type { Membership, ShareRow } from './projector-group'
import { BEGINNING, type EventBody, type Guard, type LogRecord } from '../protocol/protocol'

export interface ProjectorOptions {
  readonly id: string
  /** The link to whoever gives out records: a broker, or an event store, which answers the same fetch. */
  readonly source: string
  readonly toStore: string
  /** Where the position is kept: with the source (a consumer group's offset), or by the projector itself. */
  readonly progress: 'broker' | 'own'
  /** The partitions that are this consumer's as long as its group does not say otherwise. */
  readonly partitions: readonly number[]
  readonly group?: Membership
  readonly apply: string
  readonly guard: Guard
  readonly inbox: boolean
  readonly ack: 'after-apply' | 'before-apply'
  readonly onError: 'retry' | 'skip' | 'park' | 'park-key'
  /** How often an event is tried before it is skipped or parked. */
  readonly attempts: number
  readonly limit: number
  /** Kafka's `fetch.max.wait.ms`. */
  readonly wait: Micros
  readonly checkpoint: 'separate' | 'same-transaction'
  readonly checkpointEvery: number
  /** No push messages about what was there before a rebuild began. */
  readonly gate: boolean
  readonly tombstones: boolean
  /** The read models that it keeps, where somebody else keeps the others; absent: all. */
  readonly models?: readonly string[]
  /** It does nothing until it is added to the running system; then it reads all history for itself. */
  readonly isAddedLater?: true
  /** Whether the projector's code can make sense of an event's payload. */
  readonly decodes: (event: EventBody) => boolean
  /** Who is asked for what an event lacks: about which key, for which field of the document. */
  readonly enrichment?: {
    readonly link: string
    readonly field: string
    readonly keyOf: (event: EventBody) => string | undefined
  }
  /** Where the state is that an event of style `notification` does not carry. */
  readonly askBack?: string
  /** Who sends push messages, and to whom one goes for an event. */
  readonly notifier?: { readonly link: string; readonly pushFor: (event: EventBody) => string | undefined }
}

/** What is to be done next. All pauses and retries come back to it. */
export type Stage =
  | 'start'
  | 'load'
  | 'fetch'
  | 'handle'
  | 'notify'
  | 'acknowledge'
  | 'park'
  | 'reset'
  | 'rewind'
  | 'switch'
  | 'load-parked'

export type PositionRow = {
  /** Counts the fetches, so that a late answer to an earlier one is known for what it is. */
  readonly round: number
  readonly index: number
  readonly total: number
  readonly failures: number
  readonly stage: Stage
  /** Events since the last saved checkpoint; left out where none is missing. */
  readonly unsaved?: number
  /** The batch in hand is history, for the second set of read models. */
  readonly beside?: true
  /** Parked events are to be tried again. */
  readonly redrive?: true
}
export const HERE = 'here'

/** A rebuild outlives a crash of the projector. */
export type RebuildRow = {
  readonly mode: 'in-place' | 'blue-green'
  readonly phase: 'reset' | 'replay'
  /** Where each partition stood when it began, as far as that was known: what comes before is old. */
  readonly until: { readonly [partition: string]: number }
}

/** All that a projector's acts share. */
export interface Projector {
  readonly options: ProjectorOptions
  readonly batch: Table<LogRecord>
  readonly place: Table<PositionRow>
  /** The event in hand with what it lacked: its state, or the value it was enriched by. */
  readonly prepared: Table<EventBody>
  /** The next offset to fetch, in memory: what is committed or saved counts only after a restart. */
  readonly positions: Table<number>
  /** The same for the second set of read models that a rebuild makes beside the present one. */
  readonly replayed: Table<number>
  readonly rebuild: Table<RebuildRow>
  readonly share: Table<ShareRow>
  /** When it was added, if it was not there from the start. */
  readonly added: Table<AddedRow>
}

type AddedRow = { readonly at: number }

/** The name under which all projectors of the group keep inbox and checkpoint. */
export const CONSUMER = 'projector'

/** The name under which a projector keeps them: its group's, or its own. */
export const consumerOf = ({ id, isAddedLater }: Pick<ProjectorOptions, 'id' | 'isAddedLater'>): string =>
  isAddedLater === true ? id : CONSUMER

/** Where it stands that a projector was added: a table of its own. */
export const addedTable = (id: string): string => `${id}.added`

/** The partition of records that come from the dead letters: they have no place in any log. */
export const NOWHERE = -1

export function projectorOf(options: ProjectorOptions): Projector {
  const { id } = options
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  return {
    options,
    batch: defineTable<LogRecord>({ name: `${id}.batch`, ...volatile }),
    place: defineTable<PositionRow>({ name: `${id}.place`, ...volatile }),
    prepared: defineTable<EventBody>({ name: `${id}.prepared`, ...volatile }),
    positions: defineTable<number>({ name: `${id}.positions`, ...volatile }),
    replayed: defineTable<number>({ name: `${id}.replayed`, ...volatile }),
    share: defineTable<ShareRow>({ name: `${id}.share`, ...volatile }),
    added: defineTable<AddedRow>({ name: addedTable(id), owner: id, durable: true, home: 'kernel' }),
    rebuild: defineTable<RebuildRow>({ name: `${id}.rebuild`, owner: id, durable: true, home: 'kernel' }),
  }
}

/** All tables of a projector. */
export const tablesOf = ({
  options,
  added,
  batch,
  place,
  prepared,
  positions,
  replayed,
  rebuild,
  share,
}: Projector): readonly Table[] => [
  batch,
  place,
  prepared,
  positions,
  replayed,
  rebuild,
  share,
  ...(options.isAddedLater === true ? [added] : []),
]

const BEGIN: PositionRow = { round: 0, index: 0, total: 0, failures: 0, stage: 'start' }

export const hereOf = ({ place }: Projector, view: View): PositionRow => view.get(place, HERE) ?? BEGIN

export const rebuildOf = ({ rebuild }: Projector, view: View): RebuildRow | undefined =>
  view.get(rebuild, HERE)

/** Whether it is part of the system yet. */
export const isThere = ({ options, added }: Projector, view: View): boolean =>
  options.isAddedLater !== true || view.get(added, HERE) !== undefined

/** The record in hand. */
export function recordOf(projector: Projector, view: View): LogRecord {
  const record = view.get(projector.batch, indexKey(hereOf(projector, view).index))
  invariant(record !== undefined, 'the record in hand has a row')
  return record
}

/** The event in hand, as far as it is prepared. */
export const eventOf = (projector: Projector, view: View): EventBody =>
  view.get(projector.prepared, HERE) ?? recordOf(projector, view).event

/** More than a fetch ever brings, so that a turn is never taken for a round: the first round is number 1. */
const TURNS = 1_000_000

/** The number that an answer about the record in hand carries. */
export const turnOf = ({ round, index }: PositionRow): number => round * TURNS + index

/** Where all history begins: an event store loses nothing, a broker's log may have lost its first part. */
export const beginningOf = ({ progress }: ProjectorOptions): number => (progress === 'own' ? 0 : BEGINNING)

/** Whether the position is kept in the read store: by the projector's own checkpoint, or with each effect. */
export const keepsOwn = ({ progress, checkpoint }: ProjectorOptions): boolean =>
  progress === 'own' || checkpoint === 'same-transaction'
