// Says what is wrong with a file whose shape is right: names that do not exist here, times that run backwards, settings that clash.
import type { Domain, FieldSpec } from '#domains'
import { ALL_SETTINGS, EVENTS_FOR, isChanged, type Settings } from '#pipelines'
import { isAct } from './act-lines'
import { checkAct } from './acts'
import { checkPolicy, checkQuery } from './query-meaning'
import type { Kit, Problem, ScenarioFile } from './scenario'
import type { FaultEntry, WorkloadEntry } from './schema'

export interface Surroundings extends Kit {
  readonly settings: Settings
}

/** More commands and queries than this would not be a scenario but a load test. */
const MOST_REQUESTS = 200_000

export function checkMeaning(file: ScenarioFile, around: Surroundings): readonly Problem[] {
  return [
    ...checkSettings(around),
    ...checkPolicy(around.settings, around.domain),
    ...(file.workload ?? []).flatMap((entry, index) => checkLine(entry, `workload[${index}]`, around)),
    ...checkLoad(file.workload ?? []),
    ...(file.faults ?? []).flatMap((entry, index) => checkFault(entry, `faults[${index}]`, around)),
  ]
}

function checkSettings({ settings, pipeline, domain }: Surroundings): readonly Problem[] {
  const { apply } = settings.projector
  const fitting: readonly string[] = EVENTS_FOR[apply]
  const meant = new Set(pipeline.settings.map(({ path }) => path))
  const idle = ALL_SETTINGS.filter(({ path }) => !meant.has(path) && isChanged(settings, path))
  return [
    ...(fitting.includes(settings.events) || !meant.has('events')
      ? []
      : [
          {
            path: 'settings.events',
            what: `does not go with projector.apply "${apply}", which needs others; write ${fitting.join(' or ')}`,
          },
        ]),
    ...idle
      .filter(({ path }) => path !== 'events')
      .map(({ path }) => ({
        path: `settings.${path}`,
        what: `means nothing in ${pipeline.id}; remove it`,
      })),
    ...pipeline.refuse(settings, domain).map(({ path, what }) => ({ path: `settings.${path}`, what })),
  ]
}

function checkLine(entry: WorkloadEntry, path: string, around: Surroundings): readonly Problem[] {
  if ('command' in entry) return checkCommand(entry.command, `${path}.command`, around.domain)
  if (isAct(entry)) return checkAct(entry, path, around)
  if ('query' in entry) return checkQuery(entry, path, around)
  if (!('from' in entry)) return []
  const order =
    entry.until <= entry.from
      ? [{ path: `${path}.until`, what: `is not after from; write more than ${entry.from}` }]
      : []
  if (!('mix' in entry)) return [...order, ...checkQuery(entry, path, around)]
  const types = around.domain.commands.map(({ type }) => type)
  const unknown = Object.keys(entry.mix).filter((type) => !types.includes(type))
  return [
    ...order,
    ...unknown.map((type) => ({
      path: `${path}.mix.${type}`,
      what: `is no command; choose from ${types.join(', ')}`,
    })),
  ]
}

/** Names and types of a command's fields. Values that the business refuses are allowed: refusing is its job. */
export function checkCommand(
  command: { readonly type: string; readonly [field: string]: unknown },
  path: string,
  domain: Domain,
): readonly Problem[] {
  const spec = domain.commands.find(({ type }) => type === command.type)
  if (spec === undefined) {
    const types = domain.commands.map(({ type }) => type).join(', ')
    return [{ path: `${path}.type`, what: `is no command of ${domain.id}; choose from ${types}` }]
  }
  const names = spec.fields.map(({ name }) => name)
  const unknown = Object.keys(command).filter(
    (key) => !['type', 'id', 'expectedVersion', ...names].includes(key),
  )
  return [
    ...unknown.map((key) => ({
      path: `${path}.${key}`,
      what: `is unknown; ${command.type} has ${['id', ...names].join(', ')}`,
    })),
    ...spec.fields.flatMap((field) => checkField(field, command[field.name], `${path}.${field.name}`)),
  ]
}

function checkField(field: FieldSpec, value: unknown, path: string): readonly Problem[] {
  if (value === undefined) return field.required ? [{ path, what: `is missing; ${adviceFor(field)}` }] : []
  if (field.type === 'integer' ? Number.isInteger(value) : typeof value === 'string') return []
  return [{ path, what: `is not a ${kindOf(field)}; ${adviceFor(field)}` }]
}

const kindOf = (field: FieldSpec): string => (field.type === 'integer' ? 'whole number' : 'text')

function adviceFor(field: FieldSpec): string {
  switch (field.type) {
    case 'integer':
      return `write a whole number, such as ${field.min}`
    case 'choice':
      return `write a text, such as ${field.choices[0] ?? ''}`
    case 'string':
      return `write a text of at most ${field.maxLength} characters`
  }
}

