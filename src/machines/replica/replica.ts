// The replica: a standby of the write store that follows its commit log, replays it and answers queries from its copy.
import type { Input, Message, View } from '#kernel'
import { createComponent, type Recognised } from '../behaviour'
import { bodyOf } from '../protocol/protocol'
import { replicaChart } from './replica-chart'
import { following } from './replica-following'
import { answering } from './replica-queries'
import { replaying } from './replica-replaying'
import {
  confirmable,
  connectionOf,
  positionOf,
  type Replica,
  replicaOf,
  type ReplicaOptions,
} from './replica-rows'

/** Builds a replica of a write store. */
export function createReplica(options: ReplicaOptions) {
  const replica = replicaOf(options)
  const { truth, deleted, received, position, connection, waits } = replica
  return createComponent({
    id: options.id,
    kind: 'replica',
    chart: replicaChart,
    behaviour: {
      recognise: (input, view) => recognise(replica, input, view),
      actions: { ...following(replica), ...replaying(replica), ...answering(replica) },
    },
    tables: [truth, deleted, received, position, connection, waits],
    points: ['after-receive', 'after-replay'],
    recovery: 100_000,
  })
}

function recognise(replica: Replica, input: Input, view: View): Recognised | undefined {
  switch (input.kind) {
    case 'timer': {
      const [kind = ''] = input.key.split('/')
      if (kind === 'flush') return { event: 'flushed' }
      return { event: kind === 'patience' ? 'trouble' : kind }
    }
    case 'message':
      return recogniseMessage(replica, input.message, view)
    case 'stimulus':
      return input.type === 'pause' || input.type === 'resume' ? { event: input.type } : undefined
    case 'life':
      return { event: input.type }
  }
}

function recogniseMessage(replica: Replica, message: Message, view: View): Recognised | undefined {
  if (message.kind === 'request') return message.type === 'query' ? { event: 'query' } : undefined
  if (message.link !== replica.options.toStore) return undefined
  switch (message.type) {
    case 'disconnected':
      return { event: 'trouble' }
    case 'slot-lost':
      return { event: 'slot-lost' }
    case 'confirmed':
      return message.body['round'] === confirmable(replica, view) ? { event: 'confirmed' } : undefined
    default:
      return message.body['round'] === connectionOf(replica, view).round
        ? recogniseRead(replica, message, view)
        : undefined
  }
}

/** The answer to the last read of the log. */
function recogniseRead(replica: Replica, message: Message, view: View): Recognised | undefined {
  switch (message.type) {
    case 'log-records':
      return { event: bodyOf(message, 'log-records').records.length === 0 ? 'nothing' : 'records' }
    case 'new-timeline': {
      const { position } = bodyOf(message, 'new-timeline')
      return { event: positionOf(replica, view).applied > position ? 'ahead' : 'new-timeline' }
    }
    case 'refused':
      // A refused confirmation is said again when its patience ends.
      return 'after' in message.body ? { event: 'trouble' } : undefined
    default:
      return undefined
  }
}
