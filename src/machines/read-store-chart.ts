// The read store's statechart: everything it is asked takes its time and is then done in one step.
import { defineChart } from './chart'
import { checkpointTransitions } from './read-store-checkpoints'

export const readStoreChart = defineChart({
  id: 'read-store',
  initial: 'ready',
  states: {
    ready: {
      on: {
        ...checkpointTransitions,
        apply: { target: 'ready', actions: ['takeTime'] },
        park: { target: 'ready', actions: ['takeTime'] },
        query: { target: 'ready', actions: ['takeTime'] },
        written: { target: 'ready', actions: ['apply'] },
        parked: { target: 'ready', actions: ['park'] },
        read: { target: 'ready', actions: ['answerQuery'] },
      },
    },
  },
})
