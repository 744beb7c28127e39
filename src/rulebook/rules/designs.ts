// What each design is at its heart; how its parts behave stands with the parts.
import type { Rule } from '../rule'

export const sharedModel: readonly Rule[] = [
  {
    id: 'one-table',
    how: 'modelled',
    en: 'Level 1: commands and queries are apart in the code and meet in the same table. Nothing is synchronised, nothing can differ; they share one database.',
    ko: '1단계입니다. 커맨드와 쿼리는 코드에서만 나뉘고 같은 테이블을 씁니다. 동기화할 것도 어긋날 것도 없지만 데이터베이스를 함께 씁니다.',
    sources: ['azure-cqrs'],
    test: 'runs/capacity: where both models are one, queries and commits stand in the same line',
    scenario: 'level-one',
  },
]

export const singleTransaction: readonly Rule[] = [
  {
    id: 'both',
    how: 'modelled',
    en: 'Level 2: the transaction writes both models, by a second statement of the application or by a trigger (`mechanism`). They agree at every instant.',
    ko: '2단계입니다. 트랜잭션이 두 모델을 함께 씁니다. 애플리케이션의 두 번째 문장이나 트리거가 씁니다(`mechanism`). 두 모델은 모든 순간 일치합니다.',
    sources: ['pg-triggers', 'pg-isolation'],
    test: 'runs/design-laws: unavailability trade: where both models are one transaction they never differ',
    scenario: 'hot-summary-row',
  },
  {
    id: 'rejects',
    how: 'modelled',
    en: 'Commands pay: whatever the projection cannot take fails the command, and a hot counter row makes writers queue.',
    ko: '비용은 커맨드가 냅니다. 프로젝션이 받을 수 없는 것은 커맨드를 실패시키고, 몰리는 집계 행에는 쓰는 쪽이 줄을 섭니다.',
    sources: ['pg-triggers'],
    measured: 'postgresql',
    test: 'runs/golden-direct: G06: a CHECK violation in the trigger rejects the command',
    scenario: 'trigger-rejects',
  },
  {
    id: 'added-trigger',
    how: 'left-out',
    en: 'A trigger is there from the beginning and stays: it is neither added later nor switched off.',
    ko: '트리거는 처음부터 끝까지 있습니다. 나중에 추가하거나 끄지 않습니다.',
    sources: ['pg-triggers'],
  },
]

export const dualWrite: readonly Rule[] = [
  {
    id: 'nothing-ties',
    how: 'modelled',
    en: 'The handler writes the read store itself, after its commit or before it (`order`). Nothing ties the two: a crash in between leaves them apart.',
    ko: '핸들러가 커밋 뒤나 앞(`order`)에 읽기 저장소를 직접 씁니다. 둘을 묶는 것이 없어 그사이 크래시하면 어긋난 채로 남습니다.',
    sources: ['dual-writes', 'nservicebus-outbox'],
    test: 'runs/golden-direct: G01: a crash after the commit of version 2 leaves the read model at version 1',
    scenario: 'dual-write-crash',
  },
  {
    id: 'read-first',
    how: 'modelled',
    en: 'With `order: read-first` a rollback leaves what never happened.',
    ko: '`order: read-first`에서 롤백하면 일어나지 않은 일이 남습니다.',
    sources: ['nservicebus-outbox'],
    test: 'runs/golden-direct: G03: a unique violation at the commit leaves a row in the read model',
    scenario: 'read-first-abort',
  },
  {
    id: 'two-phase',
    how: 'left-out',
    en: 'There is no two-phase commit over both stores.',
    ko: '두 저장소에 걸친 2단계 커밋은 없습니다.',
    sources: ['masstransit-outbox'],
  },
]

export const publishAfterCommit: readonly Rule[] = [
  {
    id: 'gap',
    how: 'modelled',
    en: 'The handler publishes after its commit: what it had not published dies with it.',
    ko: '핸들러는 커밋한 뒤 발행합니다. 발행하지 못한 것은 프로세스와 함께 사라집니다.',
    sources: ['spring-events', 'nservicebus-outbox'],
    test: 'runs/golden-brokers: G08: a crash after the commit and before the publish: lost',
    scenario: 'publish-lost',
  },
  {
    id: 'before',
    how: 'modelled',
    en: 'With `publish: before-commit` it tells of what may be rolled back.',
    ko: '`publish: before-commit`이면 롤백될 수 있는 것을 미리 알립니다.',
    sources: ['spring-events', 'nservicebus-outbox'],
    test: 'runs/golden-brokers: G09: an abort after the publish: phantom',
    scenario: 'published-then-aborted',
  },
]

export const outboxPolling: readonly Rule[] = [
  {
    id: 'at-least-once',
    how: 'modelled',
    en: 'State and event in one transaction, and a relay that polls: nothing committed is lost as long as rows are marked after they are published; duplicates are normal.',
    ko: '상태와 이벤트를 한 트랜잭션에 쓰고 릴레이가 폴링합니다. 발행한 뒤에 표시하는 한 커밋된 것은 잃지 않으며, 중복은 정상입니다.',
    sources: ['outbox-pattern', 'masstransit-outbox'],
    test: 'runs/golden-outbox: upsert: rewound',
    scenario: 'relay-crash',
  },
]

