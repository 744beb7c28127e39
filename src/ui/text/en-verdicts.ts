// English verdicts and checks: each a word and one sentence of meaning.
import type { AllNames } from './vocabulary'

/** What became of a run. */
export const enVerdicts: AllNames['verdicts'] = {
  ok: { name: 'OK', meaning: 'The models came together; only the normal delay was seen.' },
  lag: { name: 'Lag', meaning: 'The read model fell behind while the fault lasted and caught up by itself.' },
  rewound: { name: 'Rewound', meaning: 'The read model visibly went back for a while, then caught up.' },
  'until-refresh': {
    name: 'Until refresh',
    meaning: 'The read model stays behind until the next refresh, batch or expiry.',
  },
  rebuildable: {
    name: 'Rebuildable',
    meaning: 'The projection is wrong, but the log is complete: a rebuild repairs it.',
  },
  lost: { name: 'Lost', meaning: 'A committed change never reaches the read model.' },
  phantom: { name: 'Phantom', meaning: 'The read model shows a change that was never committed.' },
  ghost: { name: 'Ghost', meaning: 'A row that was deleted stays in the read model.' },
  duplicated: { name: 'Duplicated', meaning: 'One change took effect twice.' },
  overwritten: { name: 'Overwritten', meaning: 'An older state replaced a newer one in the read model.' },
  torn: { name: 'Torn', meaning: 'A reader saw only part of a change that touched several rows.' },
  stalled: {
    name: 'Stalled',
    meaning: 'The flow stands still until somebody steps in; nothing is lost yet.',
  },
  'acked-loss': {
    name: 'Acknowledged, then lost',
    meaning: 'A write that was confirmed to the client is gone after a failover, from both models.',
  },
  'no-history': {
    name: 'No history',
    meaning: 'No past events are kept: a rebuild has to read the write store itself.',
  },
  'writes-blocked': { name: 'Writes blocked', meaning: 'Commands fail or hang while the fault lasts.' },
  'reads-blocked': { name: 'Reads blocked', meaning: 'Queries fail or hang while the fault lasts.' },
  'disk-growth': {
    name: 'Disk growth',
    meaning: 'The write store’s disk fills up, because a reader that stands still pins its log.',
  },
}

/** What is checked. */
export const enChecks: AllNames['checks'] = {
  'no-lost-event': {
    name: 'No event lost',
    meaning: 'Every committed event reaches the read model in the end.',
  },
  'no-phantom': { name: 'No phantom', meaning: 'The read model shows nothing that was not committed.' },
  'no-ghost': {
    name: 'No ghost row',
    meaning: 'What was deleted in the write model goes away in the read model.',
  },
  'no-double-effect': {
    name: 'No double effect',
    meaning: 'Each event takes effect once, however often it arrives.',
  },
  'no-stale-overwrite': {
    name: 'No stale overwrite',
    meaning: 'A late, older event never replaces a newer state for good.',
  },
  'no-regression': {
    name: 'Never goes back',
    meaning: 'The version of a row in the read model never falls.',
  },
  'no-torn-read': {
    name: 'No torn read',
    meaning: 'A query never sees half of a change that touched several rows.',
  },
  'read-your-writes': {
    name: 'Read your writes',
    meaning: 'Whoever wrote something sees it in the next query.',
  },
  'monotonic-reads': {
    name: 'Monotonic reads',
    meaning: 'Whoever has seen a version never gets an older one afterwards.',
  },
  'bounded-staleness': {
    name: 'Bounded staleness',
    meaning: 'The read model is never further behind than the agreed limit.',
  },
  'order-per-key': {
    name: 'Order per key',
    meaning: 'The events of one aggregate are applied in their order.',
  },
  converges: { name: 'Converges', meaning: 'Once all is quiet, both models say the same.' },
}

/** The anomalies of the catalogue that the model can bring about. */
export const enAnomalies: AllNames['anomalies'] = {
  A1: 'Lost event',
  A2: 'Phantom event',
  A3: 'Double apply',
  A4: 'Rewind',
  A5: 'Stale overwrite',
  A6: 'Change of a row not there yet',
  A7: 'Gap skip',
  A8: 'Watermark miss',
  A9: 'Missed delete',
  A10: 'Resurrected row',
  A11: 'Torn read',
  A12: 'Stale read',
  A13: 'Own write not read',
  A14: 'Non-monotonic read',
  A15: 'Acknowledged write lost in a failover',
  A16: 'Commit in doubt',
  A17: 'Event before it is visible',
  A18: 'Log growth behind a slot',
  A19: 'Slot loss',
  A20: 'Retention expiry',
  A21: 'Tombstone expiry',
  A22: 'Poison message',
  A23: 'Order lost in the dead letters',
  A24: 'Silent skip',
  A25: 'Zombie consumer',
  A26: 'Two relays with one lease',
  A27: 'Replay with another result',
  A28: 'Replayed side effect',
  A29: 'Schema mismatch',
  A30: 'Position beyond the end',
  A31: 'Stale cache set',
  A32: 'Cache stampede',
  A33: 'Missed invalidation',
  A34: 'Search refresh lag',
  A35: 'Lost update',
  A37: 'Lost siblings in a batch',
}
