// The scenario file's schema, version 1. The published JSON Schema is generated from this one. Times are milliseconds.
import * as v from 'valibot'
import { DOMAIN_IDS } from '#domains'
import { DESIGNS } from '#pipelines'
import { SETTINGS_SCHEMA } from './settings-schema'
import { choice, flag, identifier, integer, millis, probability, ranged, text } from './values'

/** A workload has at most this many lines. */
export const MOST_LINES = 2000
const MOST_FAULTS = 200
const MOST_FIELDS = 50

/** A text in both languages. */
export const LOCAL_TEXT = v.strictObject({ en: text(600), ko: text(600) })

/** A command, as far as all businesses agree. */
export const COMMAND = v.looseObject({
  type: text(64),
  id: text(64),
  expectedVersion: v.optional(integer(0, 1_000_000)),
})

const rate = ranged(0.0001, 1000, 'a number per second')

/** For which screen a query is, for which class of users, and which fields of the document it wants. */
const purpose = {
  feature: v.optional(text(64)),
  class: v.optional(text(64)),
  fields: v.optional(
    v.pipe(
      v.array(text(64), 'is not a list; write names of fields in […]'),
      v.minLength(1, 'is empty; name a field, or leave it out'),
      v.maxLength(MOST_FIELDS, `is too long; name at most ${MOST_FIELDS} fields`),
    ),
  ),
} as const

/** Said of something that there is nothing more to say of. */
const yes = v.literal(true, 'is not true; write true')

/** What an operator does, by the key that tells it apart. */
export const ACT_LINES = {
  rebuild: v.strictObject({ at: millis, rebuild: choice(['in-place', 'blue-green']) }),
  redrive: v.strictObject({ at: millis, redrive: yes }),
  rename: v.strictObject({ at: millis, rename: text(64) }),
  pause: v.strictObject({ at: millis, pause: text(64) }),
  resume: v.strictObject({ at: millis, resume: text(64) }),
  refresh: v.strictObject({ at: millis, refresh: yes }),
  deploy: v.strictObject({ at: millis, deploy: choice(['renamed-field']), lasts: v.optional(millis) }),
  'add-projection': v.strictObject({ at: millis, 'add-projection': text(64) }),
} as const

/** The lines of a workload by the key that tells them apart. */
export const WORKLOAD_LINES = {
  command: v.strictObject({ at: millis, command: COMMAND }),
  query: v.strictObject({
    at: millis,
    query: text(64),
    with: v.optional(text(64)),
    member: v.optional(text(64)),
    ...purpose,
  }),
  mix: v.strictObject({
    from: millis,
    until: millis,
    rate,
    mix: v.pipe(
      v.record(text(64), ranged(0, 1_000_000, 'a weight')),
      v.check(
        (mix) => Object.values(mix).some((weight) => weight > 0),
        'has no weight above 0; give one command a weight',
      ),
    ),
  }),
  queries: v.strictObject({ from: millis, until: millis, queries: rate, ...purpose }),
  transaction: v.strictObject({ at: millis, transaction: v.strictObject({ lasts: millis, writes: flag }) }),
  ...ACT_LINES,
} as const

/** The faults by their kind. */
export const FAULTS = {
  crash: v.strictObject({
    kind: v.literal('crash'),
    component: text(64),
    at: v.optional(millis),
    point: v.optional(text(64)),
    nth: v.optional(integer(1, 1_000_000)),
    restartAfter: v.optional(millis),
  }),
  down: v.strictObject({ kind: v.literal('down'), component: text(64), from: millis, until: millis }),
  link: v.strictObject({
    kind: v.literal('link'),
    link: text(64),
    from: v.optional(millis),
    until: v.optional(millis),
    drop: v.optional(probability),
    dropAck: v.optional(probability),
    duplicate: v.optional(probability),
    reorder: v.optional(probability),
    delay: v.optional(millis),
  }),
  cut: v.strictObject({ kind: v.literal('cut'), link: text(64), from: millis, until: v.optional(millis) }),
  slow: v.strictObject({
    kind: v.literal('slow'),
    component: text(64),
    factor: ranged(1, 10_000, 'a factor'),
    from: v.optional(millis),
    until: v.optional(millis),
  }),
  message: v.strictObject({
    kind: v.literal('message'),
    link: text(64),
    nth: integer(1, 1_000_000),
    type: v.optional(text(64)),
    answer: v.optional(v.literal(true, 'is not true; write true, or leave it out')),
    action: choice(['drop', 'duplicate', 'hold', 'delay', 'deliver']),
    until: v.optional(millis),
  }),
  failover: v.strictObject({ kind: v.literal('failover'), component: text(64), at: millis }),
  poison: v.strictObject({ kind: v.literal('poison'), event: integer(1, 1_000_000) }),
  abort: v.strictObject({ kind: v.literal('abort'), command: integer(1, 1_000_000) }),
} as const

const end = v.strictObject({ quiet: v.optional(flag), limit: v.optional(millis) })

/** The id of something that the program has. */
const oneOf = ([first = '', ...rest]: readonly string[]) => choice([first, ...rest])

/** Everything but the lines of workload and faults, which are told apart before they are judged. */
export const FRAME = v.strictObject({
  $schema: v.optional(v.string('is not a text; write an address')),
  format: v.literal('cqrscope/scenario', 'is not a scenario; write "cqrscope/scenario"'),
  version: v.literal(1, 'is not a version this program knows; write 1'),
  id: identifier,
  title: v.optional(LOCAL_TEXT),
  summary: v.optional(LOCAL_TEXT),
  seed: v.optional(integer(0, 4_294_967_295)),
  domain: v.optional(oneOf(DOMAIN_IDS)),
  pipeline: v.optional(oneOf(DESIGNS.map(({ id }) => id))),
  settings: v.optional(SETTINGS_SCHEMA),
  workload: v.optional(
    v.pipe(
      v.array(v.unknown(), 'is not a list; write […]'),
      v.maxLength(MOST_LINES, `is too long; write at most ${MOST_LINES} lines`),
    ),
  ),
  faults: v.optional(
    v.pipe(
      v.array(v.unknown(), 'is not a list; write […]'),
      v.maxLength(MOST_FAULTS, `is too long; write at most ${MOST_FAULTS} faults`),
    ),
  ),
  end: v.optional(end),
})

export type Frame = v.InferOutput<typeof FRAME>
export type WorkloadEntry = {
  [Key in keyof typeof WORKLOAD_LINES]: v.InferOutput<(typeof WORKLOAD_LINES)[Key]>
}[keyof typeof WORKLOAD_LINES]
export type ActEntry = {
  [Key in keyof typeof ACT_LINES]: v.InferOutput<(typeof ACT_LINES)[Key]>
}[keyof typeof ACT_LINES]
export type FaultEntry = {
  [Kind in keyof typeof FAULTS]: v.InferOutput<(typeof FAULTS)[Kind]>
}[keyof typeof FAULTS]

/** The whole file as one schema, for publishing. */
export const SCENARIO_FILE = v.strictObject({
  ...FRAME.entries,
  workload: v.optional(v.pipe(v.array(v.union(Object.values(WORKLOAD_LINES))), v.maxLength(MOST_LINES))),
  faults: v.optional(v.pipe(v.array(v.union(Object.values(FAULTS))), v.maxLength(MOST_FAULTS))),
})
