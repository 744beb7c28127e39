// The statechart of a JetStream server: ready, or without a leader for its stream.
import { defineChart } from '../define-chart'

export const jetStreamChart = defineChart(
  {
    id: 'jetstream-broker',
    initial: 'ready',
    states: {
      ready: {
        on: {
          publish: { target: 'ready', actions: ['append'] },
          repeated: { target: 'ready', actions: ['acknowledgeAgain'] },
          replicated: { target: 'ready', actions: ['acknowledge'] },
          subscribe: { target: 'ready', actions: ['subscribe'] },
          'subscribe-anew': { target: 'ready', actions: ['beginAnew'] },
          ack: { target: 'ready', actions: ['ack'] },
          nak: { target: 'ready', actions: ['nak'] },
          term: { target: 'ready', actions: ['ack'] },
          'ack-wait': { target: 'ready', actions: ['expire'] },
          sync: { target: 'ready', actions: ['sync'] },
          disconnected: { target: 'ready', actions: ['hangUp'] },
          failover: { target: 'electing', actions: ['loseLeader'] },
        },
      },
      electing: {
        on: {
          publish: { target: 'electing', actions: ['refuse'] },
          repeated: { target: 'electing', actions: ['refuse'] },
          subscribe: { target: 'electing', actions: ['refuse'] },
          'subscribe-anew': { target: 'electing', actions: ['refuse'] },
          'ack-wait': { target: 'electing', actions: ['expire'] },
          sync: { target: 'electing', actions: ['sync'] },
          elected: { target: 'ready' },
        },
      },
    },
  },
  ['recover'],
)
