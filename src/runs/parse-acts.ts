// Parses what a run file or a link says that somebody did to a run: held to what can be done in its scenario.
import * as v from 'valibot'
import type { Control } from '#kernel'
import { CLIENT } from '#pipelines'
import {
  type Parsed,
  parseCommandFor,
  parseFaultFor,
  type Problem,
  problemsOf,
  type Scenario,
} from '#scenarios'
import type { Intervention } from './intervention'
import { CONTROLS, ENTRY, KINDED, type Written } from './run-file-schema'

const micros = (value: number): number => Math.round(value * 1000)

const wrong = (path: string, what: string) => ({ ok: false, problems: [{ path, what }] }) as const

/** Problems of a part of the file, as problems of the file. */
export const under = (problems: readonly Problem[], within: string, path: string) =>
  ({
    ok: false,
    problems: problems.map((problem) => {
      const rest = problem.path.slice(within.length)
      return { path: rest === '' || /^[.[]/.test(rest) ? path + rest : `${path}.${rest}`, what: problem.what }
    }),
  }) as const

/** The acts on a run of this scenario that are right, and what is wrong with the others. */
export function parseActs(scenario: Scenario, entries: readonly unknown[]) {
  const parsed = entries.map((entry, index) => parseEntry(scenario, entry, `interventions[${index}]`))
  return {
    acts: parsed.flatMap((entry) => (entry.ok ? [entry.value] : [])),
    problems: parsed.flatMap((entry): readonly Problem[] => (entry.ok ? [] : entry.problems)),
  }
}

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
  // Looked at before it is parsed: who nests plans deeply enough would have the parser run out of stack.
  if (isPlan(control)) return wrong(`${path}.control.kind`, 'is planned already; write its act')
  const inner = parseControl(scenario, control, `${path}.control`)
  if (!inner.ok) return inner
  return { ok: true, value: { kind: 'later', at: micros(at), control: inner.value } }
}

const isPlan = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'later'

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
