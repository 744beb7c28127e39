// The shape of a run file, version 1. Times are milliseconds.
import * as v from 'valibot'
import { choice, integer, millis, text } from '#scenarios'
import { MOST_NAME } from './run-file'

/** More acts than a person does. */
export const MOST_ACTS = 2000
/** A run of more steps takes too long to be played again. */
const MOST_STEPS = 1_000_000

const list = <const Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(
    v.array(item, 'is not a list; write […]'),
    v.maxLength(most, `is too long; write at most ${most} entries`),
  )

const step = integer(0, MOST_STEPS)

export const FRAME = v.strictObject({
  format: v.literal('cqrscope/run', 'is not a run; write "cqrscope/run"'),
  version: v.literal(1, 'is not a version this program knows; write 1'),
  name: text(MOST_NAME),
  scenario: v.unknown(),
  without: list(text(64), MOST_ACTS),
  interventions: list(v.unknown(), MOST_ACTS),
  rules: text(64),
  steps: step,
  at: millis,
  digest: text(128),
})

export const ENTRY = v.strictObject({
  id: v.pipe(text(64), v.regex(/^hand-\d{1,6}$/, 'is no id of an act; write hand-0, hand-1, …')),
  at: millis,
  step: v.nullable(step),
  control: v.unknown(),
})

/** What somebody can do, by its kind. */
export const CONTROLS = {
  crash: v.strictObject({
    kind: v.literal('crash'),
    component: text(64),
    restartAfter: v.optional(millis),
    cause: v.optional(text(64)),
  }),
  restart: v.strictObject({ kind: v.literal('restart'), component: text(64) }),
  fault: v.strictObject({ kind: v.literal('fault'), id: text(64), fault: v.unknown() }),
  heal: v.strictObject({ kind: v.literal('heal'), id: text(64) }),
  later: v.strictObject({ kind: v.literal('later'), at: millis, control: v.unknown() }),
  message: v.strictObject({
    kind: v.literal('message'),
    id: text(200),
    action: choice(['drop', 'duplicate', 'hold', 'release', 'deliver']),
    until: v.optional(millis),
  }),
  command: v.strictObject({ kind: v.literal('command'), command: v.unknown() }),
  operator: v.strictObject({
    kind: v.literal('operator'),
    component: text(64),
    act: choice([
      'failover',
      'rebuild',
      'redrive',
      'rename',
      'pause',
      'resume',
      'refresh',
      'deploy',
      'add-projection',
    ]),
    with: v.strictObject({
      mode: v.optional(choice(['in-place', 'blue-green'])),
      key: v.optional(text(64)),
      lasts: v.optional(millis),
    }),
  }),
} as const

export type Written = {
  [Kind in keyof typeof CONTROLS]: v.InferOutput<(typeof CONTROLS)[Kind]>
}[keyof typeof CONTROLS]

const kinds = Object.keys(CONTROLS) as (keyof typeof CONTROLS)[]
/** Whatever says what kind of act it is. */
export const KINDED = v.looseObject({ kind: choice(['crash', ...kinds.slice(1)]) })
