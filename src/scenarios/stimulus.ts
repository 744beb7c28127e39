// Parses what happens to a run of a scenario because somebody wants it to: a command, a query, what an operator does.
import { CLIENT } from '#pipelines'
import { isAct } from './act-lines'
import { checkAct } from './acts'
import { actOf, purposeOf, written } from './compile'
import { checkCommand } from './meaning'
import { parseLine } from './parse'
import { wrong } from './problems'
import { checkQuery } from './query-meaning'
import { isObject, misshapenIn } from './shape'
import type { Parsed, Problem, Scenario } from './scenario'

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
  const around = { ...scenario.kit, settings: scenario.settings }
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