export const outboxCdc: readonly Rule[] = [
  {
    id: 'from-the-log',
    how: 'modelled',
    en: 'The outbox is read from the commit log: in commit order, no gap skipped, no polling. The log waits for its reader.',
    ko: '아웃박스를 커밋 로그에서 읽습니다. 커밋 순서대로이고 공백을 건너뛰지 않으며 폴링하지 않습니다. 로그는 리더를 기다립니다.',
    sources: ['debezium-outbox', 'pg-decoding'],
    test: 'runs/capture: events wait in the log and come in order: lag',
    scenario: 'connect-crash',
  },
]

export const tableCdc: readonly Rule[] = [
  {
    id: 'rows',
    how: 'modelled',
    en: 'Every changed row is an event of its table; the code of the service stays as it is. The read document is joined from rows, and shows a part until all of a change have arrived.',
    ko: '바뀐 행마다 그 테이블의 이벤트가 됩니다. 서비스 코드는 그대로입니다. 읽기 문서는 행을 이어 만들며, 변경이 모두 도착할 때까지 일부만 보입니다.',
    sources: ['debezium-postgresql'],
    test: 'runs/golden-capture: the header is visible before the items: torn, then ok',
    scenario: 'torn-order',
  },
  {
    id: 'meaning',
    how: 'left-out',
    en: 'Rows say what changed, not why: push messages about captured rows are refused.',
    ko: '행은 무엇이 바뀌었는지만 말하고 이유는 말하지 않습니다. 그래서 캡처된 행에 대한 푸시 메시지는 거부합니다.',
    sources: ['debezium-outbox'],
    test: 'runs/found: push messages about changed rows are refused',
  },
]

export const batchEtl: readonly Rule[] = [
  {
    id: 'schedule',
    how: 'modelled',
    en: 'A job copies rows that changed since its watermark: old until the next run, and intermediate states are never seen.',
    ko: '작업이 워터마크 이후에 바뀐 행을 복사합니다. 다음 실행까지는 옛 내용이며 중간 상태는 보이지 않습니다.',
    sources: ['jdbc-source', 'debezium-advantages'],
    test: 'runs/golden-replicas: stays in the read model: ghost',
    scenario: 'reporting-batch',
  },
]

export const eventSourcing: readonly Rule[] = [
  {
    id: 'events-are-truth',
    how: 'modelled',
    en: 'The events are the write model; projectors catch up by themselves and keep their position, and any read model can be built again.',
    ko: '이벤트가 곧 쓰기 모델입니다. 프로젝터는 스스로 따라잡으며 위치를 저장하고, 어떤 읽기 모델이든 다시 만들 수 있습니다.',
    sources: ['azure-event-sourcing', 'fowler-event-sourcing'],
    test: 'runs/design-laws: rebuildability: whatever went wrong in the read model',
    scenario: 'checkpoint-crash',
  },
  {
    id: 'snapshots',
    how: 'simplified',
    en: 'An aggregate is loaded as its last snapshot and the facts since (`eventStore.snapshotEvery`). Snapshots are never of an older code.',
    ko: '애그리거트는 마지막 스냅샷과 그 뒤의 사실로 읽습니다(`eventStore.snapshotEvery`). 옛 코드로 만든 스냅샷은 없습니다.',
    sources: ['azure-event-sourcing'],
    test: 'machines/write-store/write-store-events: loads an aggregate as its last snapshot and the facts since',
  },
  {
    id: 'gaps',
    how: 'modelled',
    en: 'Positions have gaps and commit out of order, so that a projector that polls by position has to wait at them (`relay.select`).',
    ko: '위치에는 공백이 있고 순서와 다르게 커밋되므로, 위치로 폴링하는 프로젝터는 공백 앞에서 기다려야 합니다(`relay.select`).',
    sources: ['marten-daemon', 'axon-streaming'],
    test: 'runs/event-sourcing: is passed over for ever by a cursor, until a rebuild',
  },
  {
    id: 'positions-once',
    how: 'simplified',
    en: 'The event store gives out no position twice, so that its consumers pass over nothing after a failover. Real ones may.',
    ko: '이벤트 저장소는 같은 위치를 두 번 주지 않으므로 페일오버 뒤에도 건너뛰는 것이 없습니다. 실제로는 그럴 수 있습니다.',
    sources: ['pg-standby'],
    test: 'runs/event-sourcing: hands out no position a second time',
  },
  {
    id: 'scavenge',
    how: 'left-out',
    en: 'Events are never deleted, archived or scavenged.',
    ko: '이벤트를 지우거나 보관소로 옮기거나 정리(scavenge)하지 않습니다.',
    sources: ['azure-event-sourcing'],
  },
]