function checkLoad(workload: readonly WorkloadEntry[]): readonly Problem[] {
  const expected = workload.reduce((sum, entry) => {
    if (!('from' in entry)) return sum + 1
    return (
      sum + (Math.max(0, entry.until - entry.from) / 1000) * ('mix' in entry ? entry.rate : entry.queries)
    )
  }, 0)
  if (expected <= MOST_REQUESTS) return []
  return [
    {
      path: 'workload',
      what: `asks for about ${Math.round(expected)} requests; write lines for at most ${MOST_REQUESTS}`,
    },
  ]
}

/** Names of components, links and points that are not there, and spans that end before they begin. */
export function checkFault(fault: FaultEntry, path: string, around: Surroundings): readonly Problem[] {
  switch (fault.kind) {
    case 'crash':
      return [...checkComponent(fault.component, path, around), ...checkCrash(fault, path, around)]
    case 'down':
      return [...checkComponent(fault.component, path, around), ...checkSpan(fault, path)]
    case 'slow':
      return [...checkComponent(fault.component, path, around), ...checkSpan(fault, path)]
    case 'link':
    case 'cut':
      return [...checkLink(fault.link, path, around), ...checkSpan(fault, path)]
    case 'message':
      return [...checkLink(fault.link, path, around), ...checkHold(fault, path)]
    case 'failover':
      return checkFailover(fault, path, around)
    case 'poison':
      return checkPoison(path, around)
    case 'abort':
      return []
  }
}

/** An event that nobody decodes can be as wrong as it likes. */
const checkPoison = (path: string, { pipeline, settings }: Surroundings): readonly Problem[] =>
  pipeline.decodes?.(settings) === false
    ? [
        {
          path: `${path}.kind`,
          what: `does nothing in ${pipeline.id}: no projector decodes events here; remove it`,
        },
      ]
    : []

/** Only what has a standby can fail over to it. */
function checkFailover(
  { component }: Extract<FaultEntry, { kind: 'failover' }>,
  path: string,
  { pipeline, settings }: Surroundings,
): readonly Problem[] {
  const known = pipeline
    .components(settings)
    .map((each) => each.component)
    .filter((each) => each === 'write-store' || (each === 'broker' && settings.broker !== 'nats-core'))
  return known.includes(component)
    ? []
    : [{ path: `${path}.component`, what: `has no standby; choose from ${known.join(', ')}` }]
}

function checkHold(fault: Extract<FaultEntry, { kind: 'message' }>, path: string): readonly Problem[] {
  const { action, until } = fault
  if (action === 'delay' && until === undefined)
    return [{ path, what: 'is late without saying until when; write until' }]
  return until === undefined || action === 'hold' || action === 'delay'
    ? []
    : [{ path: `${path}.until`, what: `goes with action "hold" or "delay" only; remove it` }]
}

function checkCrash(
  fault: Extract<FaultEntry, { kind: 'crash' }>,
  path: string,
  { pipeline, settings }: Surroundings,
): readonly Problem[] {
  const { at, point, nth } = fault
  if ((at === undefined) === (point === undefined))
    return [{ path, what: 'needs an instant or a point; write either at or point' }]
  if (point === undefined)
    return nth === undefined ? [] : [{ path: `${path}.nth`, what: 'goes with point only; remove it' }]
  const points =
    pipeline.components(settings).find(({ component }) => component === fault.component)?.points ?? []
  if (points.includes(point)) return []
  const choose = points.length === 0 ? 'it has none; use at' : `choose from ${points.join(', ')}`
  return [{ path: `${path}.point`, what: `is no crash point of ${fault.component}; ${choose}` }]
}

function checkComponent(
  component: string,
  path: string,
  { pipeline, settings }: Surroundings,
): readonly Problem[] {
  const known = pipeline.components(settings).map((each) => each.component)
  if (component === 'client')
    return [
      {
        path: `${path}.component`,
        what: `is the outside world, which does not fail here; choose from ${known.slice(1).join(', ')}`,
      },
    ]
  return known.includes(component)
    ? []
    : [
        {
          path: `${path}.component`,
          what: `is not in ${pipeline.id}; choose from ${known.slice(1).join(', ')}`,
        },
      ]
}

function checkLink(link: string, path: string, { pipeline, settings }: Surroundings): readonly Problem[] {
  const known = pipeline.links(settings).map(({ id }) => id)
  return known.includes(link)
    ? []
    : [{ path: `${path}.link`, what: `is not in ${pipeline.id}; choose from ${known.join(', ')}` }]
}

function checkSpan(
  fault: { readonly from?: number | undefined; readonly until?: number | undefined },
  path: string,
): readonly Problem[] {
  const { from = 0, until } = fault
  return until !== undefined && until <= from
    ? [{ path: `${path}.until`, what: `is not after from; write more than ${from}` }]
    : []
}
