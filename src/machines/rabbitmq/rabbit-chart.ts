// The statechart of a RabbitMQ broker: ready, or without a leader for its queue.
import { defineChart } from '../define-chart'

export const rabbitChart = defineChart(
  {
    id: 'rabbit-broker',
    initial: 'ready',
    states: {
      ready: {
        on: {
          publish: { target: 'ready', actions: ['append'] },
          unroutable: { target: 'ready', actions: ['giveBack'] },
          unrouted: { target: 'ready', actions: ['letFall'] },
          persisted: { target: 'ready', actions: ['persist'] },
          subscribe: { target: 'ready', actions: ['subscribe'] },
          ack: { target: 'ready', actions: ['ack'] },
          requeue: { target: 'ready', actions: ['requeue'] },
          reject: { target: 'ready', actions: ['reject'] },
          'consumer-busy': { target: 'ready', actions: ['watchOn'] },
          'consumer-timeout': { target: 'ready', actions: ['closeChannel'] },
          disconnected: { target: 'ready', actions: ['hangUp'] },
          failover: { target: 'electing', actions: ['loseLeader'] },
          'failover-unmirrored': { target: 'ready', actions: ['loseQueue'] },
        },
      },
      electing: {
        on: {
          publish: { target: 'electing', actions: ['refuse'] },
          subscribe: { target: 'electing', actions: ['refuse'] },
          elected: { target: 'ready' },
        },
      },
    },
  },
  ['recover'],
)
