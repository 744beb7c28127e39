// The documents that the rules come from, each once, with its address.

/** A document. */
export interface Source {
  readonly title: string
  readonly url: string
}

const source = (title: string, url: string): Source => ({ title, url })

const postgres = (title: string, page: string): Source =>
  source(`PostgreSQL: ${title}`, `https://www.postgresql.org/docs/18/${page}.html`)

const debezium = (title: string, page: string): Source =>
  source(`Debezium: ${title}`, `https://debezium.io/documentation/reference/stable/${page}.html`)

const kafka = (title: string, part: string): Source =>
  source(`Kafka: ${title}`, `https://kafka.apache.org/documentation/#${part}`)

const rabbit = (title: string, page: string): Source =>
  source(`RabbitMQ: ${title}`, `https://www.rabbitmq.com/docs/${page}`)

const nats = (title: string, page: string): Source => source(`NATS: ${title}`, `https://docs.nats.io/${page}`)

const azure = (title: string, page: string): Source =>
  source(`Azure Architecture: ${title}`, `https://learn.microsoft.com/azure/architecture/patterns/${page}`)

const redis = (title: string, page: string): Source =>
  source(`Redis: ${title}`, `https://redis.io/docs/latest/${page}/`)

export const SOURCES = {
  'pg-sequences': postgres('Sequence Functions', 'functions-sequence'),
  'pg-snapshots': postgres('Transaction ID and Snapshot Functions', 'functions-info'),
  'pg-isolation': postgres('Transaction Isolation', 'transaction-iso'),
  'pg-locks': postgres('Explicit Locking', 'explicit-locking'),
  'pg-select': postgres('SELECT, The Locking Clause', 'sql-select'),
  'pg-client': postgres('Client Connection Defaults', 'runtime-config-client'),
  'pg-decoding': postgres('Logical Decoding Concepts', 'logicaldecoding-explanation'),
  'pg-standby': postgres('Log-Shipping Standby Servers', 'warm-standby'),
  'pg-hot-standby': postgres('Hot Standby', 'hot-standby'),
  'pg-replication': postgres('Replication Settings', 'runtime-config-replication'),
  'pg-wal': postgres('Write Ahead Log Settings', 'runtime-config-wal'),
  'pg-refresh': postgres('REFRESH MATERIALIZED VIEW', 'sql-refreshmaterializedview'),
  'pg-views': postgres('Materialized Views', 'rules-materializedviews'),
  'pg-triggers': postgres('Trigger Behavior', 'trigger-definition'),
  'pg-alter-table': postgres('ALTER TABLE, Replica Identity', 'sql-altertable'),
  'pg-wait': source(
    'PostgreSQL: WAIT FOR LSN',
    'https://github.com/postgres/postgres/blob/master/doc/src/sgml/ref/wait_for.sgml',
  ),
  'pg-ivm': source('pg_ivm', 'https://github.com/sraoss/pg_ivm'),
  'oracle-view-log': source(
    'Oracle: CREATE MATERIALIZED VIEW LOG',
    'https://docs.oracle.com/en/database/oracle/oracle-database/21/sqlrf/CREATE-MATERIALIZED-VIEW-LOG.html',
  ),
  'mysql-semisync': source(
    'MySQL: Semisynchronous Replication',
    'https://dev.mysql.com/doc/refman/8.4/en/replication-semisync.html',
  ),
  'mysql-binlog': source(
    'MySQL: Binary Log Options',
    'https://dev.mysql.com/doc/refman/8.4/en/replication-options-binary-log.html',
  ),
  'debezium-postgresql': debezium('PostgreSQL Connector', 'connectors/postgresql'),
  'debezium-outbox': debezium('Outbox Event Router', 'transformations/outbox-event-router'),
  'debezium-eos': debezium('Exactly Once Delivery', 'configuration/eos'),
  'debezium-advantages': source(
    'Debezium: Five Advantages of Log-Based CDC',
    'https://debezium.io/blog/2018/07/19/advantages-of-log-based-change-data-capture/',
  ),
  'jdbc-source': source(
    'Kafka Connect JDBC: Incremental Query Modes',
    'https://docs.confluent.io/kafka-connectors/jdbc/current/source-connector/overview.html',
  ),
  'kafka-semantics': kafka('Delivery Semantics', 'semantics'),
  'kafka-consumer-design': kafka('The Consumer', 'theconsumer'),
  'kafka-replication': kafka('Replication', 'replication'),
  'kafka-compaction': kafka('Log Compaction', 'compaction'),
  'kafka-topics': kafka('Topic Settings', 'topicconfigs'),
  'kafka-brokers': kafka('Broker Settings', 'brokerconfigs'),
  'kafka-producers': kafka('Producer Settings', 'producerconfigs'),
  'kafka-consumers': kafka('Consumer Settings', 'consumerconfigs'),
  'kafka-connect': kafka('Connect Settings', 'connectconfigs'),
  'kafka-consumer-api': source(
    'Kafka: KafkaConsumer',
    'https://kafka.apache.org/40/javadoc/org/apache/kafka/clients/consumer/KafkaConsumer.html',
  ),
  'kafka-producer-api': source(
    'Kafka: KafkaProducer',
    'https://kafka.apache.org/40/javadoc/org/apache/kafka/clients/producer/KafkaProducer.html',
  ),
  'rabbitmq-confirms': rabbit('Acknowledgements and Confirms', 'confirms'),
  'rabbitmq-reliability': rabbit('Reliability Guide', 'reliability'),
  'rabbitmq-queues': rabbit('Queues', 'queues'),
  'rabbitmq-quorum': rabbit('Quorum Queues', 'quorum-queues'),
  'rabbitmq-classic': rabbit('Classic Queues', 'classic-queues'),
  'rabbitmq-dead-letters': rabbit('Dead Letter Exchanges', 'dlx'),
  'rabbitmq-consumers': rabbit('Consumers', 'consumers'),
  'rabbitmq-exchanges': rabbit('Exchanges', 'exchanges'),
  'rabbitmq-ttl': rabbit('Time-to-Live', 'ttl'),
  'nats-core': nats('Core NATS', 'nats-concepts/core-nats'),
  'nats-queue': nats('Queue Groups', 'nats-concepts/core-nats/queue'),
  'nats-slow': nats('Slow Consumers', 'running-a-nats-service/nats_admin/slow_consumers'),
  'nats-reconnect': nats('Reconnect Buffer', 'using-nats/developer/connecting/reconnect/buffer'),
  'nats-jetstream': nats('JetStream', 'nats-concepts/jetstream'),
  'nats-streams': nats('Streams', 'nats-concepts/jetstream/streams'),
  'nats-consumers': nats('Consumers', 'nats-concepts/jetstream/consumers'),
  'nats-deep-dive': nats('JetStream Model Deep Dive', 'using-nats/jetstream/model_deep_dive'),
  'outbox-pattern': source(
    'Transactional Outbox',
    'https://microservices.io/patterns/data/transactional-outbox.html',
  ),
  'outbox-ordering': source(
    'Ordering in Postgres Outbox',
    'https://event-driven.io/en/ordering_in_postgres_outbox/',
  ),
  'nservicebus-outbox': source('NServiceBus: Outbox', 'https://docs.particular.net/nservicebus/outbox/'),
  'masstransit-outbox': source(
    'MassTransit: Transactional Outbox',
    'https://masstransit.io/documentation/patterns/transactional-outbox',
  ),
  'marten-daemon': source('Marten: Async Daemon', 'https://martendb.io/events/projections/async-daemon.html'),
  'marten-rebuilding': source(
    'Marten: Rebuilding Projections',
    'https://martendb.io/events/projections/rebuilding.html',
  ),
  'axon-streaming': source(
    'Axon: Streaming Event Processors',
    'https://docs.axoniq.io/axon-framework-reference/4.10/events/event-processors/streaming',
  ),
  'kurrent-checkpoints': source(
    'KurrentDB: Storing Checkpoints',
    'https://github.com/kurrent-io/documentation/pull/924',
  ),
  'spring-kafka-errors': source(
    'Spring Kafka: Handling Exceptions',
    'https://docs.spring.io/spring-kafka/reference/kafka/annotation-error-handling.html',
  ),
  'spring-events': source(
    'Spring: Transaction-bound Events',
    'https://docs.spring.io/spring-framework/reference/data-access/transaction/event.html',
  ),
  'dual-writes': source(
    'Kleppmann: Why Dual Writes Are a Bad Idea',
    'https://martin.kleppmann.com/2015/05/27/logs-for-data-infrastructure.html',
  ),
  'azure-cqrs': azure('CQRS', 'cqrs'),
  'azure-event-sourcing': azure('Event Sourcing', 'event-sourcing'),
  'azure-cache-aside': azure('Cache-Aside', 'cache-aside'),
  'azure-views': azure('Materialized View', 'materialized-view'),
  'fowler-event-sourcing': source(
    'Fowler: Event Sourcing',
    'https://martinfowler.com/eaaDev/EventSourcing.html',
  ),
  'fowler-events': source(
    'Fowler: What Do You Mean by “Event-Driven”?',
    'https://martinfowler.com/articles/201701-event-driven.html',
  ),
  memcache: source(
    'Scaling Memcache at Facebook (2013)',
    'https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala',
  ),
  'redis-persistence': redis('Persistence', 'operate/oss_and_stack/management/persistence'),
  'redis-expire': redis('EXPIRE', 'commands/expire'),
  'redis-eviction': redis('Key Eviction', 'develop/reference/eviction'),
  'redis-client-caching': redis('Client-Side Caching', 'develop/reference/client-side-caching'),
  'elastic-search': source(
    'Elasticsearch: Near Real-Time Search',
    'https://www.elastic.co/docs/manage-data/data-store/near-real-time-search',
  ),
  'elastic-refresh': source(
    'Elasticsearch: Refresh Parameter',
    'https://www.elastic.co/docs/reference/elasticsearch/rest-apis/refresh-parameter',
  ),
  'mongodb-atomicity': source(
    'MongoDB: Atomicity and Transactions',
    'https://www.mongodb.com/docs/manual/core/write-operations-atomicity/',
  ),
  'mongodb-elections': source(
    'MongoDB: Replica Set Elections',
    'https://www.mongodb.com/docs/manual/core/replica-set-elections/',
  ),
  'session-guarantees': source(
    'Terry: Session Guarantees (1994)',
    'https://doi.org/10.1109/PDIS.1994.331722',
  ),
  'jepsen-models': source('Jepsen: Consistency Models', 'https://jepsen.io/consistency/models'),
  'jepsen-causal': source('Jepsen: Causal', 'https://jepsen.io/consistency/models/causal'),
  elle: source('Elle', 'https://github.com/jepsen-io/elle'),
  'cosmos-levels': source(
    'Cosmos DB: Consistency Levels',
    'https://learn.microsoft.com/azure/cosmos-db/consistency-levels',
  ),
  'gitlab-sticking': source(
    'GitLab: Database Load Balancing',
    'https://docs.gitlab.com/administration/postgresql/database_load_balancing/',
  ),
  'tanstack-optimistic': source(
    'TanStack Query: Optimistic Updates',
    'https://tanstack.com/query/latest/docs/framework/react/guides/optimistic-updates',
  ),
  graphql: source('GraphQL: Queries', 'https://graphql.org/learn/queries/'),
  tcp: source('RFC 9293: TCP', 'https://www.rfc-editor.org/rfc/rfc9293'),
  'kafka-benchmark': source(
    'Confluent: Benchmarking Kafka, Pulsar and RabbitMQ',
    'https://www.confluent.io/blog/kafka-fastest-messaging-system/',
  ),
} as const satisfies Readonly<Record<string, Source>>

export type SourceId = keyof typeof SOURCES
