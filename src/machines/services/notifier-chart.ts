// The notifier's statechart: a push message takes its time, and then it is out.
import { defineChart } from '../define-chart'

export const notifierChart = defineChart({
  id: 'notifier',
  initial: 'ready',
  states: {
    ready: {
      on: {
        push: { target: 'ready', actions: ['takeTime'] },
        'sent-out': { target: 'ready', actions: ['push'] },
      },
    },
  },
})
