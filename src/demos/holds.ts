// Whether a condition holds of a run, found by looking at the run alone; and what was found instead, for whoever is told that it does not.
import { compareAll } from '#checks'
import type { Json } from '#kernel'
import { hasConverged, isAtRest, type Run } from '#runs'
import { type Problem, settingIn } from '#scenarios'
import type { Condition, Range } from './conditions'

/** What is looked at: a run, the instant that the viewer sees, and what is selected on the page. */
export interface Sight {
  readonly run: Run
  /** Microseconds. */
  readonly at: number
  /** The test id of what is selected. */
  readonly selected: string | null
}

/** What was found where a condition looked, in plain values. */
export interface Finding {
  readonly holds: boolean
  readonly found: Json
}

/** Whether all conditions hold. */
export const allHold = (conditions: readonly Condition[], sight: Sight): boolean =>
  conditions.every((condition) => findingOf(condition, sight).holds)

/** What is wrong with claims: each that does not hold, with what was found instead. */
export const untrueIn = (claims: readonly Condition[], sight: Sight): readonly Problem[] =>
  claims.flatMap((claim) => {
    const { holds, found } = findingOf(claim, sight)
    const what = `${JSON.stringify(claim)} is not true; found ${JSON.stringify(found)}`
    return holds ? [] : [{ path: 'expect', what }]
  })

/** Looks where a condition looks. Changes nothing: rows stand afterwards where they stood. */
export function findingOf(condition: Condition, sight: Sight): Finding {
  const { run } = sight
  if ('converged' in condition) return equal(hasConverged(run), condition.converged)
  if ('quiet' in condition) return equal(isAtRest(run), condition.quiet)
  if ('gap' in condition) return within(gapOf(run), condition.gap)
  if ('row' in condition) return rowFinding(condition, run)
  if ('models' in condition) return within(statusCount(run, condition.models), condition.count)
  if ('state' in condition) return stateFinding(condition, run)
  if ('table' in condition) return within(sizeOf(run, condition.table), condition.size)
  if ('travelling' in condition)
    return within(travellingOn(run, condition.travelling, condition.type).length, condition.count)
  if ('fault' in condition) return equal(hasFault(run, condition.fault), condition.present)
  if ('at' in condition) return within(sight.at / 1000, condition.at)
  if ('head' in condition) return equal(run.simulation.atHead, condition.head)
  if ('selected' in condition) return { holds: sight.selected === condition.selected, found: sight.selected }
  if ('setting' in condition) return settingFinding(condition, run)
  return judgedFinding(condition, run)
}

type Judged = Extract<
  Condition,
  | { verdict: unknown }
  | { violated: unknown }
  | { applied: unknown }
  | { events: unknown }
  | { commands: unknown }
  | { queries: unknown }
  | { lag: unknown }
  | { latency: unknown }
>

/** What is judged of the run as a whole, up to its head. */
function judgedFinding(condition: Judged, run: Run): Finding {
  const { sessions } = run.judge
  if ('commands' in condition) return within(sessions.commands[condition.commands], condition.count)
  if ('queries' in condition) return within(sessions.queries[condition.queries], condition.count)
  if ('applied' in condition)
    return within(run.course.entryOf(condition.applied)?.applied.length ?? 0, condition.times)
  const { verdict, violations, events, lag, latency } = judgementOf(run)
  if ('verdict' in condition) {
    const { holds = true } = condition
    return { holds: verdict.includes(condition.verdict) === holds, found: verdict }
  }
  if ('violated' in condition) {
    const times = violations.filter(({ check }) => check === condition.violated).length
    return within(times, condition.times ?? { least: 1 })
  }
  if ('events' in condition) return within(events[condition.events], condition.count)
  if ('lag' in condition) return within(lag[condition.lag] / 1000, condition.ms)
  return within(latency[condition.latency][condition.rank] / 1000, condition.ms)
}

/** The judgement of the head, with the rows left where they stand. */
export function judgementOf(run: Run) {
  const { position } = run.simulation
  const judgement = run.judgement()
  run.seek(position)
  return judgement
}

const equal = (found: boolean, wanted: boolean): Finding => ({ holds: found === wanted, found })

function within(found: number, range: Range): Finding {
  if (typeof range === 'number') return { holds: found === range, found }
  const { least = -Infinity, most = Infinity } = range
  return { holds: least <= found && found <= most, found }
}

function gapOf(run: Run): number {
  const { committed = 0, visible = 0 } = run.course.lag.pointAt(run.simulation.position) ?? {}
  return committed - visible
}

const compared = (run: Run) => compareAll(run.subject, run.simulation.rows)

const statusCount = (run: Run, status: string): number =>
  compared(run).filter((row) => row.status === status).length

function rowFinding(
  { row: key, model, status, truth, view }: Extract<Condition, { row: unknown }>,
  run: Run,
): Finding {
  const documents = run.subject.domain.models.find(({ kind }) => kind === 'document')?.name
  const name = model ?? documents
  const row = compared(run).find((each) => each.model === name && each.key === key)
  if (row === undefined) return { holds: false, found: null }
  const found = { status: row.status, truth: row.truth ?? null, view: row.view ?? null }
  const holds =
    (status === undefined || row.status === status) && says(row.truth, truth) && says(row.view, view)
  return { holds, found }
}

interface Row {
  readonly [field: string]: Json
}

/** Whether a row has these fields with these values. */
const says = (row: Row | undefined, wanted: Row | undefined): boolean =>
  wanted === undefined || Object.entries(wanted).every(([field, value]) => row?.[field] === value)

/** A component's life, its own state, and the states of what it has in hand. */
function stateFinding({ state: id, is }: Extract<Condition, { state: unknown }>, run: Run): Finding {
  const { rows } = run.simulation
  const life = rows.get('lives', id) as { readonly status: string } | undefined
  const states = [life?.status ?? 'up']
  if (life?.status !== 'down')
    for (const [key, row] of rows.entries('machines'))
      if (key === id || key.startsWith(`${id}/`)) states.push((row as { readonly state: string }).state)
  return { holds: states.includes(is), found: states }
}

function sizeOf(run: Run, table: string): number {
  const isThere = run.simulation.tables.some(({ name }) => name === table)
  return isThere ? run.simulation.rows.size(table) : 0
}

/** Whether a fault is in force on a component or a link. */
function hasFault(run: Run, target: string): boolean {
  return faultsOn(run, target).length > 0
}

/** The ids of the messages in flight on a link, of one type or of all, in the order in which they were sent. */
export function travellingOn(run: Run, link: string, type?: string): readonly string[] {
  const found = [...run.simulation.rows.entries('wires')].flatMap(([id, row]) => {
    const message = row as { readonly link: string; readonly type: string; readonly sequence: number }
    const isOne = message.link === link && (type === undefined || message.type === type)
    return isOne ? [{ id, sequence: message.sequence }] : []
  })
  return found.toSorted((x, y) => x.sequence - y.sequence).map(({ id }) => id)
}

/** The ids of the faults in force on a component or a link. */
export const faultsOn = (run: Run, target: string): readonly string[] =>
  [...run.simulation.rows.entries('faults')].flatMap(([id, row]) => {
    const { component, link } = row as { readonly component?: string; readonly link?: string }
    return component === target || link === target ? [id] : []
  })

/** `pipeline`, `domain`, `seed`, or a path such as `settings.relay.interval`. */
function settingFinding({ setting, is }: Extract<Condition, { setting: unknown }>, run: Run): Finding {
  const found = settingIn(run.scenario, setting) as Json
  return { holds: found === is, found }
}
