// How far somebody has come in a demo: which steps are done, what was predicted and what proved right. A value; nothing here acts.
import type { Demo, DemoStep } from './demo'
import { allHold, type Sight } from './holds'

interface StepProgress {
  /** The expectation has held; what happens afterwards does not undo that. */
  readonly met: boolean
  /** The number of the choice that was predicted, and of the one that the run proved right. */
  readonly guess: number | null
  readonly answer: number | null
}

export interface Progress {
  /** The step that is shown. */
  readonly shown: number
  /** Every step that was begun. The last one is being done. */
  readonly steps: readonly StepProgress[]
}

const FRESH: StepProgress = { met: false, guess: null, answer: null }

/** Before the first step. */
export const begun: Progress = { shown: 0, steps: [FRESH] }

/** The step that is being done, which may be a later one than is shown. */
export const current = (demo: Demo, { steps }: Progress): DemoStep => stepAt(demo, steps.length - 1)

/** A step of the demo. */
export function stepAt({ steps }: Demo, index: number): DemoStep {
  const step = steps[index]
  if (step === undefined) throw new RangeError(`A demo has no step ${index}`)
  return step
}

/** Whether the step that is being done is done. */
export const isMet = ({ steps }: Progress): boolean => steps.at(-1)?.met ?? false

/** Whether the last step is done. */
export const isOver = (demo: Demo, progress: Progress): boolean =>
  progress.steps.length === demo.steps.length && isMet(progress)

/**
 * Looks whether the present step's expectation holds. What nothing needs to be said of goes on to the next step at once,
 * unless each step waits until it has been read.
 */
export function looked(demo: Demo, progress: Progress, sight: Sight, waits = false): Progress {
  const last = progress.steps.at(-1) ?? FRESH
  const step = current(demo, progress)
  if (last.met || !allHold(step.expect, sight)) return progress
  const right = step.predict?.choices.findIndex(({ when }) => allHold(when, sight)) ?? -1
  const met = { ...last, met: true, answer: right < 0 ? null : right }
  const next = { ...progress, steps: progress.steps.with(-1, met) }
  const isWordless = !waits && step.seen === undefined && step.predict === undefined && step.expect.length > 0
  return isWordless && !isOver(demo, next) ? wentOn(demo, next) : next
}

/** Takes note of a prediction. Once the answer is known, it is too late. */
export function predicted(progress: Progress, guess: number): Progress {
  const last = progress.steps.at(-1) ?? FRESH
  return last.met ? progress : { ...progress, steps: progress.steps.with(-1, { ...last, guess }) }
}

/** Shows the next step: one that was begun before, or a new one where the present one is done. */
export function wentOn(demo: Demo, progress: Progress): Progress {
  const { shown, steps } = progress
  if (shown < steps.length - 1) return { ...progress, shown: shown + 1 }
  if (!isMet(progress) || isOver(demo, progress)) return progress
  return { shown: steps.length, steps: [...steps, FRESH] }
}

/** Shows the step before. What is being done stays as it is. */
export const wentBack = (progress: Progress): Progress => ({
  ...progress,
  shown: Math.max(0, progress.shown - 1),
})

/** What was kept of somebody's progress, if it is progress in this demo. */
export function progressFrom(demo: Demo, kept: unknown): Progress | undefined {
  if (!isRecord(kept) || !Array.isArray(kept['steps']) || !isIndex(kept['shown'], kept['steps'].length))
    return undefined
  const steps = kept['steps'].map((step: unknown, index) => stepFrom(demo, step, index))
  const right = steps.flatMap((step) => step ?? [])
  const isWhole = right.length === steps.length && right.slice(0, -1).every(({ met }) => met)
  return isWhole ? { shown: kept['shown'], steps: right } : undefined
}

function stepFrom(demo: Demo, kept: unknown, index: number): StepProgress | undefined {
  const choices = demo.steps[index]?.predict?.choices.length ?? 0
  if (index >= demo.steps.length || !isRecord(kept) || typeof kept['met'] !== 'boolean') return undefined
  const { met, guess, answer } = kept
  const isChoice = (value: unknown) => value === null || isIndex(value, choices)
  return isChoice(guess) && isChoice(answer)
    ? { met, guess: guess as number | null, answer: answer as number | null }
    : undefined
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null

const isIndex = (value: unknown, length: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < length
