// The broker's statechart: it is there, or its partitions have no leader; what it does in between depends on what it is asked.
import { defineChart } from '../define-chart'

/** Without a leader: whoever asks is refused, and is told nothing of what was under way. */
const leaderless = <State extends string>(target: State) =>
  ({
    publish: { target, actions: ['refuse'] },
    repeated: { target, actions: ['refuse'] },
    'out-of-order': { target, actions: ['refuse'] },
    'too-few-replicas': { target, actions: ['refuse'] },
    fetch: { target, actions: ['refuse'] },
    'fetch-in-vain': { target, actions: ['refuse'] },
    'out-of-range': { target, actions: ['refuse'] },
    join: { target, actions: ['refuse'] },
    'has-rebalanced': { target, actions: ['refuse'] },
    'commit-offset': { target, actions: ['refuse'] },
    'commit-fenced': { target, actions: ['refuse'] },
    'session-expired': { target, actions: ['leave'] },
    'replica-back': { target, actions: ['rejoinReplica'] },
  }) as const

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
          'too-few-replicas': { target: 'ready', actions: ['refuseTooFew'] },
          replicated: { target: 'ready', actions: ['acknowledge'] },
          'followers-behind': { target: 'ready', actions: ['goOnAlone'] },
          'replica-back': { target: 'ready', actions: ['rejoinReplica'] },
          fetch: { target: 'ready', actions: ['signOfLife', 'expire', 'clean', 'answerFetch'] },
          'fetch-in-vain': { target: 'ready', actions: ['signOfLife', 'expire', 'clean', 'parkFetch'] },
          'fetch-expired': { target: 'ready', actions: ['answerEmpty'] },
          'out-of-range': { target: 'ready', actions: ['signOfLife', 'expire', 'reposition'] },
          'commit-offset': { target: 'ready', actions: ['signOfLife', 'commitOffset'] },
          'commit-fenced': { target: 'ready', actions: ['fence'] },
          heartbeat: { target: 'ready', actions: ['signOfLife'] },
          join: { target: 'ready', actions: ['join'] },
          'has-rebalanced': { target: 'ready', actions: ['signOfLife', 'tellShare'] },
          'leave-group': { target: 'ready', actions: ['leave'] },
          'session-expired': { target: 'ready', actions: ['leave'] },
          'rebalance-over': { target: 'ready', actions: ['goOnWithout'] },
          disconnected: { target: 'ready', actions: ['dropFetches'] },
          failover: { target: 'electing', actions: ['lose'] },
          'failover-without-heir': { target: 'unavailable', actions: ['keep', 'awaitLeader'] },
        },
      },
      electing: {
        on: { ...leaderless('electing'), elected: { target: 'ready', actions: ['watchOver'] } },
      },
      unavailable: {
        on: {
          ...leaderless('unavailable'),
          elected: { target: 'ready', actions: ['replicateAll', 'watchOver'] },
        },
      },
    },
  },
  ['replicateAll', 'watchOver'],
)
