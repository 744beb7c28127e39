// What a demo can do to a run and with it: a closed set of acts, each told apart by its key. What a workload's line says is
// written as there, without its instant: it happens now.
import * as v from 'valibot'
import {
  ACT_LINES,
  choice,
  COMMAND,
  FAULTS,
  identifier,
  integer,
  millis,
  ranged,
  text,
  WORKLOAD_LINES,
} from '#scenarios'
import { CHECKS } from '#checks'
import { UNTIL } from './conditions'
import { SELECTABLE } from './targets'

const { query } = WORKLOAD_LINES

/** What happens to the system because somebody sends something or looks after it. */
const STIMULI = {
  command: v.strictObject({ command: COMMAND }),
  query: v.omit(query, ['at']),
  rebuild: v.omit(ACT_LINES.rebuild, ['at']),
  redrive: v.omit(ACT_LINES.redrive, ['at']),
  rename: v.omit(ACT_LINES.rename, ['at']),
  pause: v.omit(ACT_LINES.pause, ['at']),
  resume: v.omit(ACT_LINES.resume, ['at']),
  refresh: v.omit(ACT_LINES.refresh, ['at']),
  deploy: v.omit(ACT_LINES.deploy, ['at']),
  'add-projection': v.omit(ACT_LINES['add-projection'], ['at']),
} as const

/** A scenario: the id of a bundled one, or a scenario file, which is parsed as such. */
export const SCENARIO = v.union(
  [identifier, v.looseObject({ format: v.literal('cqrscope/scenario') })],
  'is no scenario; write the id of a bundled one, or a scenario file',
)

/** The acts by the key that tells them apart. */
export const ACTS = {
  ...STIMULI,
  inject: v.strictObject({ inject: v.union(Object.values(FAULTS)) }),
  crash: v.strictObject({
    crash: text(64),
    point: v.optional(text(64)),
    restartAfter: v.optional(millis),
  }),
  restart: v.strictObject({ restart: text(64) }),
  heal: v.strictObject({ heal: text(64) }),
  message: v.strictObject({
    message: text(128),
    type: v.optional(text(64)),
    action: choice(['drop', 'duplicate', 'hold', 'release', 'deliver']),
  }),
  set: v.strictObject({
    set: text(128),
    to: v.union([v.string(), v.number(), v.boolean(), v.null()], 'is no single value; write one'),
  }),
  load: v.strictObject({ load: SCENARIO }),
  without: v.strictObject({ without: text(64) }),
  runUntil: v.strictObject({ runUntil: UNTIL, limit: v.optional(millis) }),
  step: v.strictObject({ step: integer(-10_000, 10_000) }),
  seek: v.strictObject({
    seek: v.union(
      [millis, v.strictObject({ step: integer(0, 5_000_000) }), v.strictObject({ check: choice(CHECKS) })],
      'is nowhere; write milliseconds, {"step": 12} or {"check": "no-regression"}',
    ),
  }),
  select: v.strictObject({ select: SELECTABLE }),
  speed: v.strictObject({ speed: ranged(0.01, 100_000, 'simulated seconds for one second of the wall') }),
} as const

/** One act. */
export type Act = { [Key in keyof typeof ACTS]: v.InferOutput<(typeof ACTS)[Key]> }[keyof typeof ACTS]

export type Stimulating = {
  [Key in keyof typeof STIMULI]: v.InferOutput<(typeof STIMULI)[Key]>
}[keyof typeof STIMULI]

const NAMES = Object.keys(STIMULI)

/** Whether an act is a line of a workload that happens now. */
export const isStimulus = (act: Act): act is Stimulating => NAMES.some((name) => name in act)
