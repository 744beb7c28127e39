// The small values of a scenario file and how each is complained about: what is wrong, what would be right.
import * as v from 'valibot'

export const integer = (least: number, most: number) =>
  v.pipe(
    v.number(`is not a number; write a whole number from ${least} to ${most}`),
    v.integer(`is not a whole number; write one from ${least} to ${most}`),
    v.minValue(least, `is too small; write a whole number from ${least} to ${most}`),
    v.maxValue(most, `is too large; write a whole number from ${least} to ${most}`),
  )
export const ranged = (least: number, most: number, unit: string) =>
  v.pipe(
    v.number(`is not a number; write ${unit} from ${least} to ${most}`),
    v.minValue(least, `is too small; write ${unit} from ${least} to ${most}`),
    v.maxValue(most, `is too large; write ${unit} from ${least} to ${most}`),
  )
/** A week. */
const MOST_MILLIS = 7 * 24 * 3_600_000
export const millis = ranged(0, MOST_MILLIS, 'milliseconds')
export const probability = ranged(0, 1, 'a probability')
export const text = (most: number) =>
  v.pipe(
    v.string(`is not a text; write a text of at most ${most} characters`),
    v.nonEmpty(`is empty; write a text of at most ${most} characters`),
    v.maxLength(most, `is too long; write a text of at most ${most} characters`),
  )
export const choice = <const Options extends readonly [string, ...(readonly string[])]>(options: Options) =>
  v.picklist(options, `is unknown; choose one of ${options.join(', ')}`)
export const flag = v.boolean('is no truth value; write true or false')
export const identifier = v.pipe(
  text(64),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, 'is no id; write small letters, digits and hyphens, such as relay-crash'),
)
