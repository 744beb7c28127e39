// What one instant of a run looks like: everything the views draw, as plain numbers and words. A function of journal and
// cursor; it knows no pixels and no language (labels are codes that the catalogue turns into words).
import type { ChartPicture } from '#machines'
import type {
  BrokerScene,
  CommitLogScene,
  EventStoreScene,
  OutboxScene,
  ReadScene,
  RowStatus,
  StoreScene,
} from './scene-parts'

export type { History } from '#runs'
export type * from './scene-parts'

/** Times in microseconds unless a name says otherwise. */
export interface Scene {
  readonly at: number
  /** Steps done at the cursor, and in the whole journal. */
  readonly step: number
  readonly head: number
  readonly components: readonly ComponentScene[]
  readonly links: readonly LinkScene[]
  readonly messages: readonly MessageScene[]
  readonly writeStore: StoreScene
  readonly outbox: OutboxScene | null
  readonly commitLog: CommitLogScene | null
  readonly eventStore: EventStoreScene | null
  readonly broker: BrokerScene | null
  /** What answers queries from rows of its own; none where the write store answers them. */
  readonly readSide: readonly ReadScene[]
  readonly gap: GapScene
}

export interface ComponentScene {
  readonly id: string
  readonly kind: string
  /** The machine's state in the field's words; for a component with tasks, that of the task that moved last. */
  readonly state: string
  /** Machines at work, for components that have one per task (the client's requests, the handler's commands). */
  readonly tasks: readonly { readonly task: string; readonly state: string }[]
  readonly status: 'up' | 'recovering' | 'down'
  readonly since: number
  /** Faults in force on it, by id. */
  readonly faults: readonly string[]
  /** What it has in hand, if anything: the projector's record, the relay's batch. */
  readonly inHand: readonly { readonly key: string; readonly event: string; readonly done: boolean }[]
  /** How far it has come and knows it, for components that keep that themselves. */
  readonly reached?: Reached
}

/** A place that a component remembers; in the commit log, in the write store's time, or in the event store. */
export type Reached =
  | { readonly kind: 'offset'; readonly position: number }
  | { readonly kind: 'watermark'; readonly at: number }
  | { readonly kind: 'replica'; readonly received: number; readonly applied: number }
  | { readonly kind: 'checkpoint'; readonly position: number }

export interface LinkScene {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly cut: boolean
  /** A fault other than a cut is in force (loss, delay, …). */
  readonly faulty: boolean
  readonly faults: readonly string[]
}

export interface MessageScene {
  readonly id: string
  readonly link: string
  /** True: it travels from the link's `from` to its `to`. */
  readonly forward: boolean
  readonly kind: 'request' | 'reply' | 'notice'
  readonly type: string
  /** The aggregate it is about; empty where none. Its colour. */
  readonly subject: string
  /** 0 at the sender … 1 at the receiver, linear in simulated time; a held message stays where it was. */
  readonly progress: number
  readonly lost: boolean
  readonly held: boolean
  readonly copy: boolean
  readonly attempt: number
  readonly background: boolean
}

export interface GapScene {
  readonly committed: number
  readonly visible: number
  readonly events: number
  /** Age of the oldest committed event that the read model does not show yet. */
  readonly age: number
  readonly missing: number
  readonly stale: number
  readonly wrong: number
}

/** One line of the models table: truth beside view. */
export interface ModelsRow {
  readonly model: string
  readonly key: string
  readonly status: RowStatus
  readonly truth: { readonly [field: string]: unknown } | null
  readonly view: { readonly [field: string]: unknown } | null
  /** Names of the fields that differ. */
  readonly differs: readonly string[]
  /** How long it has differed; 0 where it does not. */
  readonly age: number
}

/** A journal line for the trace panel and the live region. */
export interface TraceLine {
  readonly step: number
  readonly at: number
  readonly component: string
  readonly task: string
  readonly event: string
  readonly subject: string
  /** The message that was answered; empty where it was a timer or an act. */
  readonly message: string
  readonly points: readonly string[]
}

/** A component as the inspector shows it. */
export interface Inspection {
  readonly component: ComponentScene
  readonly chart: ChartPicture
  /** The transition it took last, at the cursor. */
  readonly last: {
    readonly from: string
    readonly event: string
    readonly to: string
    readonly step: number
  } | null
  readonly points: readonly string[]
  readonly rows: readonly { readonly table: string; readonly durable: boolean; readonly size: number }[]
}
