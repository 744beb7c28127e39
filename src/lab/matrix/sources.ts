// What the arguments about the matrix rest on: documentation of the real systems.

export interface Source {
  readonly name: string
  readonly at: string
}

const postgres = (page: string) => `https://www.postgresql.org/docs/18/${page}.html`

export const SOURCES = {
  outbox: {
    name: 'Pattern: Transactional outbox',
    at: 'https://microservices.io/patterns/data/transactional-outbox.html',
  },
  dualWrites: {
    name: 'Martin Kleppmann, Using logs to build a solid data infrastructure',
    at: 'https://martin.kleppmann.com/2015/05/27/logs-for-data-infrastructure.html',
  },
  standby: { name: 'PostgreSQL: Log-shipping standby servers', at: postgres('warm-standby') },
  synchronousCommit: {
    name: 'PostgreSQL: synchronous_commit',
    at: postgres('runtime-config-wal'),
  },
  replicationSettings: {
    name: 'PostgreSQL: Replication settings',
    at: postgres('runtime-config-replication'),
  },
  slots: {
    name: 'PostgreSQL: Logical decoding, replication slots',
    at: postgres('logicaldecoding-explanation'),
  },
  triggers: { name: 'PostgreSQL: Overview of trigger behavior', at: postgres('trigger-definition') },
  refreshView: {
    name: 'PostgreSQL: REFRESH MATERIALIZED VIEW',
    at: postgres('sql-refreshmaterializedview'),
  },
  debeziumPostgres: {
    name: 'Debezium connector for PostgreSQL',
    at: 'https://debezium.io/documentation/reference/stable/connectors/postgresql.html',
  },
  logBased: {
    name: 'Debezium: Five advantages of log-based change data capture',
    at: 'https://debezium.io/blog/2018/07/19/advantages-of-log-based-change-data-capture/',
  },
  jdbcSource: {
    name: 'Kafka Connect JDBC source: timestamp mode and its delay interval',
    at: 'https://github.com/confluentinc/kafka-connect-jdbc',
  },
  producer: {
    name: 'Kafka: producer configuration',
    at: 'https://kafka.apache.org/documentation/#producerconfigs',
  },
  kafkaRetention: {
    name: 'Kafka: topic configuration, retention.ms',
    at: 'https://kafka.apache.org/documentation/#topicconfigs',
  },
  springErrors: {
    name: 'Spring for Apache Kafka: Handling exceptions',
    at: 'https://docs.spring.io/spring-kafka/reference/kafka/annotation-error-handling.html',
  },
  deadLetters: {
    name: 'Reliable event delivery based on retry policy and dead letter topics',
    at: 'https://www.confluent.io/en-gb/events/kafka-summit-london-2022/reliable-event-delivery-in-apache-kafka-based-on-retry-policy-and-dead/',
  },
  coreNats: { name: 'Core NATS', at: 'https://docs.nats.io/nats-concepts/core-nats' },
  martenRebuild: {
    name: 'Marten: Rebuilding projections',
    at: 'https://martendb.io/events/projections/rebuilding.html',
  },
} as const satisfies { readonly [key: string]: Source }
