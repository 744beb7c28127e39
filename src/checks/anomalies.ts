// The catalogue of anomalies as far as a violation can be one: its number, and what people call it.

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
  A20: 'retention expiry',
  A22: 'poison message',
  A28: 'replayed side effect',
  A31: 'stale cache set',
} as const

/** Its number in the catalogue. */
export type AnomalyId = keyof typeof ANOMALIES
