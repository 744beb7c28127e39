// The statechart of a projector that is pushed to: wait for deliveries, apply each and acknowledge it, in the order it was told.
import { defineChart } from '../chart'

/** Deliveries come when they come: while one is in hand, the others go to the buffer. */
const meanwhile = <State extends string>(state: State) =>
  ({
    delivery: { target: state, actions: ['buffer'] },
    overflow: { target: state, actions: ['drop'] },
    'cut-off': { target: state, actions: ['loseChannel'] },
  }) as const

/** What the delivery whose turn it is calls for. */
const handling = {
  handle: { target: 'applying', actions: ['apply'] },
  'undecodable-retry': { target: 'retrying', actions: ['wait'] },
  'undecodable-skip': { target: 'acknowledging', actions: ['giveUpOn'] },
  'undecodable-requeue': { target: 'acknowledging', actions: ['giveBack'] },
  'undecodable-leave': { target: 'idle', actions: ['leaveOut'] },
  'undecodable-park': { target: 'parked', actions: ['park'] },
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
        },
      },
      fetching: {
        on: {
          delivery: { target: 'idle', actions: ['take'] },
          silence: { target: 'fetching', actions: ['subscribe'] },
          'cut-off': { target: 'retrying', actions: ['waitSubscribe'] },
        },
      },
      applying: {
        on: {
          ...meanwhile('applying'),
          ...handling,
          applied: { target: 'acknowledging', actions: ['hasApplied'] },
          'applied-next': { target: 'idle', actions: ['appliedLast'] },
          trouble: { target: 'retrying', actions: ['wait'] },
          'trouble-requeue': { target: 'acknowledging', actions: ['giveBack'] },
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
      retrying: {
        on: {
          ...meanwhile('retrying'),
          again: { target: 'applying', actions: ['handleAgain'] },
          'subscribe-again': { target: 'idle', actions: ['goOn'] },
        },
      },
    },
  },
  ['goOn'],
)
