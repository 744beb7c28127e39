// What stores and brokers hold at an instant, as plain numbers and words. A design without such a part has null in its place.

export type RowStatus = 'same' | 'missing' | 'stale' | 'extra' | 'wrong'

export interface StoreRow {
  readonly key: string
  readonly version: number
  /** The aggregate's own status word as a code: placed, full, … Empty: no row, or a business without a status. */
  readonly label: string
  /** Beside the truth; for the write store always `same`. */
  readonly status: RowStatus
}

export interface StoreScene {
  readonly table: string
  /** The rows that changed last, newest last, at most as many as asked for; `total` says how many there are. */
  readonly rows: readonly StoreRow[]
  readonly total: number
}

/** A place that answers queries. */
export interface ReadScene extends StoreScene {
  /** The box; where it is a component of its own, the component's id. */
  readonly id: string
  /** The component whose rows these are: pressing the box inspects it. */
  readonly component: string
  readonly flavour: 'document' | 'summary-table' | 'cache' | 'search-index' | 'copy'
  /** The rows stand in the write store's own database. */
  readonly sameDatabase: boolean
  /** A row that is not there is read from the write store: no harm. */
  readonly missingIsFine: boolean
  /** Rows that are written and that no search finds yet. */
  readonly pending: readonly StoreRow[]
}

export interface OutboxScene {
  /** The last cells, oldest first. */
  readonly cells: readonly OutboxCell[]
  readonly total: number
  readonly unsent: number
  /** The relay's cursor; null where rows are marked one by one, or where the commit log says what was read. */
  readonly cursor: number | null
}

export interface OutboxCell {
  readonly id: number
  readonly key: string
  readonly event: string
  /** `open`: the id is taken, the transaction still runs. `burnt`: it was rolled back. `skipped`: the cursor passed it unread. */
  readonly status: 'open' | 'burnt' | 'waiting' | 'sent' | 'skipped'
}

/** A commit in the database's log. */
export interface CommitCell {
  readonly position: number
  readonly key: string
  readonly version: number
  /** `read`: every reader has passed it on, or its slot says so. `gone`: no longer kept. */
  readonly status: 'waiting' | 'read' | 'gone'
}

export interface CommitLogScene {
  readonly cells: readonly CommitCell[]
  readonly end: number
  readonly slots: readonly {
    readonly slot: string
    readonly confirmed: number
    /** Megabytes of log that it holds back. */
    readonly retained: number
    readonly lost: boolean
  }[]
}

export interface EventStoreScene {
  readonly cells: readonly {
    readonly position: number
    readonly key: string
    readonly event: string
    readonly version: number
    /** `burnt`: the position was taken by a transaction that was rolled back. */
    readonly status: 'open' | 'burnt' | 'waiting' | 'read'
  }[]
  readonly end: number
  /** The next position of the reader that is furthest behind; null while nobody has saved one. */
  readonly checkpoint: number | null
}

export type BrokerScene = LogScene | QueueScene | StreamScene | SubjectScene

/** Kafka: a log in partitions, and how far the group has committed. */
export interface LogScene {
  readonly flavour: 'kafka'
  readonly topic: string
  readonly partitions: readonly {
    readonly partition: number
    readonly cells: readonly {
      readonly offset: number
      readonly key: string
      readonly event: string
      readonly repeated: boolean
    }[]
    readonly end: number
    /** The group's committed offset: the next record it will get after a restart. */
    readonly committed: number
    readonly lag: number
  }[]
}

/** RabbitMQ: a queue that forgets what is acknowledged. */
export interface QueueScene {
  readonly flavour: 'rabbitmq'
  readonly topic: string
  readonly cells: readonly {
    readonly seq: number
    readonly key: string
    readonly event: string
    readonly state: 'ready' | 'unacked'
    readonly redelivered: boolean
    readonly deliveries: number
    readonly consumer: string
  }[]
  readonly ready: number
  readonly unacked: number
  /** Messages in the dead-letter queue. */
  readonly dead: number
  readonly consumers: readonly string[]
}

/** NATS JetStream: a stream that keeps everything, and what its consumer has not acknowledged. */
export interface StreamScene {
  readonly flavour: 'nats-jetstream'
  readonly topic: string
  readonly cells: readonly {
    readonly seq: number
    readonly key: string
    readonly event: string
    /** `unacked`: delivered, and its acknowledgement is awaited. */
    readonly state: 'acked' | 'unacked' | 'waiting'
    readonly deliveries: number
  }[]
  readonly total: number
  readonly unacked: number
  readonly waiting: number
  readonly consumers: readonly string[]
}

/** NATS Core: a subject. Nothing is kept; who does not listen misses it. */
export interface SubjectScene {
  readonly flavour: 'nats-core'
  readonly topic: string
  readonly listeners: readonly string[]
}
