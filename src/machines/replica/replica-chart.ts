// The replica's statechart: it always receives and answers queries; what it received shows once it is replayed.
import { defineChart } from '../define-chart'

/** What it does in every state: replaying may be paused, receiving goes on. */
const always = <State extends string>(target: State) =>
  ({
    follow: { target, actions: ['follow'] },
    records: { target, actions: ['receive'] },
    nothing: { target, actions: ['follow'] },
    trouble: { target, actions: ['waitForPrimary'] },
    confirm: { target, actions: ['confirm'] },
    confirmed: { target, actions: ['hasConfirmed'] },
    query: { target, actions: ['takeTime'] },
    read: { target, actions: ['answerQuery'] },
    late: { target, actions: ['answerLate'] },
    'new-timeline': { target, actions: ['rewind'] },
    ahead: { target: 'needs-clone', actions: ['letGo'] },
    'slot-lost': { target: 'needs-clone', actions: ['letGo'] },
  }) as const

export const replicaChart = defineChart(
  {
    id: 'replica',
    initial: 'replaying',
    states: {
      replaying: {
        on: {
          ...always('replaying'),
          flushed: { target: 'replaying', actions: ['flush', 'armReplay'] },
          replay: { target: 'replaying', actions: ['replay'] },
          pause: { target: 'paused', actions: ['stopReplay'] },
        },
      },
      paused: {
        on: {
          ...always('paused'),
          flushed: { target: 'paused', actions: ['flush'] },
          resume: { target: 'replaying', actions: ['goOn'] },
        },
      },
      // Its log and the primary's do not meet any more: it shows what it has until it is cloned anew.
      'needs-clone': {
        on: {
          flushed: { target: 'needs-clone', actions: ['flush', 'armReplay'] },
          replay: { target: 'needs-clone', actions: ['replay'] },
          query: { target: 'needs-clone', actions: ['takeTime'] },
          read: { target: 'needs-clone', actions: ['answerQuery'] },
          late: { target: 'needs-clone', actions: ['answerLate'] },
        },
      },
    },
  },
  ['follow', 'goOn', 'confirmAgain'],
)
