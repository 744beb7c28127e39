// The projector's statechart: fetch records, apply each and commit its offset, in the order it was told.
import { defineChart } from './chart'

export const projectorChart = defineChart(
  {
    id: 'projector',
    initial: 'idle',
    states: {
      idle: { on: { proceed: { target: 'fetching', actions: ['fetch'] } } },
      fetching: {
        on: {
          records: { target: 'applying', actions: ['take'] },
          'records-ack-first': { target: 'acknowledging', actions: ['take'] },
          empty: { target: 'fetching', actions: ['fetch'] },
          trouble: { target: 'retrying', actions: ['waitFetch'] },
        },
      },
      applying: {
        on: {
          handle: { target: 'applying', actions: ['apply'] },
          applied: { target: 'acknowledging', actions: ['hasApplied'] },
          'applied-next': { target: 'acknowledging', actions: ['hasApplied'] },
          'applied-last': { target: 'idle', actions: ['appliedLast'] },
          trouble: { target: 'retrying', actions: ['wait'] },
          'undecodable-retry': { target: 'retrying', actions: ['wait'] },
          'undecodable-skip': { target: 'acknowledging', actions: ['giveUpOn'] },
          'undecodable-park': { target: 'parked', actions: ['park'] },
          'undecodable-skip-last': { target: 'idle', actions: ['goOn'] },
        },
      },
      acknowledging: {
        on: {
          proceed: { target: 'acknowledging', actions: ['commit'] },
          committed: { target: 'applying', actions: ['acked'] },
          'committed-last': { target: 'idle', actions: ['ackedLast'] },
          'committed-first': { target: 'applying', actions: ['ackedFirst'] },
          trouble: { target: 'retrying', actions: ['waitCommit'] },
        },
      },
      parked: {
        on: {
          parked: { target: 'acknowledging', actions: ['giveUpOn'] },
          'parked-last': { target: 'idle', actions: ['goOn'] },
          trouble: { target: 'retrying', actions: ['wait'] },
        },
      },
      retrying: {
        on: {
          again: { target: 'applying', actions: ['handleAgain'] },
          'fetch-again': { target: 'fetching', actions: ['fetch'] },
          'commit-again': { target: 'acknowledging', actions: ['commit'] },
        },
      },
    },
  },
  ['goOn'],
)
