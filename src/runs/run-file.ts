// The run file, `cqrscope/run` version 1: a run's causes and the digest that they lead to, for other people's pages. Times
// are milliseconds; acts and faults have the words that a scenario file has for them.
import type { Fault } from '#faults'
import { type Control, type Json, type JsonObject, type MessageAction, toMillis } from '#kernel'
import { type ScenarioFile, writtenFault } from '#scenarios'
import { storedScenario } from './causes'
import type { Intervention } from './intervention'
import { RULES } from './rules'
import type { Run } from './run'

/** A name has at most this many characters. */
export const MOST_NAME = 200

/** A run as a file tells it. */
export interface RunFile {
  readonly format: 'cqrscope/run'
  readonly version: 1
  readonly name: string
  /** A scenario file. */
  readonly scenario: Json
  /** Ids of causes that were taken out. */
  readonly without: readonly string[]
  readonly interventions: readonly WrittenIntervention[]
  /** Which rules computed it, how far, and what it came to there. */
  readonly rules: string
  readonly steps: number
  readonly at: number
  readonly digest: string
}

interface WrittenIntervention {
  readonly id: string
  readonly at: number
  readonly step: number | null
  readonly control: WrittenControl
}

/** An act as a file writes it. */
export type WrittenControl =
  | {
      readonly kind: 'crash'
      readonly component: string
      readonly restartAfter?: number
      readonly cause?: string
    }
  | { readonly kind: 'restart'; readonly component: string }
  | {
      readonly kind: 'fault'
      readonly id: string
      readonly fault: NonNullable<ScenarioFile['faults']>[number]
    }
  | { readonly kind: 'heal'; readonly id: string }
  | { readonly kind: 'later'; readonly at: number; readonly control: WrittenControl }
  | { readonly kind: 'message'; readonly id: string; readonly action: MessageAction; readonly until?: number }
  | { readonly kind: 'command'; readonly command: JsonObject }
  | { readonly kind: 'operator'; readonly component: string; readonly act: string; readonly with: JsonObject }

/** The file of a run as far as it has gone. The viewer stays where it is. */
export function runFileOf(run: Run, name: string): RunFile {
  const { position } = run.simulation
  run.toHead()
  const { now, digest } = run.simulation
  run.seek(position)
  const { scenario, without, interventions } = run.causes
  return {
    format: 'cqrscope/run',
    version: 1,
    name: name.slice(0, MOST_NAME),
    scenario: storedScenario(scenario),
    without,
    interventions: interventions.map(writtenIntervention),
    rules: RULES,
    steps: run.journal.length,
    at: toMillis(now),
    digest,
  }
}

/** An act as a file writes it. */
export const writtenIntervention = ({ id, at, step, control }: Intervention): WrittenIntervention => ({
  id,
  at: toMillis(at),
  step,
  control: writtenControl(control),
})

function writtenControl(control: Control): WrittenControl {
  switch (control.kind) {
    case 'crash': {
      const { restartAfter, ...crash } = control
      return { ...crash, ...(restartAfter === undefined ? {} : { restartAfter: toMillis(restartAfter) }) }
    }
    case 'restart':
      return { kind: 'restart', component: control.component }
    case 'fault': {
      const { kind, id, fault } = control
      return { kind, id, fault: writtenFault(fault as unknown as Fault) }
    }
    case 'heal':
      return control
    case 'later':
      return {
        kind: 'later',
        at: toMillis(control.at),
        control: writtenControl(control.control),
      }
    case 'message': {
      const { until, ...hand } = control
      return { ...hand, ...(until === undefined ? {} : { until: toMillis(until) }) }
    }
    case 'stimulus':
      return control.type === 'command'
        ? { kind: 'command', command: control.body }
        : {
            kind: 'operator',
            component: control.component,
            act: control.type,
            with: inMillis(control.body),
          }
    case 'start':
      throw new Error('Broken invariant: nobody starts a component by hand')
  }
}

/** The only time that an operator gives. */
const inMillis = ({ lasts, ...body }: JsonObject): JsonObject =>
  typeof lasts === 'number' ? { ...body, lasts: toMillis(lasts) } : body
