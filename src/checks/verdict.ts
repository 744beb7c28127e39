// The words of a verdict: what can become of a read model, from harmless to hopeless, and which of them hold.
import type { Damage } from './explanation'

/** Every verdict there is, in the order in which a list of them is given. */
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

/** What a verdict is made from. */
export interface Found {
  readonly converged: boolean
  readonly damage: ReadonlySet<Damage>
  /** Something is on its way. */
  readonly isPending: boolean
  /** Nobody will bring what is missing unless something changes, or a schedule comes round. */
  readonly isStalled: boolean
  readonly isLate: boolean
  /** Something had to wait for a schedule. */
  readonly isLateBySchedule: boolean
  /** The read model is brought up to date on a schedule and not otherwise. */
  readonly isScheduled: boolean
  /** A job looks at the whole write model now and then; stuck: what it finds is refused each time. */
  readonly hasJob: boolean
  readonly isJobStuck: boolean
  readonly isRebuildable: boolean
  /** Something was added or counted twice; people were told twice. */
  readonly isDoubled: boolean
  readonly hasPushedAgain: boolean
  readonly hasGoneBack: boolean
  readonly isTorn: boolean
  readonly hasLostConfirmed: boolean
  readonly areWritesBlocked: boolean
  readonly areReadsBlocked: boolean
  readonly hasDiskGrown: boolean
}

type Holds<Codes extends VerdictCode> = { readonly [code in Codes]: boolean }

/** First the data, then the history: a model that is right in the end may have been late, or gone back meanwhile. */
export function verdictOf(found: Found): readonly VerdictCode[] {
  const holds: Holds<VerdictCode> = {
    ok: false,
    ...waitingOf(found),
    ...dataOf(found),
    torn: found.isTorn,
    'acked-loss': found.hasLostConfirmed,
    'writes-blocked': found.areWritesBlocked,
    'reads-blocked': found.areReadsBlocked,
    'disk-growth': found.hasDiskGrown,
  }
  const verdict = VERDICTS.filter((code) => holds[code])
  return verdict.length === 0 ? ['ok'] : verdict
}

/** What was late, what is, and who will end that: the flow itself, a schedule, or an operator. */
function waitingOf({
  isLate,
  isLateBySchedule,
  isScheduled,
  hasJob,
  isJobStuck,
  isStalled,
}: Found): Holds<'lag' | 'until-refresh' | 'stalled'> {
  const isAwaited = isStalled && (isScheduled || hasJob) && !isJobStuck
  return {
    lag: isLate && !isScheduled,
    'until-refresh': isLateBySchedule || isAwaited || (isScheduled && isLate),
    stalled: isStalled && !isAwaited,
  }
}

/** What a rebuild brings back is not lost. What was counted twice is named as that all the same: it shows at once. */
const NO_HARM = { lost: false, overwritten: false }

/** What is wrong with the data, and whether it was for a while. */
function dataOf(
  found: Found,
): Holds<
  'rewound' | 'rebuildable' | 'lost' | 'phantom' | 'ghost' | 'duplicated' | 'overwritten' | 'no-history'
> {
  const { damage, converged, isRebuildable } = found
  const duplicated = !converged && found.isDoubled
  // A counter that is wrong while every document is right: an effect is missing somewhere, and nobody will repeat it.
  const isUnexplained = !converged && !duplicated && damage.size === 0 && !found.isPending
  const lost = damage.has('lost') || isUnexplained
  const overwritten = damage.has('overwritten')
  const mayHeal = damage.size === 0 && !duplicated && !isUnexplained
  const harm = isRebuildable ? NO_HARM : { lost, overwritten }
  return {
    rewound: mayHeal && found.hasGoneBack,
    rebuildable: isRebuildable && (lost || overwritten),
    ...harm,
    phantom: damage.has('phantom'),
    ghost: damage.has('ghost'),
    duplicated: duplicated || found.hasPushedAgain,
    'no-history': damage.has('no-history'),
  }
}
