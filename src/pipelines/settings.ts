// Every setting of every synchronisation design, once: what it may be, its default, its unit. Schema, defaults, lists and
// types all follow from this table. Defaults are those of the real systems where there is one.
import type { ApplyStyle } from '#domains'
import {
  choice,
  flag,
  integer,
  integerOrNull,
  listed,
  millis,
  millisOrNull,
  policy,
  type SettingSpec,
  type ValueOf,
  valuesFrom,
} from './setting-specs'

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR

export const SETTINGS = {
  broker: choice('kafka', 'rabbitmq', 'nats-core', 'nats-jetstream'),
  readStore: choice('document', 'summary-table', 'cache', 'search-index'),
  consistency: choice('eventual', 'causal', 'strong', 'custom'),
  partitions: integer(1, 1, 12),
  /** When a write counts as committed: `async` on the primary's disk, `flush` on the standby's, `apply` visible there. */
  commit: choice('async', 'flush', 'apply'),
  mechanism: choice('application', 'trigger'),
  order: choice('write-first', 'read-first'),
  publish: choice('after-commit', 'before-commit'),
  relay: {
    select: choice('cursor', 'flag', 'xmin-horizon', 'gap-wait'),
    interval: millis(500, 1, HOUR),
    batch: integer(50, 1, 1000),
    count: integer(1, 1, 4),
    mark: choice('after-publish', 'before-publish'),
    idempotent: flag(true),
    /** Whether the broker's acknowledgement is awaited before the mark; if not, what the network loses is lost. */
    await: flag(true),
    inFlight: integer(5, 1, 100),
    /** Only for `gap-wait`; null: a gap is waited for for ever. */
    gapTimeout: millisOrNull(60_000, 0, HOUR),
    /** How several relays share the work: not at all, by row locks, by one leader, by the aggregate's hash. */
    lock: choice('none', 'skip-locked', 'lease', 'hash'),
    lease: millis(10_000, 100, HOUR),
  },
  producer: {
    /** For designs without a relay: whether the command handler awaits the acknowledgement before it answers. */
    await: flag(true),
    acks: choice('all', 'leader', 'none'),
    idempotent: flag(true),
    inFlight: integer(5, 1, 100),
    /** How long a publisher tries: Kafka's `delivery.timeout.ms`. */
    timeout: millis(120_000, 0, HOUR),
    /** One topic for the aggregate, or one for each type of event: those have no order among each other. */
    topics: choice('one', 'per-type'),
    key: choice('aggregate', 'none'),
    /** RabbitMQ: an unroutable message comes back instead of being confirmed. */
    mandatory: flag(true),
    /** JetStream: `Nats-Msg-Id`, by which the stream drops what comes twice within its window. */
    messageId: flag(true),
    /** What a NATS client does with a publish while it is disconnected. */
    offline: choice('discard', 'buffer'),
  },
  kafka: {
    retention: millisOrNull(WEEK, 1, 4 * WEEK),
    minInSync: integer(2, 1, 3),
    /** A replica that lags may become leader: availability over committed records. */
    unclean: flag(false),
    /** Where a group begins whose position is gone. */
    reset: choice('latest', 'earliest', 'none'),
    compact: flag(false),
    tombstoneRetention: millis(24 * HOUR, 1, 4 * WEEK),
    sessionTimeout: millis(45_000, 100, HOUR),
    maxPollInterval: millis(300_000, 100, HOUR),
  },
  rabbitmq: {
    queue: choice('quorum', 'classic'),
    confirms: flag(true),
    prefetch: integer(10, 1, 2000),
    deliveryLimit: integerOrNull(20, 1, 1000),
    deadLetter: flag(false),
    singleActive: flag(false),
    consumerTimeout: millis(1_800_000, 100, 24 * HOUR),
  },
  jetstream: {
    ackWait: millis(30_000, 10, HOUR),
    maxDeliver: integerOrNull(null, 1, 1000),
    maxAckPending: integer(1000, 1, 100_000),
    dedupWindow: millis(120_000, 0, HOUR),
    /** A new leader is elected without the acknowledged tail only if several servers lost what they had not synced. */
    replicas: integer(3, 1, 5),
  },
  cdc: {
    pollInterval: millis(500, 1, HOUR),
    batch: integer(2048, 1, 10_000),
    offsetFlush: millis(60_000, 1, HOUR),
    /** 0: off. Without it an idle table keeps the slot where it is while others write. */
    heartbeat: millis(0, 0, HOUR),
    /** `when-needed`: also when the slot is lost and what came in between would be missing. */
    snapshot: choice('initial', 'never', 'when-needed'),
    onError: choice('fail', 'skip'),
    exactlyOnce: flag(false),
    /** Transaction metadata: the projector buffers until a transaction's rows are all there. */
    metadata: flag(false),
    /** Megabytes after which PostgreSQL gives the slot up: `max_slot_wal_keep_size`. */
    slotLimit: integerOrNull(null, 1, 1_000_000),
    /** Kilobytes of log a second that the rest of the database writes. */
    traffic: integer(100, 0, 1_000_000),
    failoverSlot: flag(false),
  },
  replica: {
    count: integer(1, 1, 4),
    /** From the primary's flush to the standby's. */
    delay: millis(20, 0, HOUR),
    /** From the standby's flush until queries there see it. */
    replay: millis(5, 0, HOUR),
    /** Which replica a query goes to: any, or always the same one for a session. */
    routing: choice('any', 'pinned'),
    /** How long a commit waits for its standby before its client is told that it may not be replicated; null: for ever. */
    patience: millisOrNull(null, 1, HOUR),
    /** How many standbys must have it: `ANY n (…)`. */
    quorum: integer(1, 1, 4),
  },
  refresh: {
    mode: choice('periodic', 'manual', 'immediate'),
    interval: millis(60_000, 100, 24 * HOUR),
    duration: millis(500, 0, HOUR),
    concurrently: flag(false),
  },
  etl: {
    interval: millis(60_000, 100, 24 * HOUR),
    lagWindow: millis(0, 0, HOUR),
    deletes: choice('missed', 'soft', 'diff'),
    watermark: choice('after-load', 'before-load', 'with-load'),
    /** Whether a load is one transaction (staging and swap) or row by row. */
    atomic: flag(true),
    duration: millis(200, 0, HOUR),
    /** What becomes of a change that cannot be read: its batch fails, again and again, or it is left out. */
    onError: choice('fail', 'skip'),
    /** Whether a run begins when it is due though the one before is still under way. */
    overlap: flag(false),
  },
  projector: {
    /** Which read models there are from the start; the counters can be added later, from the whole history. */
    start: choice('all-models', 'documents'),
    apply: choice('upsert', 'partial', 'delta'),
    guard: choice('none', 'newer', 'next'),
    inbox: flag(false),
    ack: choice('after-apply', 'before-apply'),
    /**
     * `park-key` also parks what comes after a dead letter of the same aggregate, so that a redrive keeps the order.
     * `requeue`: back to the broker at once, for brokers that take a delivery back.
     */
    onError: choice('retry', 'skip', 'park', 'park-key', 'requeue'),
    /** How often a failing event is tried before `skip` or parking gives up on it. */
    attempts: integer(1, 1, 1000),
    count: integer(1, 1, 4),
    limit: integer(500, 1, 1000),
    wait: millis(500, 1, HOUR),
    /** Where the position is kept: at the broker or a table of its own, or in the transaction that changes the read model. */
    checkpoint: choice('separate', 'same-transaction'),
    /** How often a position that is kept apart from the effect is recorded, in events. */
    checkpointEvery: integer(1, 1, 1000),
    /** Whether a value that the event lacks is asked for at the product service. */
    enrich: choice('none', 'call'),
    /** Whether the projector sends push messages. */
    notify: flag(false),
    /** Whether it keeps quiet about what is old: no push messages during a rebuild. */
    gate: flag(false),
    /** Whether a deleted row leaves its version behind, so that an older event does not bring it back. */
    tombstones: flag(true),
    /** Whether the events of one transaction over two aggregates are applied one by one, or only once all of them are there. */
    transactions: choice('apart', 'together'),
    /** Which schema of the events it knows, should a release of the command handler rename a field. */
    schema: choice('first', 'both', 'second'),
  },
  /** A job that compares both models and repairs the read model; null: there is none. */
  reconcile: { interval: millisOrNull(null, 100, 24 * HOUR) },
  eventStore: { snapshotEvery: integerOrNull(null, 1, 10_000) },
  cache: {
    /** `aside`: readers fill it and writers delete from it. `projection`: writers write it. */
    fill: choice('aside', 'projection'),
    ttl: millisOrNull(300_000, 1, 24 * HOUR),
    lease: flag(false),
    singleFlight: flag(false),
    invalidate: choice('after-commit', 'before-commit'),
  },
  search: {
    refresh: millis(1000, 1, HOUR),
    /** Whether an index request is answered only once it can be found: `refresh=wait_for`. */
    waitFor: flag(false),
    /** By search, or by id: reading by id sees what is written. */
    read: choice('search', 'get'),
  },
  query: {
    /** How a session gets to see its own writes: the read store waits for a version, or the primary is asked for a while. */
    technique: choice('wait', 'sticky'),
    timeout: millis(1000, 1, HOUR),
    /** How long a session sticks to the primary after it wrote. */
    stick: millis(30_000, 1, HOUR),
    fallback: choice('stale', 'primary', 'error'),
    /** A read model older than this is not good enough; null: any age is. */
    bound: millisOrNull(null, 0, HOUR),
    /** What the client shows of its own command before the read model does. */
    optimistic: choice('none', 'naive', 'until-version'),
  },
  policy,
  /** How many requests each kind of component works on at once; null: any number. */
  capacity: {
    handler: integerOrNull(null, 1, 1000),
    writeStore: integerOrNull(null, 1, 1000),
    readStore: integerOrNull(null, 1, 1000),
  },
  /** How long one request takes there. */
  service: {
    handler: millis(0.2, 0, HOUR),
    commit: millis(1.5, 0, HOUR),
    read: millis(0.3, 0, HOUR),
    apply: millis(1, 0, HOUR),
  },
  events: choice('full-state', 'partial', 'delta', 'notification'),
} as const

