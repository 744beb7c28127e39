// How a cell says its verdicts: `rewound|duplicated` is upsert | delta, `lag+disk-growth` is both, `ok/overwritten` depends on the seed.
import type { VERDICTS } from '#checks'

export type Verdict = (typeof VERDICTS)[number]

/** From what passes by itself, over what somebody has to mend, to what is wrong for good. */
const FROM_BAD_TO_WORSE: readonly Verdict[] = [
  'ok',
  'lag',
  'reads-blocked',
  'writes-blocked',
  'until-refresh',
  'torn',
  'rewound',
  'disk-growth',
  'stalled',
  'rebuildable',
  'no-history',
  'acked-loss',
  'overwritten',
  'duplicated',
  'ghost',
  'phantom',
  'lost',
]

/** What each verdict makes not worth telling: what is wrong in the end outweighs how it came about. */
const OUTWEIGHED: { readonly [code in Verdict]?: readonly Verdict[] } = {
  'until-refresh': ['lag', 'reads-blocked', 'writes-blocked'],
  torn: ['lag', 'until-refresh'],
  rewound: ['lag'],
  'reads-blocked': ['lag', 'rewound'],
  'writes-blocked': ['lag', 'rewound'],
  stalled: ['lag', 'until-refresh', 'rewound', 'torn'],
}
const HARM: readonly Verdict[] = [
  'rebuildable',
  'no-history',
  'overwritten',
  'duplicated',
  'ghost',
  'phantom',
  'lost',
]
const PASSING: readonly Verdict[] = [
  'lag',
  'until-refresh',
  'rewound',
  'torn',
  'reads-blocked',
  'writes-blocked',
]

const outweighedBy = (code: Verdict): readonly Verdict[] =>
  HARM.includes(code) ? PASSING : (OUTWEIGHED[code] ?? [])

/** The verdicts of one run that are worth telling: first the data, then the history. */
export function told(verdict: readonly Verdict[]): readonly Verdict[] {
  const outweighed = new Set(verdict.flatMap(outweighedBy))
  return verdict.filter((code) => !outweighed.has(code))
}

const badness = (verdict: readonly Verdict[]): number =>
  Math.max(...verdict.map((code) => FROM_BAD_TO_WORSE.indexOf(code)))

/** Negative where the first is the more harmless one. */
export const byBadness = (x: readonly Verdict[], y: readonly Verdict[]): number =>
  badness(x) - badness(y) || x.length - y.length

export const joined = (verdict: readonly Verdict[]): string => verdict.join('+')

/** Abbreviations for tables that have little room. */
export const LEGEND: { readonly [code: string]: Verdict } = {
  OK: 'ok',
  LAG: 'lag',
  RWD: 'rewound',
  UNTIL: 'until-refresh',
  REB: 'rebuildable',
  LOST: 'lost',
  PHAN: 'phantom',
  GHOST: 'ghost',
  DUP: 'duplicated',
  OVR: 'overwritten',
  TORN: 'torn',
  STALL: 'stalled',
  ACKL: 'acked-loss',
  NOHIST: 'no-history',
  BLKW: 'writes-blocked',
  BLKR: 'reads-blocked',
  DISK: 'disk-growth',
}

const SHORT = new Map<string, string>(Object.entries(LEGEND).map(([code, verdict]) => [verdict, code]))

/** A cell's text with every verdict abbreviated. */
export const abbreviated = (text: string): string =>
  text.replaceAll(/[a-z][a-z-]+/g, (verdict) => SHORT.get(verdict) ?? verdict)
