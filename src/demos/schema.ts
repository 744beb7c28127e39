// The demo file's schema, version 1: what is said, shown, done and claimed, step by step. The published JSON Schema is generated from it.
import * as v from 'valibot'
import { choice, identifier, integer, LOCAL_TEXT, millis } from '#scenarios'
import { ACTS, SCENARIO } from './act-schemas'
import { CONDITION } from './conditions'
import { TARGET } from './targets'

const MOST_STEPS = 100
const MOST_ACTS = 50
const MOST_CONDITIONS = 30
const MOST_CHOICES = 6

const list = <Entry extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(
  entry: Entry,
  most: number,
) =>
  v.pipe(v.array(entry, 'is not a list; write […]'), v.maxLength(most, `is too long; write at most ${most}`))

/** The file around its acts and conditions, which are `act` and `condition`. */
const fileOf = <
  Act extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>,
  Condition extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>,
>(
  act: Act,
  condition: Condition,
) => {
  const conditions = list(condition, MOST_CONDITIONS)
  const predict = v.strictObject({
    question: LOCAL_TEXT,
    choices: v.pipe(
      list(v.strictObject({ text: LOCAL_TEXT, when: conditions }), MOST_CHOICES),
      v.minLength(2, 'is no choice; write at least 2'),
    ),
  })
  const step = v.strictObject({
    chapter: v.optional(LOCAL_TEXT),
    title: v.optional(LOCAL_TEXT),
    caption: LOCAL_TEXT,
    seen: v.optional(LOCAL_TEXT),
    highlight: v.optional(list(TARGET, 8)),
    by: v.optional(choice(['reader', 'player'])),
    label: v.optional(LOCAL_TEXT),
    do: v.optional(list(act, MOST_ACTS)),
    predict: v.optional(predict),
    expect: v.optional(conditions),
    hold: v.optional(millis),
  })
  return v.strictObject({
    $schema: v.optional(v.string('is not a text; write an address')),
    format: v.literal('cqrscope/demo', 'is not a demo; write "cqrscope/demo"'),
    version: v.literal(1, 'is not a version this program knows; write 1'),
    id: identifier,
    title: LOCAL_TEXT,
    summary: LOCAL_TEXT,
    scenario: SCENARIO,
    seed: v.optional(integer(0, 4_294_967_295)),
    steps: v.pipe(list(step, MOST_STEPS), v.minLength(1, 'is empty; write at least one step')),
  })
}

/** Everything but the acts and conditions, which are told apart before they are judged. */
export const FRAME = fileOf(v.unknown(), v.unknown())

/** The whole file as one schema, for publishing. */
export const DEMO_FILE = fileOf(v.union(Object.values(ACTS)), CONDITION)
