// The parts of the model that have rules of their own, in the order in which the page and the documentation list them.
import type { LocalText } from './rule'

/** What a part belongs to. */
export const GROUPS = [
  'everywhere',
  'writing',
  'moving',
  'brokers',
  'consuming',
  'stores',
  'reading',
  'designs',
] as const

export type Group = (typeof GROUPS)[number]

/** A part: its name, and the parts that it works with. */
export interface Part {
  readonly group: Group
  readonly title: LocalText
  readonly with?: readonly PartId[]
}

export type PartId =
  | 'everywhere'
  | 'client'
  | 'command-handler'
  | 'write-store'
  | 'mysql'
  | 'failover'
  | 'relay'
  | 'log-reader'
  | 'job'
  | 'kafka'
  | 'rabbitmq'
  | 'nats-core'
  | 'nats-jetstream'
  | 'projector'
  | 'subscriber'
  | 'services'
  | 'read-store'
  | 'document'
  | 'summary-table'
  | 'cache'
  | 'search-index'
  | 'replica'
  | 'materialized-view'
  | 'queries'
  | 'judges'
  | 'shared-model'
  | 'single-transaction'
  | 'dual-write'
  | 'publish-after-commit'
  | 'outbox-polling'
  | 'outbox-cdc'
  | 'table-cdc'
  | 'batch-etl'
  | 'event-sourcing'

const part = (group: Group, en: string, ko: string, others: readonly PartId[] = []): Part => ({
  group,
  title: { en, ko },
  with: others,
})

const BROKERS = ['kafka', 'rabbitmq', 'nats-core', 'nats-jetstream'] as const
const STORES = ['document', 'summary-table', 'cache', 'search-index'] as const

/** Keys that name a broker, a read store, a design or a component are those of the scenario file. */
export const PARTS: { readonly [id in PartId]: Part } = {
  everywhere: part('everywhere', 'Everywhere', '공통'),
  client: part('writing', 'Client', '클라이언트'),
  'command-handler': part('writing', 'Command handler', '커맨드 핸들러'),
  'write-store': part('writing', 'Write store', '쓰기 저장소', ['mysql', 'failover']),
  mysql: part('writing', 'MySQL', 'MySQL', ['write-store']),
  failover: part('writing', 'Failover', '페일오버', ['write-store', 'replica']),
  relay: part('moving', 'Outbox and relay', '아웃박스와 릴레이', ['outbox-polling', 'write-store']),
  'log-reader': part('moving', 'Log reader', '로그 리더', ['outbox-cdc', 'table-cdc', 'write-store']),
  job: part('moving', 'Batch job', '배치 작업', ['batch-etl', 'dual-write', 'publish-after-commit']),
  kafka: part('brokers', 'Kafka', 'Kafka', ['projector']),
  rabbitmq: part('brokers', 'RabbitMQ', 'RabbitMQ', ['subscriber']),
  'nats-core': part('brokers', 'NATS core', 'NATS Core', ['subscriber']),
  'nats-jetstream': part('brokers', 'JetStream', 'NATS JetStream', ['subscriber']),
  projector: part('consuming', 'Projector', '프로젝터', ['kafka', 'read-store']),
  subscriber: part('consuming', 'Subscriber', '구독자', ['rabbitmq', 'nats-core', 'nats-jetstream']),
  services: part('consuming', 'Product service and notifier', '상품 서비스와 알림 서비스', ['projector']),
  'read-store': part('stores', 'Read store', '읽기 저장소', STORES),
  document: part('stores', 'Document store', '문서 저장소', ['read-store']),
  'summary-table': part('stores', 'Summary table', '요약 테이블', ['read-store']),
  cache: part('stores', 'Cache', '캐시', ['read-store']),
  'search-index': part('stores', 'Search index', '검색 색인', ['read-store']),
  replica: part('stores', 'Replicas', '읽기 복제본', ['write-store', 'failover']),
  'materialized-view': part('stores', 'Materialised views', '구체화된 뷰', ['write-store']),
  queries: part('reading', 'Queries and consistency', '쿼리와 일관성', ['judges']),
  judges: part('reading', 'What is judged', '판정', ['queries']),
  'shared-model': part('designs', 'One shared model', '단일 모델 공유', ['write-store']),
  'single-transaction': part('designs', 'One transaction or trigger', '단일 트랜잭션 또는 트리거', [
    'write-store',
  ]),
  'dual-write': part('designs', 'Dual write', '이중 쓰기', ['command-handler', 'job', ...STORES]),
  'publish-after-commit': part('designs', 'Publish after commit', '커밋 후 발행', [
    'command-handler',
    ...BROKERS,
  ]),
  'outbox-polling': part('designs', 'Outbox + polling relay', '아웃박스 + 폴링 릴레이', [
    'relay',
    ...BROKERS,
  ]),
  'outbox-cdc': part('designs', 'Outbox + CDC', '아웃박스 + CDC', ['log-reader', ...BROKERS]),
  'table-cdc': part('designs', 'CDC on business tables', '업무 테이블 CDC', ['log-reader', ...BROKERS]),
  'batch-etl': part('designs', 'Batch ETL', '배치 ETL', ['job', ...STORES]),
  'event-sourcing': part('designs', 'Event sourcing', '이벤트 소싱', ['write-store', 'projector']),
}

/** All of them, in order. */
export const PART_IDS = Object.keys(PARTS) as readonly PartId[]

/** Whether something is the name of a part. */
export const isPart = (name: string): name is PartId => Object.hasOwn(PARTS, name)
