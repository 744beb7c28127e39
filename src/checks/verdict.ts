// The words of a verdict: what can become of a read model, from harmless to hopeless.

/** Every verdict there is, in the order in which a list of them is given. This version's judge gives some of them. */
export const VERDICTS = [
  'ok',
  'lag',
  'rewound',
  'until-refresh',
  'rebuildable',
  'lost',
  'phantom',
  'ghost',
  'duplicated',
  'overwritten',
  'torn',
  'stalled',
  'acked-loss',
  'no-history',
  'writes-blocked',
  'reads-blocked',
  'disk-growth',
] as const

export type VerdictCode = (typeof VERDICTS)[number]
