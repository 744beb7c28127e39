// The write store's statechart: ready, making at least one transaction durable, or giving way to its standby.
import { defineChart } from '../define-chart'

/** What it does in both states: a database goes on working while it flushes. */
const always = <State extends string>(target: State) =>
  ({
    load: { target, actions: ['load'] },
    insert: { target, actions: ['insert'] },
    'insert-fails': { target, actions: ['reportProjection'] },
    project: { target, actions: ['project'] },
    'project-fails': { target, actions: ['reportProjection'] },
    query: { target, actions: ['query'] },
    'query-queued': { target, actions: ['takeTime'] },
    queried: { target, actions: ['queryInTurn'] },
    'query-view': { target, actions: ['answerQuery'] },
    'query-waits': { target, actions: ['waitQuery'] },
    'late-query': { target, actions: ['lateQuery'] },
    extract: { target, actions: ['extract'] },
    refresh: { target, actions: ['refresh'] },
    'next-refresh': { target, actions: ['nextRefresh'] },
    swap: { target, actions: ['swap'] },
    'fetch-state': { target, actions: ['fetchState'] },
    select: { target, actions: ['select'] },
    'select-standby': { target, actions: ['tellStandby'] },
    mark: { target, actions: ['mark'] },
    'read-log': { target, actions: ['readLog'] },
    fetch: { target, actions: ['fetchEvents'] },
    'read-expired': { target, actions: ['answerRead'] },
    'read-ready': { target, actions: ['serveRead'] },
    snapshot: { target, actions: ['snapshot'] },
    confirm: { target, actions: ['confirm'] },
    measure: { target, actions: ['measure'] },
    migrate: { target, actions: ['migrate'] },
    migrated: { target, actions: ['endMigration'] },
    rollback: { target, actions: ['rollBack'] },
    disconnected: { target, actions: ['dropSessions', 'dropLocks'] },
    'session-begin': { target, actions: ['beginSession'] },
    'session-end': { target, actions: ['endSession'] },
    answer: { target, actions: ['answer'] },
    abort: { target, actions: ['abort'] },
    commit: { target: 'committing', actions: ['startCommit'] },
    failover: { target: 'promoting', actions: ['loseTail', 'dropAllLocks', 'emptyLine'] },
  }) as const

export const writeStoreChart = defineChart(
  {
    id: 'write-store',
    initial: 'ready',
    states: {
      ready: {
        on: {
          ...always('ready'),
          // After a restart: what was on disk and waited for its standby.
          visible: { target: 'ready', actions: ['show'] },
          'last-visible': { target: 'ready', actions: ['show'] },
        },
      },
      committing: {
        on: {
          ...always('committing'),
          flushed: { target: 'committing', actions: ['commit'] },
          'last-flushed': { target: 'ready', actions: ['commit'] },
          visible: { target: 'committing', actions: ['show'] },
          'last-visible': { target: 'ready', actions: ['show'] },
        },
      },
      promoting: {
        on: {
          request: { target: 'promoting', actions: ['refuse'] },
          queried: { target: 'promoting', actions: ['refuseQuery'] },
          promoted: { target: 'ready', actions: ['promoted'] },
        },
      },
    },
  },
  ['recover'],
)
