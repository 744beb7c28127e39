// The cases of the literature and the edge cases of practice, in the order in which they are offered.
import hotelEvening from './hotel-evening.json'
import socialEvening from './social-evening.json'
import shopProjectorBugs from './shop-projector-bugs.json'
import goalsDay from './goals-day.json'
import goalsDayCache from './goals-day-cache.json'
import reportingBatch from './reporting-batch.json'
import twoWriters from './two-writers.json'
import failedPayment from './failed-payment.json'
import holdExpires from './hold-expires.json'
import skipLocked from './skip-locked.json'
import outOfOrderBuffered from './out-of-order-buffered.json'
import skippedByVersion from './skipped-by-version.json'
import cacheStampede from './cache-stampede.json'
import cacheSingleFlight from './cache-single-flight.json'
import erasePerson from './erase-person.json'
import erasePersonForgotten from './erase-person-forgotten.json'
import projectionAdded from './projection-added.json'
import rebuildUnderLoad from './rebuild-under-load.json'
import burst from './burst.json'
import kafkaOrRabbitKafka from './kafka-or-rabbit-kafka.json'
import kafkaOrRabbitRabbit from './kafka-or-rabbit-rabbit.json'
import leaseLost from './lease-lost.json'
import levelOne from './level-one.json'
import levelThree from './level-three.json'
import hotSummaryRow from './hot-summary-row.json'
import twoReplicas from './two-replicas.json'
import twoReplicasPinned from './two-replicas-pinned.json'
import stickyPrimary from './sticky-primary.json'
import versionToken from './version-token.json'
import flicker from './flicker.json'
import flickerUntilVersion from './flicker-until-version.json'
import scaleReads from './scale-reads.json'
import scaleReadsLarge from './scale-reads-large.json'
import syncSlowsWrites from './sync-slows-writes.json'
import asyncWrites from './async-writes.json'
import jetstreamTwoConsumers from './jetstream-two-consumers.json'
import zombieConsumer from './zombie-consumer.json'

export const caseFiles: readonly unknown[] = [
  hotelEvening,
  socialEvening,
  shopProjectorBugs,
  goalsDay,
  goalsDayCache,
  reportingBatch,
  twoWriters,
  failedPayment,
  holdExpires,
  skipLocked,
  outOfOrderBuffered,
  skippedByVersion,
  cacheStampede,
  cacheSingleFlight,
  erasePerson,
  erasePersonForgotten,
  projectionAdded,
  rebuildUnderLoad,
  burst,
  kafkaOrRabbitKafka,
  kafkaOrRabbitRabbit,
  leaseLost,
  levelOne,
  levelThree,
  hotSummaryRow,
  twoReplicas,
  twoReplicasPinned,
  stickyPrimary,
  versionToken,
  flicker,
  flickerUntilVersion,
  scaleReads,
  scaleReadsLarge,
  syncSlowsWrites,
  asyncWrites,
  jetstreamTwoConsumers,
  zombieConsumer,
]
