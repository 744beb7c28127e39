// The rows of the matrix: which design each is, and its settings as they naively are and with the mitigations that go with it.
// Intervals, retentions and time-outs are seconds in place of minutes or days, so that a cell is run in no time.
import { overlaid, type Written } from './overlay'

export interface Row {
  readonly id: string
  /** What it is, in a few words. */
  readonly title: { readonly en: string; readonly ko: string }
  readonly pipeline: string
  readonly naive: Written
  /** Laid over the naive settings. Guard and inbox are added wherever the design has them. */
  readonly mitigated: Written
  /** How long a run goes on after the last thing that happens in it, in milliseconds, where a log grows while nothing does. */
  readonly rest?: number
  /** Laid over both for a projector that adds. */
  readonly delta?: Written
}

/** How often somebody looks at everything again, in milliseconds: longer than a moment, so that one sees whom it saved. */
const RECONCILED = { reconcile: { interval: 3000 } }
/** Commits wait for the disk of a standby. */
const SYNCHRONOUS = { commit: 'flush', replica: { delay: 20 } }
/** A standby far enough behind that a failover takes something back. */
const BEHIND = { replica: { delay: 1000 } }
/** What a fault outlasts: the patience of a publisher, of a group, and of a log. */
const SHORT = { retention: 15_000, maxPollInterval: 1500 }
/**
 * Positions are recorded once for the events of a burst: a crash in it repeats what came before, and who is away after it has
 * nothing to repeat. Nobody asks in vain more often than he must.
 */
const SELDOM = { checkpointEvery: 3, wait: 1400 }
/** Smaller batches, and a log that outlasts every outage. */
const PATIENT = {
  kafka: { retention: null },
  projector: { limit: 1, checkpointEvery: 1, onError: 'park', attempts: 8 },
}

/** Sent without waiting for anybody, and given up after a while. */
const published = (broker: string, more: Written): Written =>
  overlaid(BEHIND, { broker, producer: { await: false, timeout: 3000 } }, more)

