// Where the read model is kept, and what each kind of store adds to what all of them do.
import type { Rule } from '../rule'

export const readStore: readonly Rule[] = [
  {
    id: 'one-step',
    how: 'modelled',
    en: 'Everything that is asked takes its time (`service.read`, `service.apply`) and is then done in one step: inbox, guard, rows of all models, position.',
    ko: '모든 요청은 시간(`service.read`, `service.apply`)이 걸린 뒤 한 단계에 처리됩니다. 인박스, 가드, 모든 모델의 행, 위치가 함께 바뀝니다.',
    sources: ['pg-isolation'],
    test: 'machines/read-store/read-store: inbox and row are written in one step',
    scenario: 'first-order',
  },
  {
    id: 'models',
    how: 'simplified',
    en: 'Each business has a document model with a row for each aggregate, and a counter model that adds up over aggregates.',
    ko: '업무마다 애그리거트별로 행이 하나인 문서 모델과, 여러 애그리거트를 합산하는 집계 모델이 있습니다.',
    sources: ['azure-cqrs'],
    test: 'runs/read-stores: every kind of read store',
  },
  {
    id: 'capacity',
    how: 'modelled',
    en: '`capacity.readStore` is how many requests are worked on at once; above it waiting grows without end.',
    ko: '`capacity.readStore`는 동시에 처리하는 요청 수이며, 이를 넘으면 대기가 끝없이 늘어납니다.',
    sources: [],
    test: 'runs/read-stores: answers no more than that, and waiting grows without end above it',
    scenario: 'scale-reads',
  },
  {
    id: 'one-node',
    how: 'simplified',
    en: 'One node, and what it has acknowledged is on disk; it has no failover of its own.',
    ko: '노드 하나이며 확인 응답한 것은 디스크에 있습니다. 자체 페일오버는 없습니다.',
    sources: ['mongodb-elections'],
    test: 'machines/read-store/read-store: a crash before the write is done loses it whole',
  },
  {
    id: 'by-key',
    how: 'left-out',
    en: 'Queries read documents by their keys: there are no searches by content, no lists, no joins.',
    ko: '쿼리는 키로 문서를 읽습니다. 내용 검색, 목록, 조인은 없습니다.',
    sources: ['azure-views'],
  },
]

export const document: readonly Rule[] = [
  {
    id: 'whole',
    how: 'modelled',
    en: 'Of the kind of MongoDB: one document for a screen, written whole.',
    ko: 'MongoDB 계열입니다. 화면 하나에 문서 하나이며 통째로 씁니다.',
    sources: ['mongodb-atomicity'],
    test: 'machines/read-store/read-store-locks: a document store has no such rows',
    scenario: 'first-order',
  },
  {
    id: 'replica-set',
    how: 'left-out',
    en: 'There are no elections and no stale secondaries.',
    ko: '선출과 뒤처진 세컨더리는 없습니다.',
    sources: ['mongodb-elections'],
  },
]

export const summaryTable: readonly Rule[] = [
  {
    id: 'row-locks',
    how: 'modelled',
    en: 'A table of a relational database: rows of counters are locked while they are updated, so that projectors queue at a hot row and no increment is lost.',
    ko: '관계형 데이터베이스의 테이블입니다. 집계 행은 갱신하는 동안 잠기므로, 프로젝터들이 같은 행에 줄을 서고 증가분은 사라지지 않습니다.',
    sources: ['pg-locks'],
    test: 'machines/read-store/read-store-locks: many writers of one row take turns in the order in which they came',
  },
  {
    id: 'read-modify-write',
    how: 'left-out',
    en: 'A projector never reads a counter and writes it back unlocked, which loses increments at READ COMMITTED.',
    ko: '집계를 잠그지 않고 읽어 다시 쓰는 일은 없습니다. 그렇게 하면 READ COMMITTED에서 증가분이 사라집니다.',
    sources: ['pg-isolation'],
  },
]

