// The write store's statechart: ready, or making at least one transaction durable.
import { defineChart } from './chart'

/** What it does in both states: a database goes on working while it flushes. */
const always = <State extends string>(target: State) =>
  ({
    load: { target, actions: ['load'] },
    query: { target, actions: ['answerQuery'] },
    insert: { target, actions: ['insert'] },
    select: { target, actions: ['select'] },
    mark: { target, actions: ['mark'] },
    rollback: { target, actions: ['rollBack'] },
    disconnected: { target, actions: ['dropSessions'] },
    'session-begin': { target, actions: ['beginSession'] },
    'session-end': { target, actions: ['endSession'] },
    answer: { target, actions: ['answer'] },
    abort: { target, actions: ['abort'] },
    commit: { target: 'committing', actions: ['startCommit'] },
  }) as const

export const writeStoreChart = defineChart({
  id: 'write-store',
  initial: 'ready',
  states: {
    ready: { on: always('ready') },
    committing: {
      on: {
        ...always('committing'),
        flushed: { target: 'committing', actions: ['commit'] },
        'last-flushed': { target: 'ready', actions: ['commit'] },
      },
    },
  },
})
