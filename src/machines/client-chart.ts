// The client's statechart: one machine for each request under way, and one for the workload.
import { defineChart } from './chart'

export const clientChart = defineChart(
  {
    id: 'client',
    initial: 'idle',
    states: {
      idle: {
        on: {
          send: { target: 'waiting', actions: ['send'] },
          flow: { target: 'idle', actions: ['flow'] },
        },
      },
      waiting: {
        on: {
          answered: { target: 'done', actions: ['note'] },
          refused: { target: 'retrying', actions: ['wait'] },
          'in-doubt': { target: 'done', actions: ['forget'] },
        },
      },
      retrying: {
        on: {
          again: { target: 'waiting', actions: ['sendAgain'] },
          'give-up': { target: 'done', actions: ['forget'] },
        },
      },
      done: { final: true },
    },
  },
  ['armWorkload'],
)
