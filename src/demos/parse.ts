// Parses a demo file from anywhere: whole or not at all, with every problem named by its path.
import * as v from 'valibot'
import {
  fileFrom,
  keyedEntry,
  linesOf,
  misshapenIn,
  type Parsed,
  parseFault,
  type Problem,
  problemsOf,
} from '#scenarios'
import { type Act, ACTS } from './act-schemas'
import { type Condition, CONDITIONS } from './conditions'
import type { Demo, DemoStep } from './demo'
import { FRAME } from './schema'

const SHAPE = {
  depth: 14,
  lists: /(?:^|\.)(?:steps|highlight|do|expect|choices|when|workload|faults|fields)$/,
}

type Frame = v.InferOutput<typeof FRAME>

/** Parses a demo from any value. Unknown keys are problems; nothing is dropped silently. */
export function parseDemo(json: unknown): Parsed<Demo> {
  const misshapen = misshapenIn(json, '', SHAPE)
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const frame = v.safeParse(FRAME, json)
  if (!frame.success) return { ok: false, problems: problemsOf(FRAME, frame.issues, '') }
  const { scenario, seed, steps, id, title, summary } = frame.output
  const parsed = steps.map((step, index) => stepOf(step, `steps[${index}]`))
  const problems = [
    ...scenarioProblems(scenario, 'scenario'),
    ...parsed.flatMap((step) => (step.ok ? [] : step.problems)),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const right = parsed.flatMap((step) => (step.ok ? [step.value] : []))
  return { ok: true, value: { id, title, summary, scenario, seed, steps: right } }
}

/**
 * What is wrong with the shape of a scenario file inside a demo. What it means, and whether a bundled one exists, is found out
 * by whoever opens it and has the code for it.
 */
function scenarioProblems(scenario: unknown, path: string): readonly Problem[] {
  if (typeof scenario === 'string') return []
  const parsed = fileFrom(scenario)
  return parsed.ok
    ? []
    : parsed.problems.map((problem) => ({
        path: problem.path === '' ? path : `${path}.${problem.path}`,
        what: problem.what,
      }))
}

function stepOf(raw: Frame['steps'][number], path: string): Parsed<DemoStep> {
  const { do: acts = [], expect = [], predict, ...rest } = raw
  const does = linesOf(acts, `${path}.do`, parseAct)
  const expects = linesOf(expect, `${path}.expect`, parseCondition)
  const choices = (predict?.choices ?? []).map((each, index) => ({
    text: each.text,
    when: linesOf(each.when, `${path}.predict.choices[${index}].when`, parseCondition),
  }))
  const step: DemoStep = {
    chapter: rest.chapter,
    title: rest.title ?? rest.caption,
    caption: rest.caption,
    seen: rest.seen,
    highlight: rest.highlight ?? [],
    by: rest.by ?? 'player',
    label: rest.label,
    acts: does.entries,
    predict: predict && {
      question: predict.question,
      choices: choices.map(({ text, when }) => ({ text, when: when.entries })),
    },
    expect: expects.entries,
    hold: rest.hold,
  }
  const problems = [
    ...does.problems,
    ...expects.problems,
    ...choices.flatMap(({ when }) => when.problems),
    ...senselessIn(step, path),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: step }
}

/** What no schema says of a step. */
function senselessIn({ by, label, acts, expect, predict }: DemoStep, path: string): readonly Problem[] {
  const nothingExpected = expect.length === 0
  return [
    ...(by === 'reader' && nothingExpected
      ? [{ path, what: 'waits for the reader without saying for what; write expect' }]
      : []),
    ...(label !== undefined && acts.length === 0
      ? [{ path: `${path}.label`, what: 'is on a button that does nothing; write do' }]
      : []),
    ...(predict !== undefined && nothingExpected
      ? [{ path: `${path}.predict`, what: 'is never decided; write expect' }]
      : []),
  ]
}

/** Parses one act, by itself. */
export function parseAct(value: unknown, path: string): Parsed<Act> {
  const act = keyedEntry(ACTS, 'act', value, path)
  // Whoever wrote a fault or a scenario hears what is wrong with it, not that it is none.
  const raw = value as { readonly inject?: unknown; readonly load?: unknown } | null
  if (!act.ok && isObject(raw) && 'inject' in raw) {
    const fault = parseFault(raw.inject, `${path}.inject`)
    return fault.ok ? act : fault
  }
  if (!act.ok || !('load' in act.value)) return act
  const problems = scenarioProblems(act.value.load, `${path}.load`)
  return problems.length > 0 ? { ok: false, problems } : act
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Parses one condition, by itself. */
export const parseCondition = (value: unknown, path: string): Parsed<Condition> =>
  keyedEntry(CONDITIONS, 'condition', value, path)
