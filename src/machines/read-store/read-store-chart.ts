// The read store's statechart: everything it is asked takes its time and is then done in one step, also while it refreshes.
import { defineChart } from '../define-chart'
import { checkpointTransitions } from './read-store-checkpoints'

/** What it does in both states: a search index goes on working while it refreshes. */
const always = <State extends string>(target: State) =>
  ({
    ...checkpointTransitions(target),
    apply: { target, actions: ['takeTime'] },
    park: { target, actions: ['takeTime'] },
    query: { target, actions: ['takeTime'] },
    fill: { target, actions: ['takeTime'] },
    invalidate: { target, actions: ['takeTime'] },
    'load-rows': { target, actions: ['takeTime'] },
    repair: { target, actions: ['takeTime'] },
    survey: { target, actions: ['survey'] },
    'load-watermark': { target, actions: ['answerWatermark'] },
    loaded: { target, actions: ['load'] },
    repaired: { target, actions: ['repair'] },
    lock: { target, actions: ['lockRows'] },
    locked: { target, actions: ['waitForLock'] },
    written: { target, actions: ['apply'] },
    parked: { target, actions: ['park'] },
    read: { target, actions: ['answerQuery'] },
    held: { target, actions: ['hold'] },
    look: { target, actions: ['lookAgain'] },
    overdue: { target, actions: ['answerLate'] },
    missed: { target, actions: ['answerMiss'] },
    filled: { target, actions: ['fill'] },
    'fill-refused': { target, actions: ['refuseFill'] },
    flight: { target, actions: ['endFlight'] },
    invalidated: { target, actions: ['invalidate'] },
    expire: { target, actions: ['expire'] },
  }) as const

export const readStoreChart = defineChart(
  {
    id: 'read-store',
    initial: 'ready',
    states: {
      ready: { on: { ...always('ready'), refresh: { target: 'refreshing', actions: ['startRefresh'] } } },
      refreshing: { on: { ...always('refreshing'), refreshed: { target: 'ready', actions: ['refresh'] } } },
    },
  },
  ['armRefresh', 'armExpiry'],
)
