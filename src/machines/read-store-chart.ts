// The read store's statechart: everything it is asked takes its time and is then done in one step.
import { defineChart } from './chart'

export const readStoreChart = defineChart({
  id: 'read-store',
  initial: 'ready',
  states: {
    ready: {
      on: {
        apply: { target: 'ready', actions: ['takeTime'] },
        park: { target: 'ready', actions: ['takeTime'] },
        query: { target: 'ready', actions: ['takeTime'] },
        'load-rows': { target: 'ready', actions: ['takeTime'] },
        repair: { target: 'ready', actions: ['takeTime'] },
        survey: { target: 'ready', actions: ['survey'] },
        'load-watermark': { target: 'ready', actions: ['answerWatermark'] },
        loaded: { target: 'ready', actions: ['load'] },
        repaired: { target: 'ready', actions: ['repair'] },
        written: { target: 'ready', actions: ['apply'] },
        parked: { target: 'ready', actions: ['park'] },
        read: { target: 'ready', actions: ['answerQuery'] },
      },
    },
  },
})
