// Parses what is done to a run of a scenario while it goes on: a fault, a command, a query, what an operator does.
import { domains } from '#domains'
import type { Fault } from '#faults'
import { CLIENT, pipelineOf } from '#pipelines'
import { checkAct, isAct } from './acts'
import { actOf, compileFault, purposeOf, written } from './compile'
import { entryOf, wrong } from './entries'
import { checkCommand, checkFault, type Surroundings } from './meaning'
import { parseFault, parseLine } from './parse'
import { checkQuery } from './query-meaning'
import { COMMAND } from './schema'
import { isObject, misshapenIn } from './shape'
import type { Parsed, Problem, Scenario } from './scenario'

/** Parses one fault, as a scenario file writes it, for a run of this scenario. */
export function parseFaultFor(scenario: Scenario, value: unknown): Parsed<Fault> {
  const misshapen = misshapenIn(value, 'fault')
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const entry = parseFault(value, 'fault')
  if (!entry.ok) return entry
  const around = surroundingsOf(scenario)
  const problems = checkFault(entry.value, 'fault', around)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: compileFault(entry.value) }
}

/** Parses one command for a run of this scenario. */
export function parseCommandFor(
  scenario: Scenario,
  value: unknown,
): Parsed<{ readonly type: string; readonly id: string }> {
  const misshapen = misshapenIn(value, 'command')
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const command = entryOf(COMMAND, value, 'command')
  if (!command.ok) return command
  const problems = checkCommand(command.value, 'command', surroundingsOf(scenario).domain)
  return problems.length > 0 ? { ok: false, problems } : command
}

/** What happens to a component because somebody wants it to: the client sends something, an operator does something. */
export interface Stimulus {
  readonly component: string
  readonly type: string
  readonly body: { readonly [field: string]: unknown }
}

/** Parses a line of a workload without its instant, for a run of this scenario: a command, a query, what an operator does. */
export function parseStimulusFor(scenario: Scenario, value: unknown, path: string): Parsed<Stimulus> {
  const misshapen = misshapenIn(value, path, { depth: 8, lists: /\.fields$/ })
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const line = parseLine(isObject(value) ? { ...value, at: 0 } : value, path)
  if (!line.ok) return line
  const around = surroundingsOf(scenario)
  const entry = line.value
  if ('command' in entry) {
    const { command } = entry
    const problems = checkCommand(command, `${path}.command`, around.domain)
    return judged({ component: CLIENT, type: 'command', body: command }, problems)
  }
  if ('query' in entry) {
    const { query, with: other, member, ...rest } = entry
    const body = { key: query, ...written({ with: other, member }), ...purposeOf(rest) }
    return judged({ component: CLIENT, type: 'query', body }, checkQuery(entry, path, around))
  }
  if (isAct(entry)) {
    const { component, type, body } = actOf(entry)
    return judged({ component, type, body }, checkAct(entry, path, around))
  }
  return wrong(path, 'goes on for a while; write something that happens at once')
}

const judged = (stimulus: Stimulus, problems: readonly Problem[]): Parsed<Stimulus> =>
  problems.length > 0 ? { ok: false, problems } : { ok: true, value: stimulus }

function surroundingsOf(scenario: Scenario): Surroundings {
  const pipeline = pipelineOf(scenario.pipeline)
  const domain = domains.find(({ id }) => id === scenario.domain)
  if (pipeline === undefined || domain === undefined)
    throw new Error('Broken invariant: a parsed scenario names what exists')
  return { pipeline, domain, settings: scenario.settings }
}
