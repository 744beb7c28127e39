// The projector's statechart: fetch records, prepare, apply and acknowledge each in the order it was told; rebuild and redrive.
import { defineChart } from '../define-chart'

/** What can be next after any act, as the projector's place says. */
const onward = {
  fetch: { target: 'fetching', actions: ['fetch'] },
  'fetch-history': { target: 'rebuilding', actions: ['fetch'] },
  'fetch-beside': { target: 'rebuilding', actions: ['fetchBeside'] },
  load: { target: 'loading', actions: ['loadCheckpoint'] },
  'load-parked': { target: 'redriving', actions: ['loadParked'] },
  handle: { target: 'applying', actions: ['apply'] },
  'ask-back': { target: 'enriching', actions: ['askBack'] },
  'look-up': { target: 'enriching', actions: ['lookUp'] },
  notify: { target: 'notifying', actions: ['notify'] },
  acknowledge: { target: 'acknowledging', actions: ['commit'] },
  'undecodable-retry': { target: 'retrying', actions: ['wait'] },
  'undecodable-skip': { target: 'idle', actions: ['giveUpOn'] },
  'undecodable-park': { target: 'parked', actions: ['park'] },
  'park-again': { target: 'parked', actions: ['park'] },
  reset: { target: 'rebuilding', actions: ['reset'] },
  rewind: { target: 'rebuilding', actions: ['rewind'] },
  'caught-up': { target: 'rebuilding', actions: ['switchOver'] },
  rebuilt: { target: 'idle', actions: ['endRebuild'] },
} as const

/** What an operator may ask for at any time. */
const rebuild = { target: 'rebuilding', actions: ['startRebuild'] } as const
const asked = <State extends string>(state: State) =>
  ({
    rebuild,
    redrive: { target: state, actions: ['noteRedrive'] },
    heartbeat: { target: state, actions: ['heartbeat'] },
  }) as const

/** What a fetch or a commit can be answered with by whoever watches over the group and the log. */
const regrouped = <State extends string>(next: State) =>
  ({
    rebalanced: { target: next, actions: ['takeShare'] },
    repositioned: { target: next, actions: ['seek'] },
    'out-of-range': { target: 'failed', actions: ['stop'] },
    fenced: { target: next, actions: ['rejoin'] },
  }) as const

/** What becomes of an event that cannot be applied now. */
const trouble = {
  trouble: { target: 'retrying', actions: ['wait'] },
  'trouble-skip': { target: 'idle', actions: ['giveUpOn'] },
  'trouble-park': { target: 'parked', actions: ['park'] },
} as const
const again = { trouble: trouble.trouble } as const

const received = {
  records: { target: 'applying', actions: ['take'] },
  'records-ack-first': { target: 'acknowledging', actions: ['take'] },
} as const

export const projectorChart = defineChart(
  {
    id: 'projector',
    initial: 'idle',
    states: {
      idle: {
        on: { ...onward, ...asked('idle'), 'add-projection': { target: 'idle', actions: ['add'] } },
      },
      loading: {
        on: { ...onward, ...asked('loading'), ...again, loaded: { target: 'idle', actions: ['hasLoaded'] } },
      },
      fetching: {
        on: {
          ...received,
          ...again,
          ...regrouped('idle'),
          rebuild,
          empty: { target: 'fetching', actions: ['fetch'] },
          'fetch-beside': onward['fetch-beside'],
          'caught-up': onward['caught-up'],
          redrive: { target: 'idle', actions: ['leaveFetch'] },
        },
      },
      enriching: {
        on: {
          ...onward,
          ...asked('enriching'),
          ...trouble,
          found: { target: 'enriching', actions: ['enrich'] },
          state: { target: 'enriching', actions: ['fillIn'] },
        },
      },
      applying: {
        on: {
          ...onward,
          ...asked('applying'),
          ...trouble,
          applied: { target: 'applying', actions: ['hasApplied'] },
        },
      },
      notifying: {
        on: {
          ...onward,
          ...asked('notifying'),
          ...again,
          'trouble-skip': { target: 'idle', actions: ['skipPush'] },
          pushed: { target: 'notifying', actions: ['hasPushed'] },
        },
      },
      acknowledging: {
        on: {
          ...onward,
          ...asked('acknowledging'),
          ...again,
          ...regrouped('idle'),
          committed: { target: 'acknowledging', actions: ['acked'] },
        },
      },
      parked: {
        on: { ...onward, ...asked('parked'), ...again, parked: { target: 'parked', actions: ['giveUpOn'] } },
      },
      retrying: { on: { ...onward, ...asked('retrying') } },
      rebuilding: {
        on: {
          ...onward,
          ...received,
          ...asked('rebuilding'),
          ...again,
          ...regrouped('rebuilding'),
          emptied: { target: 'rebuilding', actions: ['hasReset'] },
          rewound: { target: 'rebuilding', actions: ['hasRewound'] },
          history: { target: 'applying', actions: ['takeHistory'] },
          level: { target: 'rebuilding', actions: ['level'] },
          switched: { target: 'idle', actions: ['endRebuild'] },
        },
      },
      /** Its offset is gone, and it was told not to choose another: an operator has to. */
      failed: { on: { rebuild } },
      redriving: {
        on: {
          ...onward,
          ...asked('redriving'),
          ...again,
          unparked: { target: 'redriving', actions: ['takeParked'] },
        },
      },
    },
  },
  ['goOn'],
)
