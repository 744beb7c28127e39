// The client's statechart: one machine for each request under way, and one for the workload.
import { defineChart } from '../define-chart'

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
          late: { target: 'waiting', actions: ['askPrimary'] },
          'too-late': { target: 'done', actions: ['forget'] },
          missed: { target: 'loading', actions: ['load'] },
        },
      },
      /** What the cache lacks is read from the write store. */
      loading: {
        on: {
          answered: { target: 'filling', actions: ['noteAndFill'] },
          refused: { target: 'retrying', actions: ['wait'] },
          'in-doubt': { target: 'done', actions: ['forget'] },
        },
      },
      /** The reader has what it wanted; the cache is to have it, too. */
      filling: {
        on: {
          filled: { target: 'done', actions: ['forget'] },
          refused: { target: 'done', actions: ['forget'] },
          unfilled: { target: 'done', actions: ['forget'] },
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
