// The statechart of a broker that keeps nothing: it takes what is published, and passes it on to whoever is there.
import { defineChart } from '../define-chart'

export const natsChart = defineChart({
  id: 'nats-broker',
  initial: 'ready',
  states: {
    ready: {
      on: {
        publish: { target: 'ready', actions: ['take'] },
        'publish-in-vain': { target: 'ready', actions: ['drop'] },
        passed: { target: 'ready', actions: ['pass'] },
        subscribe: { target: 'ready', actions: ['subscribe'] },
        disconnected: { target: 'ready', actions: ['hangUp'] },
        failover: { target: 'ready', actions: ['loseAll'] },
      },
    },
  },
})
