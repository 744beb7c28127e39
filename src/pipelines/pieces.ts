// The registry: every synchronisation design and every broker by name, and where its code is. A page fetches what it needs.
import { pipelineFrom } from './join'
import type { Carrier, Design, Pipeline } from './pipeline'
import type { Settings } from './settings'

type Broker = Settings['broker']

interface Entry {
  readonly title: { readonly en: string; readonly ko: string }
  /** Its events are carried by a broker. */
  readonly isCarried?: true
  readonly load: () => Promise<Design>
}

const designs = {
  'shared-model': {
    title: { en: 'One shared model', ko: '단일 모델 공유' },
    load: async () => (await import('./designs/shared-model')).sharedModel,
  },
  'dual-write': {
    title: { en: 'Dual write', ko: '이중 쓰기' },
    load: async () => (await import('./designs/dual-write')).dualWrite,
  },
  'single-transaction': {
    title: { en: 'One transaction or trigger', ko: '단일 트랜잭션 또는 트리거' },
    load: async () => (await import('./designs/single-transaction')).singleTransaction,
  },
  'publish-after-commit': {
    title: { en: 'Publish after commit', ko: '커밋 후 발행' },
    isCarried: true,
    load: async () => (await import('./designs/publish-after-commit')).publishAfterCommit,
  },
  'outbox-polling': {
    title: { en: 'Outbox + polling relay', ko: '아웃박스 + 폴링 릴레이' },
    isCarried: true,
    load: async () => (await import('./designs/outbox-polling')).outboxPolling,
  },
  'outbox-cdc': {
    title: { en: 'Outbox + CDC', ko: '아웃박스 + CDC' },
    isCarried: true,
    load: async () => (await import('./designs/outbox-cdc')).outboxCdc,
  },
  'table-cdc': {
    title: { en: 'CDC on business tables', ko: '업무 테이블 CDC' },
    isCarried: true,
    load: async () => (await import('./designs/table-cdc')).tableCdc,
  },
  replica: {
    title: { en: 'Read replicas', ko: '읽기 복제본' },
    load: async () => (await import('./designs/replica')).replica,
  },
  'materialized-view': {
    title: { en: 'Materialised view', ko: '구체화된 뷰' },
    load: async () => (await import('./designs/materialized-view')).materializedView,
  },
  'batch-etl': {
    title: { en: 'Batch ETL', ko: '배치 ETL' },
    load: async () => (await import('./designs/batch-etl')).batchEtl,
  },
  'event-sourcing': {
    title: { en: 'Event sourcing', ko: '이벤트 소싱' },
    load: async () => (await import('./designs/event-sourcing')).eventSourcing,
  },
} satisfies { readonly [id: string]: Entry }

export type PipelineId = keyof typeof designs

/** Every design for lists, in the order in which they are offered. */
export const DESIGNS = Object.entries(designs).map(([id, { title }]) => ({ id, title }))

const carriers: { readonly [broker in Broker]: () => Promise<Carrier> } = {
  kafka: async () => (await import('./carriers/kafka')).kafka,
  rabbitmq: async () => (await import('./carriers/rabbitmq')).rabbitmq,
  'nats-core': async () => (await import('./carriers/nats-core')).natsCore,
  'nats-jetstream': async () => (await import('./carriers/nats-jetstream')).natsJetStream,
}

/** Fetches a design, and the broker that is to carry its events; undefined where there is no design of this name. */
export async function loadPipeline(id: string, broker: Broker): Promise<Pipeline | undefined> {
  if (!Object.hasOwn(designs, id)) return undefined
  const { load, isCarried }: Entry = designs[id as PipelineId]
  const [design, carrier] = await Promise.all([load(), isCarried && carriers[broker]()])
  return pipelineFrom(design, carrier === undefined ? {} : { [broker]: carrier })
}
