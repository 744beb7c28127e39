// The statechart of a projector that is pushed to: wait for deliveries, prepare, apply and acknowledge each in the order it was
// told; redrive and rebuild.
import { defineChart } from '../define-chart'

/** Deliveries come when they come: while one is in hand, the others go to the buffer. And an operator may ask for something. */
const meanwhile = <State extends string>(state: State) =>
  ({
    delivery: { target: state, actions: ['buffer'] },
    overflow: { target: state, actions: ['drop'] },
    'cut-off': { target: state, actions: ['loseChannel'] },
    redrive: { target: state, actions: ['noteRedrive'] },
    rebuild: { target: 'rebuilding', actions: ['startRebuild'] },
  }) as const

/** What the delivery whose turn it is calls for. */
const handling = {
  handle: { target: 'applying', actions: ['apply'] },
  'ask-back': { target: 'enriching', actions: ['askBack'] },
  'look-up': { target: 'enriching', actions: ['lookUp'] },
  'undecodable-retry': { target: 'retrying', actions: ['wait'] },
  'undecodable-skip': { target: 'acknowledging', actions: ['giveUpOn'] },
  'undecodable-requeue': { target: 'acknowledging', actions: ['giveBack'] },
  'undecodable-leave': { target: 'idle', actions: ['leaveOut'] },
  'undecodable-park': { target: 'parked', actions: ['park'] },
} as const

/** What becomes of a delivery that cannot be applied now. */
const trouble = {
  trouble: { target: 'retrying', actions: ['wait'] },
  'trouble-skip': { target: 'acknowledging', actions: ['giveUpOn'] },
  'trouble-leave': { target: 'idle', actions: ['leaveOut'] },
  'trouble-park': { target: 'parked', actions: ['park'] },
  'trouble-requeue': { target: 'acknowledging', actions: ['giveBack'] },
} as const

export const subscriberChart = defineChart(
  {
    id: 'subscriber',
    initial: 'idle',
    states: {
      idle: {
        on: {
          ...meanwhile('idle'),
          ...handling,
          'cut-off': { target: 'idle', actions: ['loseBuffer'] },
          subscribe: { target: 'fetching', actions: ['subscribe'] },
          listen: { target: 'fetching', actions: ['listen'] },
          'handle-ack-first': { target: 'acknowledging', actions: ['ackFirst'] },
          'load-parked': { target: 'redriving', actions: ['loadParked'] },
          reset: { target: 'rebuilding', actions: ['reset'] },
        },
      },
      fetching: {
        on: {
          delivery: { target: 'idle', actions: ['take'] },
          silence: { target: 'fetching', actions: ['subscribe'] },
          'cut-off': { target: 'retrying', actions: ['waitSubscribe'] },
          redrive: { target: 'redriving', actions: ['leaveFetch', 'loadParked'] },
          rebuild: { target: 'rebuilding', actions: ['startRebuild'] },
        },
      },
      enriching: {
        on: {
          ...meanwhile('enriching'),
          ...handling,
          ...trouble,
          found: { target: 'enriching', actions: ['enrich'] },
          state: { target: 'enriching', actions: ['fillIn'] },
        },
      },
      applying: {
        on: {
          ...meanwhile('applying'),
          ...handling,
          ...trouble,
          applied: { target: 'acknowledging', actions: ['hasApplied'] },
          'applied-next': { target: 'idle', actions: ['appliedLast'] },
          'applied-push': { target: 'notifying', actions: ['appliedThenNotify'] },
        },
      },
      notifying: {
        on: {
          ...meanwhile('notifying'),
          notify: { target: 'notifying', actions: ['notify'] },
          pushed: { target: 'acknowledging', actions: ['hasPushed'] },
          'pushed-next': { target: 'idle', actions: ['pushedLast'] },
          trouble: { target: 'retrying', actions: ['wait'] },
          'trouble-skip': { target: 'acknowledging', actions: ['skipPush'] },
          'trouble-leave': { target: 'idle', actions: ['leaveOut'] },
        },
      },
      acknowledging: {
        on: {
          ...meanwhile('acknowledging'),
          settle: { target: 'idle', actions: ['settle', 'done'] },
          'settle-first': { target: 'applying', actions: ['settle', 'thenHandle'] },
        },
      },
      parked: {
        on: {
          ...meanwhile('parked'),
          parked: { target: 'acknowledging', actions: ['hasParked'] },
          'parked-next': { target: 'idle', actions: ['leaveOut'] },
          trouble: { target: 'retrying', actions: ['wait'] },
        },
      },
      redriving: {
        on: {
          ...meanwhile('redriving'),
          unparked: { target: 'idle', actions: ['takeParked'] },
          trouble: { target: 'retrying', actions: ['wait'] },
        },
      },
      rebuilding: {
        on: {
          ...meanwhile('rebuilding'),
          reset: { target: 'rebuilding', actions: ['reset'] },
          emptied: { target: 'idle', actions: ['hasReset'] },
          trouble: { target: 'retrying', actions: ['wait'] },
        },
      },
      retrying: {
        on: {
          ...meanwhile('retrying'),
          again: { target: 'applying', actions: ['handleAgain'] },
          notify: { target: 'notifying', actions: ['notify'] },
          'park-again': { target: 'parked', actions: ['park'] },
          'load-parked': { target: 'redriving', actions: ['loadParked'] },
          reset: { target: 'rebuilding', actions: ['reset'] },
          'subscribe-again': { target: 'idle', actions: ['goOn'] },
        },
      },
    },
  },
  ['goOn'],
)
