// The broker's statechart: it is there or it is not; what it does in between depends on what it is asked.
import { defineChart } from './chart'

export const brokerChart = defineChart(
  {
    id: 'broker',
    initial: 'ready',
    states: {
      ready: {
        on: {
          publish: { target: 'ready', actions: ['append'] },
          repeated: { target: 'ready', actions: ['acknowledgeAgain'] },
          'out-of-order': { target: 'ready', actions: ['refuseOrder'] },
          replicated: { target: 'ready', actions: ['acknowledge'] },
          fetch: { target: 'ready', actions: ['answerFetch'] },
          'fetch-in-vain': { target: 'ready', actions: ['parkFetch'] },
          'fetch-expired': { target: 'ready', actions: ['answerEmpty'] },
          'commit-offset': { target: 'ready', actions: ['commitOffset'] },
          disconnected: { target: 'ready', actions: ['dropFetches'] },
        },
      },
    },
  },
  ['replicateAll'],
)