/** The settings of a run, complete. Times in microseconds. */
export type Settings = ValueOf<typeof SETTINGS>

/** Settings as a file says them; what it leaves out is as in the table. */
export function settingsFrom(written: unknown): Settings {
  const settings = valuesFrom(SETTINGS, written)
  const said: unknown = Reflect.get(Object(written) as object, 'events')
  return said === undefined ? { ...settings, events: EVENTS_FOR[settings.projector.apply][0] } : settings
}

type FileEvents = Settings['events']

/** Which events an apply style can work with; the first is what it gets when nothing else is said. */
export const EVENTS_FOR: { readonly [apply in ApplyStyle]: readonly [FileEvents, ...FileEvents[]] } = {
  upsert: ['full-state', 'notification'],
  partial: ['partial', 'full-state'],
  delta: ['delta'],
}

export const DEFAULT_SETTINGS: Settings = settingsFrom({})

/** Every setting there is. */
export const ALL_SETTINGS: readonly SettingSpec[] = listed(SETTINGS)

const KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  ALL_SETTINGS.map(({ path }) => [path, path.split('.')]),
)

/** Whether a setting, named by its path, is other than the table has it. */
export function isChanged(settings: Settings, path: string): boolean {
  const value = valueAt(settings, path)
  const initial = valueAt(DEFAULT_SETTINGS, path)
  // Only a policy is an object: what it says counts, not which object says it.
  return value !== initial && (typeof value !== 'object' || JSON.stringify(value) !== JSON.stringify(initial))
}

const valueAt = (settings: Settings, path: string): unknown =>
  KEYS.get(path)?.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    settings,
  )
