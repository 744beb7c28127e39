// Plays a demo to its end without a page and says of every claim whether it is true: in the end, and not before it was brought about.
import type { Json } from '#kernel'
import { inWords } from '#scenarios'
import type { Condition } from './conditions'
import type { Demo, DemoStep } from './demo'
import { allHold, findingOf } from './holds'
import { Stage } from './stage'

/** What is wrong with a demo, by the number of its step. */
export type Fault =
  /** An act is impossible there. */
  | { readonly step: number; readonly kind: 'refused'; readonly why: string }
  /** A claim does not hold once the step is done. */
  | { readonly step: number; readonly kind: 'untrue'; readonly claim: Condition; readonly found: Json }
  /** The step is there to bring something about that was so already. */
  | { readonly step: number; readonly kind: 'nothing-new' }
  /** Of the choices of a prediction not exactly one proves right; these do. */
  | { readonly step: number; readonly kind: 'undecided'; readonly right: readonly number[] }

/** Plays a demo, step by step, whoever was meant to act. No faults: all that it claims is true. */
export function rehearse(demo: Demo): readonly Fault[] {
  const stage = new Stage(demo)
  return demo.steps.flatMap((step, index) => rehearseStep(stage, step, index))
}

function rehearseStep(stage: Stage, { acts, expect, predict }: DemoStep, step: number): readonly Fault[] {
  const isOld = expect.length > 0 && acts.length > 0 && allHold(expect, stage.sight)
  const problems = acts.flatMap((act) => stage.perform(act))
  const untrue = expect.flatMap((claim): readonly Fault[] => {
    const { holds, found } = findingOf(claim, stage.sight)
    return holds ? [] : [{ step, kind: 'untrue', claim, found }]
  })
  const right = (predict?.choices ?? []).flatMap(({ when }, index) =>
    allHold(when, stage.sight) ? [index] : [],
  )
  return [
    ...(problems.length > 0 ? [{ step, kind: 'refused', why: inWords(problems) } as const] : []),
    ...(isOld ? [{ step, kind: 'nothing-new' } as const] : []),
    ...untrue,
    ...(predict !== undefined && right.length !== 1 ? [{ step, kind: 'undecided', right } as const] : []),
  ]
}
