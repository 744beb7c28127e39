// What a demo can claim of a run: a closed set of conditions, each told apart by its key. All are found by running, none is believed.
import * as v from 'valibot'
import { CHECKS, STATUSES, VERDICTS } from '#checks'
import { choice, flag, millis, text } from '#scenarios'
import { SELECTABLE } from './targets'

const number = v.number('is not a number; write one')

/** A number, or bounds for it. */
const RANGE = v.union(
  [
    number,
    v.pipe(
      v.strictObject({ least: v.optional(number), most: v.optional(number) }),
      v.check(
        ({ least, most }) => least !== undefined || most !== undefined,
        'has no bound; write least or most',
      ),
    ),
  ],
  'is no number and no range; write 3, {"least": 3} or {"most": 3}',
)
export type Range = v.InferOutput<typeof RANGE>

const scalar = v.union(
  [v.string(), number, v.boolean(), v.null()],
  'is no single value; write a text, a number, true, false or null',
)

/** Fields of a row that have to be so; others may be there. */
const fields = v.record(text(64), scalar)

const ranks = ['p50', 'p99', 'max'] as const

/** The conditions by the key that tells them apart. Where nothing else is said, they speak of where the viewer looks. */
export const CONDITIONS = {
  converged: v.strictObject({ converged: flag }),
  quiet: v.strictObject({ quiet: flag }),
  gap: v.strictObject({ gap: RANGE }),
  row: v.pipe(
    v.strictObject({
      row: text(64),
      model: v.optional(text(64)),
      status: v.optional(choice(STATUSES)),
      truth: v.optional(fields),
      view: v.optional(fields),
    }),
    v.check(
      ({ status, truth, view }) => status !== undefined || truth !== undefined || view !== undefined,
      'says nothing of the row; write status, truth or view',
    ),
  ),
  models: v.strictObject({ models: choice(STATUSES), count: RANGE }),
  state: v.strictObject({ state: text(64), is: text(64) }),
  table: v.strictObject({ table: text(64), size: RANGE }),
  travelling: v.strictObject({ travelling: text(128), type: v.optional(text(64)), count: RANGE }),
  fault: v.strictObject({ fault: text(64), present: flag }),
  at: v.strictObject({ at: RANGE }),
  head: v.strictObject({ head: flag }),
  selected: v.strictObject({ selected: SELECTABLE }),
  setting: v.strictObject({ setting: text(128), is: scalar }),
  verdict: v.strictObject({ verdict: choice(VERDICTS), holds: v.optional(flag) }),
  violated: v.strictObject({ violated: choice(CHECKS), times: v.optional(RANGE) }),
  applied: v.strictObject({ applied: text(64), times: RANGE }),
  events: v.strictObject({ events: choice(['committed', 'applied']), count: RANGE }),
  commands: v.strictObject({
    commands: choice(['sent', 'accepted', 'rejected', 'failed']),
    count: RANGE,
  }),
  queries: v.strictObject({ queries: choice(['sent', 'stale', 'failed']), count: RANGE }),
  lag: v.strictObject({ lag: choice(ranks), ms: RANGE }),
  latency: v.strictObject({
    latency: choice(['commands', 'queries']),
    rank: choice(['p50', 'p99']),
    ms: RANGE,
  }),
} as const

/** One claim. */
export type Condition = {
  [Key in keyof typeof CONDITIONS]: v.InferOutput<(typeof CONDITIONS)[Key]>
}[keyof typeof CONDITIONS]

/** A condition as a schema. */
export const CONDITION = v.union(
  Object.values(CONDITIONS),
  `is no condition; give it one of ${Object.keys(CONDITIONS).join(', ')}`,
)

/** What can be waited for. */
export const UNTIL = v.union(
  [
    choice(['converged', 'quiet']),
    v.strictObject({ event: text(64) }),
    v.strictObject({ check: choice(CHECKS) }),
    v.strictObject({ at: millis }),
    v.strictObject({ holds: CONDITION }),
  ],
  'is nothing to wait for; write "converged", "quiet", {"event": …}, {"check": …}, {"at": …} or {"holds": {…}}',
)
export type DemoUntil = v.InferOutput<typeof UNTIL>
