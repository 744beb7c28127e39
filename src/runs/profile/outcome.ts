// Outcomes of trials, and which of several is the worst.
import type { VERDICTS } from '#checks'
import type { Finding } from './finding'

type VerdictCode = (typeof VERDICTS)[number]

/** What became of the data, and where the fault struck that led to it. */
export interface Outcome {
  readonly verdict: readonly string[]
  readonly component?: string
  readonly point?: string
}

/** From what passes by itself, over what somebody has to mend, to what is wrong for good. */
const BADNESS: { readonly [code in VerdictCode]: number } = {
  ok: 0,
  lag: 1,
  'until-refresh': 2,
  rewound: 3,
  'reads-blocked': 4,
  'writes-blocked': 5,
  'disk-growth': 6,
  torn: 7,
  rebuildable: 8,
  stalled: 9,
  'no-history': 10,
  overwritten: 11,
  duplicated: 12,
  phantom: 13,
  ghost: 14,
  lost: 15,
  'acked-loss': 16,
}

const isCode = (code: string): code is VerdictCode => code in BADNESS

const badnessOf = ({ result }: Finding): number =>
  Math.max(...result.verdict.map((code) => (isCode(code) ? BADNESS[code] : 0)))

/** The first of the worst; null where there is none at all. */
export function worst(findings: readonly Finding[]): Outcome | null {
  const [first, ...others] = findings
  if (first === undefined) return null
  const found = others.reduce((most, each) => (badnessOf(each) > badnessOf(most) ? each : most), first)
  const { about, result } = found
  return {
    verdict: result.verdict,
    ...('component' in about ? { component: about.component } : {}),
    ...('point' in about ? { point: about.point } : {}),
  }
}
