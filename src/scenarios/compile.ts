// From the file's milliseconds and defaults to the program's settings and causes in microseconds.
import type { Fault } from '#faults'
import { HANDLER, JOB, LATE_PROJECTOR, PRODUCT_SERVICE, PROJECTOR, settingsFrom } from '#pipelines'
import { isAct } from './act-lines'
import type { Cause, Kit, OperatorAct, QueryPurpose, Scenario, ScenarioFile } from './scenario'
import type { ActEntry, FaultEntry, WorkloadEntry } from './schema'

/** How long a migration takes where the file does not say, in milliseconds. */
const MIGRATION = 3000

const micros = (millis: number): number => Math.round(millis * 1000)

/** The scenario of a file that is right, with the code that it is run with. */
export function compileScenario(file: ScenarioFile, kit: Kit): Scenario {
  const title = file.title ?? { en: file.id, ko: file.id }
  return {
    id: file.id,
    title,
    summary: file.summary ?? title,
    seed: file.seed ?? 1,
    domain: kit.domain.id,
    pipeline: kit.pipeline.id,
    settings: settingsFrom(file.settings ?? {}),
    causes: compileCauses(file),
    end: { quiet: file.end?.quiet ?? true, limit: micros(file.end?.limit ?? 600_000) },
    file,
    kit,
  }
}

/** Every cause of the file with its id: `workload-0`, `fault-2`, … */
function compileCauses(file: ScenarioFile): readonly Cause[] {
  const lines = (file.workload ?? []).map((entry, index) => causeOfLine(entry, `workload-${index}`))
  const faults = (file.faults ?? []).map((entry, index): Cause => ({
    id: `fault-${index}`,
    kind: 'fault',
    fault: compileFault(entry),
  }))
  return [...lines, ...faults]
}

function causeOfLine(entry: WorkloadEntry, id: string): Cause {
  if ('command' in entry)
    return { id, kind: 'line', line: { kind: 'command', at: micros(entry.at), command: entry.command } }
  if ('query' in entry)
    return {
      id,
      kind: 'line',
      line: {
        kind: 'query',
        at: micros(entry.at),
        key: entry.query,
        ...written({ with: entry.with, member: entry.member }),
        ...purposeOf(entry),
      },
    }
  if ('transaction' in entry) {
    const { lasts, writes } = entry.transaction
    return { id, kind: 'session', session: { name: id, at: micros(entry.at), lasts: micros(lasts), writes } }
  }
  if (isAct(entry)) return { id, kind: 'act', act: actOf(entry) }
  const span = { from: micros(entry.from), until: micros(entry.until) }
  if ('mix' in entry)
    return { id, kind: 'line', line: { kind: 'commands', ...span, perSecond: entry.rate, mix: entry.mix } }
  return {
    id,
    kind: 'line',
    line: { kind: 'queries', ...span, perSecond: entry.queries, ...purposeOf(entry) },
  }
}

/** What an operator does, and to whom. */
export function actOf(entry: ActEntry): OperatorAct {
  const at = micros(entry.at)
  if ('rebuild' in entry) return { at, component: PROJECTOR, type: 'rebuild', body: { mode: entry.rebuild } }
  if ('deploy' in entry)
    return { at, component: HANDLER, type: 'deploy', body: { lasts: micros(entry.lasts ?? MIGRATION) } }
  if ('redrive' in entry) return { at, component: PROJECTOR, type: 'redrive', body: {} }
  if ('pause' in entry) return { at, component: entry.pause, type: 'pause', body: {} }
  if ('resume' in entry) return { at, component: entry.resume, type: 'resume', body: {} }
  if ('refresh' in entry) return { at, component: JOB, type: 'refresh', body: {} }
  if ('add-projection' in entry) return { at, component: LATE_PROJECTOR, type: 'add-projection', body: {} }
  return { at, component: PRODUCT_SERVICE, type: 'rename', body: { key: entry.rename } }
}

/** What a line of queries says of their purpose; what it leaves out is left out. */
export const purposeOf = ({ feature, class: userClass, fields }: PurposeEntry): QueryPurpose =>
  written({ feature, class: userClass, fields })

type PurposeEntry = Pick<Extract<WorkloadEntry, { queries: number }>, 'feature' | 'class' | 'fields'>

/** The fields that a file has written; those that it leaves out are left out. */
export function written<Fields extends object>(fields: Fields): WrittenFields<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as WrittenFields<Fields>
}

type WrittenFields<Fields> = { readonly [key in keyof Fields]?: Exclude<Fields[key], undefined> }

const optional = (millis: number | undefined): number | null => (millis === undefined ? null : micros(millis))

const spanOf = ({
  from = 0,
  until,
}: {
  readonly from?: number | undefined
  readonly until?: number | undefined
}) => ({
  from: micros(from),
  until: optional(until),
})

/** A fault of the file as the faults folder knows it. */
export function compileFault(entry: FaultEntry): Fault {
  switch (entry.kind) {
    case 'crash':
      return compileCrash(entry)
    case 'down':
      return { ...entry, from: micros(entry.from), until: micros(entry.until) }
    case 'link':
      return compileLink(entry)
    case 'cut':
      return { kind: 'cut', link: entry.link, ...spanOf(entry) }
    case 'slow':
      return { kind: 'slow', component: entry.component, factor: entry.factor, ...spanOf(entry) }
    case 'message': {
      const { kind, link, nth, type = '', answer, action } = entry
      const way = answer === undefined ? {} : { answer }
      return { kind, link, nth, type, ...way, action, until: optional(entry.until) }
    }
    case 'failover':
      return { ...entry, at: micros(entry.at) }
    case 'poison':
    case 'abort':
      return entry
  }
}

type Entry<Kind extends FaultEntry['kind']> = Extract<FaultEntry, { kind: Kind }>

function compileCrash({ component, at = 0, point, nth = 1, ...entry }: Entry<'crash'>): Fault {
  const restartAfter = optional(entry.restartAfter)
  return point === undefined
    ? { kind: 'crash', component, at: micros(at), restartAfter }
    : { kind: 'crash-at', component, point, nth, restartAfter }
}

function compileLink(entry: Entry<'link'>): Fault {
  const { kind, link, drop = 0, dropAck = 0, duplicate = 0, reorder = 0, delay = 0 } = entry
  return { kind, link, ...spanOf(entry), drop, dropAck, duplicate, reorder, delay: micros(delay) }
}