export const cache: readonly Rule[] = [
  {
    id: 'projection',
    how: 'modelled',
    en: 'Of the kind of Redis. `cache.fill: projection`: the projector writes it; a time to live then takes rows away that nobody brings back.',
    ko: 'Redis 계열입니다. `cache.fill: projection`이면 프로젝터가 씁니다. 이때 유효 시간이 지나 사라진 행은 아무도 되돌리지 않습니다.',
    sources: ['redis-expire'],
    test: 'runs/read-stores: a cache that a projector writes and that forgets',
  },
  {
    id: 'aside',
    how: 'modelled',
    en: '`cache.fill: aside`: readers fill in what they missed from the write store, writers take the key away (`cache.invalidate`). A reader that was overtaken fills in the past, and there it stays until `cache.ttl`.',
    ko: '`cache.fill: aside`이면 읽는 쪽이 빗나간 것을 쓰기 저장소에서 채우고, 쓰는 쪽은 키를 지웁니다(`cache.invalidate`). 추월당한 읽기가 옛 값을 채우면 `cache.ttl`까지 남습니다.',
    sources: ['azure-cache-aside', 'memcache'],
    measured: 'redis',
    test: 'runs/golden-direct: G05: with a time to live of 300 s until that is over, with a lease not at all',
    scenario: 'stale-cache-set',
  },
  {
    id: 'lease',
    how: 'modelled',
    en: 'A `cache.lease` refuses a fill whose key was taken away meanwhile. A version in the value does not help where invalidation is a plain delete.',
    ko: '`cache.lease`는 그사이 키가 지워진 채우기를 거부합니다. 무효화가 단순 삭제이면 값에 버전을 넣어도 막지 못합니다.',
    sources: ['memcache'],
    measured: 'redis',
    test: 'runs/read-stores: refuses the late fill with a lease',
  },
  {
    id: 'single-flight',
    how: 'modelled',
    en: '`cache.singleFlight` lets one reader load a cold key while the others wait.',
    ko: '`cache.singleFlight`이면 빈 키를 하나만 읽어 오고 나머지는 기다립니다.',
    sources: ['memcache'],
    test: 'runs/edge-cases: cache-stampede: thirty readers load it thirty times; cache-single-flight: once',
    scenario: 'cache-single-flight',
  },
  {
    id: 'expiry',
    how: 'simplified',
    en: 'Keys go exactly when their time is over.',
    ko: '키는 유효 시간이 끝나는 순간 정확히 사라집니다.',
    sources: ['redis-expire'],
    test: 'machines/read-store/cache-aside: leaves it there until the time to live is over',
  },
  {
    id: 'persistence',
    how: 'simplified',
    en: 'A crash loses nothing: the file of a real one is written every second by default, and a crash of the machine loses that second.',
    ko: '크래시로 잃는 것이 없습니다. 실제로는 파일을 기본적으로 1초마다 기록하므로 장비가 죽으면 그 1초를 잃습니다.',
    sources: ['redis-persistence'],
    test: 'machines/read-store/cache-aside: goes on counting down after a crash',
  },
  {
    id: 'memory',
    how: 'left-out',
    en: 'There is no eviction, no publish/subscribe, no client-side cache.',
    ko: '퇴거(eviction), 발행/구독, 클라이언트 측 캐시는 없습니다.',
    sources: ['redis-eviction', 'redis-client-caching'],
  },
]

export const searchIndex: readonly Rule[] = [
  {
    id: 'refresh',
    how: 'modelled',
    en: 'Of the kind of Elasticsearch: a write is safe at once, and found after the next refresh (`search.refresh`).',
    ko: 'Elasticsearch 계열입니다. 쓰기는 곧바로 안전하지만 다음 새로 고침(`search.refresh`) 뒤에야 검색됩니다.',
    sources: ['elastic-search'],
    test: 'runs/golden-projections: misses at once what was written, for 1 s at most',
    scenario: 'search-refresh',
  },
  {
    id: 'wait-for',
    how: 'modelled',
    en: '`search.waitFor` answers the writer only after the refresh; `search.read: get` reads by id and sees a write at once.',
    ko: '`search.waitFor`는 새로 고침 뒤에야 쓴 쪽에 응답합니다. `search.read: get`은 ID로 읽어 쓴 것을 바로 봅니다.',
    sources: ['elastic-refresh'],
    test: 'runs/golden-projections: finds it in every search after the answer to a writer who waits for the refresh',
    scenario: 'search-refresh',
  },
  {
    id: 'instants',
    how: 'simplified',
    en: 'Refreshes are at fixed instants and take 20 ms. There is one shard; an idle one refreshes as well.',
    ko: '새로 고침은 정해진 시각에 하며 20ms 걸립니다. 샤드는 하나이고, 조회가 없어도 새로 고칩니다.',
    sources: ['elastic-search'],
    test: 'machines/read-store/search-index: it is refreshing while it opens the new segment',
  },
  {
    id: 'searching',
    how: 'left-out',
    en: 'Nothing is searched by content: what is modelled is when a document can be found, not how.',
    ko: '내용 검색은 없습니다. 문서를 언제 찾을 수 있는지만 모델링하고 어떻게 찾는지는 모델링하지 않습니다.',
    sources: ['elastic-search'],
  },
]
