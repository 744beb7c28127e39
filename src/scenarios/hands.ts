// What was done to a run by hand, as a link writes it: milliseconds, faults as in a scenario file. Parsed like any untrusted file.
import * as v from 'valibot'
import type { Fault, PlannedControl } from '#faults'
import { CLIENT } from '#pipelines'
import { faultEntryOf } from './fault-entry'
import { type Refused, wrong } from './problems'
import { entryOf } from './entries'
import { parseCommandFor, parseFaultFor } from './parse'
import type { Parsed, Problem, Scenario } from './scenario'
import { isObject, misshapenIn } from './shape'
import { choice, integer, millis, text } from './values'

type Control = PlannedControl['control']

/** An act from outside: when, right before which step (null: by its instant alone), and what. Microseconds. */
export interface Hand {
  readonly id: string
  readonly at: number
  readonly step: number | null
  readonly control: Control
}

/** More acts than a person does; a run that has more is saved as a file. */
const MOST_HANDS = 1000
/** No run has more steps. */
const MOST_STEP = 5_000_000

const causeId = v.pipe(text(32), v.regex(/^[a-z]+-\d{1,9}$/, 'is no id of a cause; write one such as hand-0'))

const HAND = v.strictObject({
  id: causeId,
  at: millis,
  step: v.nullable(integer(0, MOST_STEP)),
  control: v.unknown(),
})

const CONTROLS = {
  crash: v.strictObject({
    kind: v.literal('crash'),
    component: text(64),
    restartAfter: v.optional(millis),
    cause: v.optional(causeId),
  }),
  restart: v.strictObject({ kind: v.literal('restart'), component: text(64) }),
  fault: v.strictObject({ kind: v.literal('fault'), id: causeId, fault: v.unknown() }),
  heal: v.strictObject({ kind: v.literal('heal'), id: causeId }),
  later: v.strictObject({ kind: v.literal('later'), at: millis, control: v.unknown() }),
  message: v.strictObject({
    kind: v.literal('message'),
    id: text(32),
    action: choice(['drop', 'duplicate', 'hold', 'release', 'deliver']),
    until: v.optional(millis),
  }),
  command: v.strictObject({ kind: v.literal('command'), command: v.unknown() }),
  failover: v.strictObject({ kind: v.literal('failover'), component: text(64) }),
} as const

type Written = {
  [Kind in keyof typeof CONTROLS]: v.InferOutput<(typeof CONTROLS)[Kind]>
}[keyof typeof CONTROLS]

export type WrittenHand = Omit<v.InferOutput<typeof HAND>, 'control'> & { readonly control: Written }

/** An act as it is written; undefined for an act that nobody does by hand. */
export function writtenHand({ id, at, step, control }: Hand): WrittenHand | undefined {
  const written = writtenControl(control)
  return written === undefined ? undefined : { id, at: at / 1000, step, control: written }
}

function writtenControl(control: Control): Written | undefined {
  switch (control.kind) {
    case 'crash':
      return writtenCrash(control)
    case 'restart':
      return control.life === undefined ? { kind: 'restart', component: control.component } : undefined
    case 'fault':
      return { ...control, fault: faultEntryOf(control.fault as Fault) }
    case 'heal':
      return control
    case 'later': {
      const then = writtenControl(control.control)
      return then === undefined ? undefined : { kind: 'later', at: control.at / 1000, control: then }
    }
    case 'message': {
      const { kind, id, action, until } = control
      return { kind, id, action, ...(until === undefined ? {} : { until: until / 1000 }) }
    }
    case 'stimulus':
      return writtenStimulus(control)
    case 'start':
      return undefined
  }
}

function writtenCrash({
  kind,
  component,
  restartAfter,
  cause,
}: Extract<Control, { kind: 'crash' }>): Written {
  const again = restartAfter === undefined ? {} : { restartAfter: restartAfter / 1000 }
  return { kind, component, ...again, ...(cause === undefined ? {} : { cause }) }
}

function writtenStimulus(control: Extract<Control, { kind: 'stimulus' }>): Written | undefined {
  if (control.type === 'command') return { kind: 'command', command: control.body }
  return control.type === 'failover' ? { kind: 'failover', component: control.component } : undefined
}

