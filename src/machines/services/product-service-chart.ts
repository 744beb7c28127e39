// The product service's statechart: what it is asked takes its time; a product may be renamed at any time.
import { defineChart } from '../define-chart'

export const productServiceChart = defineChart({
  id: 'product-service',
  initial: 'ready',
  states: {
    ready: {
      on: {
        lookup: { target: 'ready', actions: ['takeTime'] },
        read: { target: 'ready', actions: ['answer'] },
        rename: { target: 'ready', actions: ['rename'] },
      },
    },
  },
})
