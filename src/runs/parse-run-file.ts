// Parses a run file from anywhere: whole or not at all, with every problem named by its path. What it says somebody did is
// held to what can be done in its scenario.
import * as v from 'valibot'
import type { Control } from '#kernel'
import { CLIENT } from '#pipelines'
import {
  type Parsed,
  parseCommandFor,
  parseFaultFor,
  parseScenario,
  type Problem,
  problemsOf,
  type Scenario,
} from '#scenarios'
import type { Intervention } from './intervention'
import type { Causes } from './run'
import { CONTROLS, ENTRY, FRAME, KINDED, type Written } from './run-file-schema'

/** A run file has at most this many characters. */
export const MOST_RUN_CHARACTERS = 2_000_000

/** A run that a file tells, and what it claims to come to. */
export interface ToldRun {
  readonly name: string
  readonly causes: Causes
  readonly rules: string
  readonly steps: number
  readonly digest: string
}

const micros = (value: number): number => Math.round(value * 1000)

const wrong = (path: string, what: string) => ({ ok: false, problems: [{ path, what }] }) as const

/** Parses a run file from any value. */
export function parseRunFile(json: unknown): Parsed<ToldRun> {
  const frame = v.safeParse(FRAME, json)
  if (!frame.success) return { ok: false, problems: problemsOf(FRAME, frame.issues, '') }
  const { name: called, without, interventions, rules, steps, digest } = frame.output
  const scenario = parseScenario(frame.output.scenario)
  if (!scenario.ok) return under(scenario.problems, '', 'scenario')
  const entries = interventions.map((entry, index) =>
    parseEntry(scenario.value, entry, `interventions[${index}]`),
  )
  const acts = entries.flatMap((entry) => (entry.ok ? [entry.value] : []))
  const problems = [
    ...entries.flatMap((entry) => (entry.ok ? [] : entry.problems)),
    ...checkOrder(acts, steps),
    ...checkWithout(without, scenario.value),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const causes = { scenario: scenario.value, without, interventions: acts }
  return { ok: true, value: { name: called, causes, rules, steps, digest } }
}

/** Problems of a part of the file, as problems of the file. */
const under = (problems: readonly Problem[], within: string, path: string) =>
  ({
    ok: false,
    problems: problems.map((problem) => {
      const rest = problem.path.slice(within.length)
      return { path: rest === '' || /^[.[]/.test(rest) ? path + rest : `${path}.${rest}`, what: problem.what }
    }),
  }) as const

function parseEntry(scenario: Scenario, json: unknown, path: string): Parsed<Intervention> {
  const entry = v.safeParse(ENTRY, json)
  if (!entry.success) return { ok: false, problems: problemsOf(ENTRY, entry.issues, path) }
  const control = parseControl(scenario, entry.output.control, `${path}.control`)
  if (!control.ok) return control
  const { id, at } = entry.output
  return { ok: true, value: { id, at: micros(at), step: entry.output.step, control: control.value } }
}

function parseControl(scenario: Scenario, json: unknown, path: string): Parsed<Control> {
  const kinded = v.safeParse(KINDED, json)
  if (!kinded.success) return { ok: false, problems: problemsOf(KINDED, kinded.issues, path) }
  const schema = CONTROLS[kinded.output.kind]
  const control = v.safeParse(schema, json)
  if (!control.success) return { ok: false, problems: problemsOf(schema, control.issues, path) }
  return controlFrom(scenario, control.output, path)
}

function controlFrom(scenario: Scenario, written: Written, path: string): Parsed<Control> {
  switch (written.kind) {
    case 'crash': {
      const { component, restartAfter, cause } = written
      return struck(scenario, { component }, path, {
        kind: 'crash',
        component,
        ...(restartAfter === undefined ? {} : { restartAfter: micros(restartAfter) }),
        ...(cause === undefined ? {} : { cause }),
      })
    }
    case 'restart':
      return struck(scenario, written, path, written)
    case 'fault': {
      const fault = parseFaultFor(scenario, written.fault)
      if (!fault.ok) return under(fault.problems, 'fault', `${path}.fault`)
      return { ok: true, value: { kind: 'fault', id: written.id, fault: { ...fault.value } } }
    }
    case 'heal':
      return { ok: true, value: written }
    case 'later':
      return planned(scenario, written, path)
    case 'message': {
      const { until, ...hand } = written
      return { ok: true, value: { ...hand, ...(until === undefined ? {} : { until: micros(until) }) } }
    }
    case 'command': {
      const body = parseCommandFor(scenario, written.command)
      if (!body.ok) return under(body.problems, 'command', `${path}.command`)
      return {
        ok: true,
        value: { kind: 'stimulus', component: CLIENT, type: 'command', body: { ...body.value } },
      }
    }
    case 'operator':
      return operated(scenario, written, path)
  }
}

/** What is planned is planned once: a plan to plan something is nobody's act. */
function planned(
  scenario: Scenario,
  { at, control }: Extract<Written, { kind: 'later' }>,
  path: string,
): Parsed<Control> {
  const inner = parseControl(scenario, control, `${path}.control`)
  if (!inner.ok) return inner
  if (inner.value.kind === 'later') return wrong(`${path}.control.kind`, 'is planned already; write its act')
  return { ok: true, value: { kind: 'later', at: micros(at), control: inner.value } }
}

function operated(
  scenario: Scenario,
  { component, act, with: given }: Extract<Written, { kind: 'operator' }>,
  path: string,
): Parsed<Control> {
  const { lasts, mode, key } = given
  const body = {
    ...(mode === undefined ? {} : { mode }),
    ...(key === undefined ? {} : { key }),
    ...(lasts === undefined ? {} : { lasts: micros(lasts) }),
  }
  return struck(scenario, { component }, path, { kind: 'stimulus', component, type: act, body })
}

/** A control of a component, where the wired design has it. */
function struck(
  { kit, settings }: Scenario,
  { component }: { readonly component: string },
  path: string,
  control: Control,
): Parsed<Control> {
  const known = kit.pipeline
    .components(settings)
    .map((each) => each.component)
    .filter((each) => each !== CLIENT)
  return known.includes(component)
    ? { ok: true, value: control }
    : wrong(`${path}.component`, `is unknown here; choose from ${known.join(', ')}`)
}

/** Acts are in the order in which they were done, within the run, each under an id of its own. */
function checkOrder(acts: readonly Intervention[], steps: number): readonly Problem[] {
  const seen = new Set<string>()
  let last = 0
  return acts.flatMap(({ id, step: place }, index): readonly Problem[] => {
    const path = `interventions[${index}]`
    const isTaken = seen.has(id)
    seen.add(id)
    const before = last
    last = Math.max(last, place ?? 0)
    return [
      ...(isTaken ? [{ path: `${path}.id`, what: 'is the id of an earlier act; give each its own' }] : []),
      ...(place !== null && place < before
        ? [{ path: `${path}.step`, what: `comes before the act before it; write at least ${before}` }]
        : []),
      ...(place !== null && place > steps
        ? [{ path: `${path}.step`, what: `lies beyond the run; write at most steps, ${steps}` }]
        : []),
    ]
  })
}

/** Only what is a cause can have been taken out. */
function checkWithout(without: readonly string[], { causes }: Scenario): readonly Problem[] {
  const known = new Set(causes.map(({ id }) => id))
  return without.flatMap((id, index) =>
    known.has(id) || /^hand-\d{1,6}$/.test(id)
      ? []
      : [{ path: `without[${index}]`, what: 'is no cause of this run; remove it' }],
  )
}
