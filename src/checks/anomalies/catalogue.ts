// The catalogue of anomalies as far as the model can bring one about: its number, and what people call it.

/** Each anomaly that a judge tells apart, by its number in the catalogue. */
export const ANOMALIES = {
  A1: 'lost event',
  A2: 'phantom event',
  A3: 'double apply',
  A4: 'rewind',
  A5: 'stale overwrite',
  A6: 'change of a row that is not there yet',
  A7: 'gap skip',
  A8: 'watermark miss',
  A9: 'missed delete',
  A10: 'resurrected row',
  A11: 'torn read',
  A12: 'stale read',
  A13: 'own write not read',
  A14: 'non-monotonic read',
  A15: 'acknowledged write lost in a failover',
  A16: 'commit in doubt',
  A17: 'event before it is visible',
  A18: 'log growth behind a slot',
  A19: 'slot loss',
  A20: 'retention expiry',
  A21: 'tombstone expiry',
  A22: 'poison message',
  A23: 'order lost in the dead letters',
  A24: 'silent skip',
  A25: 'zombie consumer',
  A26: 'two relays with one lease',
  A27: 'replay with another result',
  A28: 'replayed side effect',
  A29: 'schema mismatch',
  A30: 'position beyond the end',
  A31: 'stale cache set',
  A32: 'cache stampede',
  A33: 'missed invalidation',
  A34: 'search refresh lag',
  A35: 'lost update',
  A37: 'lost siblings in a batch',
} as const

/** Its number in the catalogue. */
export type AnomalyId = keyof typeof ANOMALIES
