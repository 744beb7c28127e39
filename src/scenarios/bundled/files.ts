// The bundled scenario files, in the order in which they are offered.
import firstOrder from './first-order.json'
import relayCrash from './relay-crash.json'
import relayCrashDelta from './relay-crash-delta.json'
import relayCrashInbox from './relay-crash-inbox.json'
import markBeforePublish from './mark-before-publish.json'
import gapSkip from './gap-skip.json'
import longTransaction from './long-transaction.json'
import burntId from './burnt-id.json'
import ackBeforeApply from './ack-before-apply.json'
import brokerOutage from './broker-outage.json'
import poisonMessage from './poison-message.json'
import badNetwork from './bad-network.json'
import shopDay from './shop-day.json'
import { caseFiles } from './case-files'

export const files: readonly unknown[] = [
  firstOrder,
  relayCrash,
  relayCrashDelta,
  relayCrashInbox,
  markBeforePublish,
  gapSkip,
  longTransaction,
  burntId,
  ackBeforeApply,
  brokerOutage,
  poisonMessage,
  badNetwork,
  shopDay,
  ...caseFiles,
]