/** Parses the acts on a run of this scenario, in their order. */
export function parseHands(scenario: Scenario, value: unknown): Parsed<readonly Hand[]> {
  if (!Array.isArray(value)) return wrong('hands', 'is not a list; write […]')
  if (value.length > MOST_HANDS) return wrong('hands', `is too long; write at most ${MOST_HANDS} acts`)
  const hands: Hand[] = []
  for (const [index, each] of value.entries()) {
    const parsed = parseHand(scenario, each, `hands[${index}]`)
    if (!parsed.ok) return parsed
    hands.push(parsed.value)
  }
  return { ok: true, value: hands }
}

function parseHand(scenario: Scenario, value: unknown, path: string): Parsed<Hand> {
  const misshapen = misshapenIn(value, path)
  if (misshapen.length > 0) return { ok: false, problems: misshapen }
  const hand = entryOf(HAND, value, path)
  if (!hand.ok) return hand
  const control = parseControl(scenario, hand.value.control, `${path}.control`)
  if (!control.ok) return control
  const { id, at, step } = hand.value
  return { ok: true, value: { id, at: micros(at), step, control: control.value } }
}

function parseControl(scenario: Scenario, value: unknown, path: string): Parsed<Control> {
  const kinds = Object.keys(CONTROLS) as (keyof typeof CONTROLS)[]
  const kind = isObject(value) ? kinds.find((each) => each === value['kind']) : undefined
  if (kind === undefined) return wrong(`${path}.kind`, `is unknown; choose one of ${kinds.join(', ')}`)
  const entry: Parsed<Written> = entryOf(CONTROLS[kind], value, path)
  return entry.ok ? compiled(scenario, entry.value, path) : entry
}

function compiled(scenario: Scenario, written: Written, path: string): Parsed<Control> {
  switch (written.kind) {
    case 'crash': {
      const { restartAfter, cause, ...rest } = written
      const again = restartAfter === undefined ? {} : { restartAfter: micros(restartAfter) }
      return aimed(scenario, path, { ...rest, ...again, ...(cause === undefined ? {} : { cause }) })
    }
    case 'restart':
      return aimed(scenario, path, written)
    case 'failover':
      return aimed(scenario, path, {
        kind: 'stimulus',
        component: written.component,
        type: 'failover',
        body: {},
      })
    case 'fault': {
      const fault = parseFaultFor(scenario, written.fault)
      if (!fault.ok) return below(path, fault.problems)
      return { ok: true, value: { kind: 'fault', id: written.id, fault: { ...fault.value } } }
    }
    case 'later':
      return later(scenario, written, path)
    case 'heal':
      return { ok: true, value: written }
    case 'message': {
      const { until, ...rest } = written
      return { ok: true, value: { ...rest, ...(until === undefined ? {} : { until: micros(until) }) } }
    }
    case 'command': {
      const command = parseCommandFor(scenario, written.command)
      if (!command.ok) return below(path, command.problems)
      return {
        ok: true,
        value: { kind: 'stimulus', component: CLIENT, type: 'command', body: { ...command.value } },
      }
    }
  }
}

/** Plans of plans are nobody's. */
function later(
  scenario: Scenario,
  written: Extract<Written, { kind: 'later' }>,
  path: string,
): Parsed<Control> {
  const inner = `${path}.control`
  if (isObject(written.control) && written.control['kind'] === 'later')
    return wrong(`${inner}.kind`, 'is "later" again; write what is to happen then')
  const control = parseControl(scenario, written.control, inner)
  if (!control.ok) return control
  return { ok: true, value: { kind: 'later', at: micros(written.at), control: control.value } }
}

/** What strikes a component strikes one that the run has, and that a scenario's fault could strike. */
function aimed(
  scenario: Scenario,
  path: string,
  control: Extract<Control, { component: string }>,
): Parsed<Control> {
  const kind = control.kind === 'stimulus' ? 'failover' : 'crash'
  const fault = parseFaultFor(scenario, { kind, component: control.component, at: 0 })
  return fault.ok ? { ok: true, value: control } : below(path, fault.problems)
}

const below = (path: string, problems: readonly Problem[]): Refused => ({
  ok: false,
  problems: problems.map((problem) => ({ ...problem, path: `${path}.${problem.path}` })),
})

const micros = (milliseconds: number): number => Math.round(milliseconds * 1000)