export const ROWS: readonly Row[] = [
  {
    id: 'S1a',
    title: { en: 'Dual write, read store after the commit', ko: '이중 쓰기, 커밋 후 읽기 저장소' },
    pipeline: 'dual-write',
    naive: BEHIND,
    mitigated: RECONCILED,
  },
  {
    id: 'S1b',
    title: {
      en: 'Dual write, read store inside the transaction',
      ko: '이중 쓰기, 트랜잭션 안에서 읽기 저장소',
    },
    pipeline: 'dual-write',
    naive: { ...BEHIND, order: 'read-first' },
    mitigated: RECONCILED,
  },
  {
    id: 'S2',
    title: { en: 'One transaction', ko: '단일 트랜잭션' },
    pipeline: 'single-transaction',
    naive: BEHIND,
    mitigated: SYNCHRONOUS,
  },
  {
    id: 'S3k',
    title: { en: 'Publish after commit, Kafka', ko: '커밋 후 발행, Kafka' },
    pipeline: 'publish-after-commit',
    naive: published('kafka', { kafka: SHORT, projector: SELDOM }),
    mitigated: { ...PATIENT, producer: { await: true, timeout: 120_000 } },
  },
  {
    id: 'S3r',
    title: { en: 'Publish after commit, RabbitMQ, two consumers', ko: '커밋 후 발행, RabbitMQ, 소비자 둘' },
    pipeline: 'publish-after-commit',
    naive: published('rabbitmq', {
      producer: { mandatory: false },
      rabbitmq: { queue: 'classic', confirms: false, consumerTimeout: 2000 },
      projector: { count: 2 },
    }),
    mitigated: {
      producer: { await: true, mandatory: true, timeout: 120_000 },
      rabbitmq: {
        queue: 'quorum',
        confirms: true,
        singleActive: true,
        deadLetter: true,
        consumerTimeout: 60_000,
      },
      projector: { onError: 'park', attempts: 8 },
    },
  },
  {
    id: 'S3n',
    title: { en: 'Publish after commit, NATS core', ko: '커밋 후 발행, NATS core' },
    pipeline: 'publish-after-commit',
    naive: published('nats-core', { projector: { onError: 'skip', limit: 2 } }),
    mitigated: RECONCILED,
  },
  {
    id: 'S3j',
    title: { en: 'Publish after commit, JetStream', ko: '커밋 후 발행, JetStream' },
    pipeline: 'publish-after-commit',
    naive: published('nats-jetstream', {
      producer: { messageId: false },
      jetstream: { ackWait: 2000 },
    }),
    mitigated: {
      producer: { await: true, messageId: true, timeout: 120_000 },
      jetstream: { maxAckPending: 1, ackWait: 12_000 },
      projector: { onError: 'park', attempts: 8 },
    },
  },
  {
    id: 'S4c',
    title: { en: 'Outbox, polled by cursor', ko: '아웃박스, 커서 폴링' },
    pipeline: 'outbox-polling',
    naive: {
      ...BEHIND,
      relay: { select: 'cursor', interval: 400 },
      kafka: SHORT,
      projector: SELDOM,
    },
    mitigated: { ...PATIENT, ...SYNCHRONOUS, relay: { select: 'xmin-horizon' } },
  },
  {
    id: 'S4f',
    title: { en: 'Outbox, polled by flag', ko: '아웃박스, 플래그 폴링' },
    pipeline: 'outbox-polling',
    naive: {
      ...BEHIND,
      relay: { select: 'flag', interval: 400 },
      kafka: SHORT,
      projector: SELDOM,
    },
    mitigated: { ...PATIENT, ...SYNCHRONOUS },
  },
  {
    id: 'S4m',
    title: {
      en: 'Outbox, several relays that skip locked rows',
      ko: '아웃박스, 잠긴 행을 건너뛰는 여러 릴레이',
    },
    pipeline: 'outbox-polling',
    naive: {
      ...BEHIND,
      relay: { select: 'flag', interval: 400, count: 2, lock: 'skip-locked', batch: 1 },
      kafka: SHORT,
      projector: SELDOM,
    },
    mitigated: { ...PATIENT, ...SYNCHRONOUS, relay: { lock: 'hash' } },
  },
  {
    id: 'S5',
    title: { en: 'Outbox, read from the log', ko: '아웃박스, 로그 읽기' },
    pipeline: 'outbox-cdc',
    naive: {
      ...BEHIND,
      kafka: SHORT,
      projector: SELDOM,
      cdc: { traffic: 140_000, offsetFlush: 1000, pollInterval: 1000 },
    },
    mitigated: { ...PATIENT, ...SYNCHRONOUS, cdc: { heartbeat: 2000, failoverSlot: true } },
    rest: 7000,
  },
  {
    id: 'S6',
    title: { en: 'Business tables, read from the log', ko: '업무 테이블, 로그 읽기' },
    pipeline: 'table-cdc',
    naive: {
      ...BEHIND,
      kafka: SHORT,
      projector: SELDOM,
      cdc: { traffic: 140_000, offsetFlush: 1000, pollInterval: 1000 },
    },
    mitigated: { ...PATIENT, ...SYNCHRONOUS, cdc: { heartbeat: 2000, failoverSlot: true, metadata: true } },
    rest: 7000,
  },
  {
    id: 'S7a',
    title: { en: 'Replica, asynchronous', ko: '복제본, 비동기' },
    pipeline: 'replica',
    naive: { replica: { delay: 100, replay: 1 }, cdc: { slotLimit: 900, traffic: 55_000 } },
    mitigated: { commit: 'flush', replica: { delay: 20, count: 2 }, cdc: { slotLimit: null } },
  },
  {
    id: 'S7s',
    title: { en: 'Replica, commits wait for its disk', ko: '복제본, 커밋이 그 디스크를 기다림' },
    pipeline: 'replica',
    naive: { ...SYNCHRONOUS, cdc: { traffic: 55_000 } },
    mitigated: { replica: { count: 2 } },
  },
  {
    id: 'S7r',
    title: { en: 'Replica, commits wait until it shows them', ko: '복제본, 커밋이 보일 때까지 기다림' },
    pipeline: 'replica',
    naive: { ...SYNCHRONOUS, commit: 'apply', cdc: { traffic: 55_000 } },
    mitigated: { replica: { count: 2 } },
  },
  {
    id: 'S8a',
    title: { en: 'Materialised view, periodic refresh', ko: '구체화된 뷰, 주기적 갱신' },
    pipeline: 'materialized-view',
    naive: { ...BEHIND, refresh: { interval: 300, duration: 2 } },
    mitigated: { ...SYNCHRONOUS, refresh: { concurrently: true } },
  },
  {
    id: 'S8c',
    title: { en: 'Materialised view, kept by each transaction', ko: '구체화된 뷰, 트랜잭션마다 갱신' },
    pipeline: 'materialized-view',
    naive: { ...BEHIND, refresh: { mode: 'immediate' } },
    mitigated: SYNCHRONOUS,
  },
  {
    id: 'S9',
    title: { en: 'Batch ETL with watermark', ko: '워터마크 배치 ETL' },
    pipeline: 'batch-etl',
    naive: { replica: { delay: 2000 }, etl: { interval: 200, duration: 2, atomic: false } },
    mitigated: { etl: { atomic: true, watermark: 'with-load', deletes: 'diff', lagWindow: 500 } },
    delta: { etl: { deletes: 'missed' } },
  },
  {
    id: 'S10',
    title: { en: 'Event sourcing, catch-up subscription', ko: '이벤트 소싱, 따라잡기 구독' },
    pipeline: 'event-sourcing',
    naive: { ...BEHIND, projector: SELDOM },
    mitigated: {
      ...SYNCHRONOUS,
      projector: { checkpoint: 'same-transaction', onError: 'park', attempts: 8 },
      relay: { select: 'xmin-horizon' },
    },
  },
]
