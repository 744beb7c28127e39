// The bundled scenario files, in the order in which they are offered: by design, the simplest first.
import firstOrder from './first-order.json'
import relayCrash from './relay-crash.json'
import relayCrashDelta from './relay-crash-delta.json'
import relayCrashInbox from './relay-crash-inbox.json'
import batchSentTwice from './batch-sent-twice.json'
import markBeforePublish from './mark-before-publish.json'
import gapSkip from './gap-skip.json'
import longTransaction from './long-transaction.json'
import burntId from './burnt-id.json'
import ackBeforeApply from './ack-before-apply.json'
import brokerOutage from './broker-outage.json'
import poisonMessage from './poison-message.json'
import badNetwork from './bad-network.json'
import lastRoom from './last-room.json'
import ownPost from './own-post.json'
import dualWriteCrash from './dual-write-crash.json'
import reconciledDualWrite from './reconciled-dual-write.json'
import readFirstAbort from './read-first-abort.json'
import staleCacheSet from './stale-cache-set.json'
import searchRefresh from './search-refresh.json'
import triggerRejects from './trigger-rejects.json'
import publishLost from './publish-lost.json'
import publishedThenAborted from './published-then-aborted.json'
import leaderLost from './leader-lost.json'
import topicsPerType from './topics-per-type.json'
import catchAndLog from './catch-and-log.json'
import offsetReplay from './offset-replay.json'
import natsAway from './nats-away.json'
import jetstreamRedelivery from './jetstream-redelivery.json'
import deliveryLimit from './delivery-limit.json'
import connectCrash from './connect-crash.json'
import slotGrowth from './slot-growth.json'
import slotLost from './slot-lost.json'
import eventBeforeVisible from './event-before-visible.json'
import failoverWithoutSlot from './failover-without-slot.json'
import tornOrder from './torn-order.json'
import halfMoved from './half-moved.json'
import renamedField from './renamed-field.json'
import compactedGhost from './compacted-ghost.json'
import standbyFlushed from './standby-flushed.json'
import standbyApplied from './standby-applied.json'
import standbyGone from './standby-gone.json'
import viewRefresh from './view-refresh.json'
import etlGhost from './etl-ghost.json'
import checkpointCrash from './checkpoint-crash.json'
import rebuildNotifies from './rebuild-notifies.json'
import shopDay from './shop-day.json'
import { caseFiles } from './case-files'

export const files: readonly unknown[] = [
  // Outbox with a polling relay
  firstOrder,
  relayCrash,
  relayCrashDelta,
  relayCrashInbox,
  batchSentTwice,
  markBeforePublish,
  gapSkip,
  longTransaction,
  burntId,
  ackBeforeApply,
  brokerOutage,
  poisonMessage,
  badNetwork,
  lastRoom,
  ownPost,
  // Dual write
  dualWriteCrash,
  reconciledDualWrite,
  readFirstAbort,
  staleCacheSet,
  searchRefresh,
  // One transaction or trigger
  triggerRejects,
  // Publish after commit
  publishLost,
  publishedThenAborted,
  leaderLost,
  topicsPerType,
  catchAndLog,
  offsetReplay,
  natsAway,
  jetstreamRedelivery,
  deliveryLimit,
  // Outbox read from the log
  connectCrash,
  slotGrowth,
  slotLost,
  eventBeforeVisible,
  failoverWithoutSlot,
  // Change data capture on business tables
  tornOrder,
  halfMoved,
  renamedField,
  compactedGhost,
  // Read replicas
  standbyFlushed,
  standbyApplied,
  standbyGone,
  // Materialised view and batch
  viewRefresh,
  etlGhost,
  // Event sourcing
  checkpointCrash,
  rebuildNotifies,
  // A whole day
  shopDay,
  ...caseFiles,
]
