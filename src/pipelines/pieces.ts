// The registry: every synchronisation design by name, and where its code is. A page fetches the ones that it needs.
import { pipelineFrom } from './join'
import type { Design, Pipeline } from './pipeline'

interface Entry {
  readonly title: { readonly en: string; readonly ko: string }
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
    load: async () => (await import('./designs/publish-after-commit')).publishAfterCommit,
  },
  'outbox-polling': {
    title: { en: 'Outbox + polling relay', ko: '아웃박스 + 폴링 릴레이' },
    load: async () => (await import('./designs/outbox-polling')).outboxPolling,
  },
  'outbox-cdc': {
    title: { en: 'Outbox + CDC', ko: '아웃박스 + CDC' },
    load: async () => (await import('./designs/outbox-cdc')).outboxCdc,
  },
  'table-cdc': {
    title: { en: 'CDC on business tables', ko: '업무 테이블 CDC' },
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

/** Fetches a design; undefined where there is none of this name. */
export const loadPipeline = async (id: string): Promise<Pipeline | undefined> =>
  Object.hasOwn(designs, id) ? pipelineFrom(await designs[id as PipelineId].load()) : undefined
