// Parses command-line arguments: a wrong flag is an error with a sentence, never ignored.
import { parseArgs } from 'node:util'

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options']

export interface Arguments {
  readonly words: readonly string[]
  readonly values: { readonly [flag: string]: unknown }
}

/** The words and flags of a call, or the sentence that says what is wrong with it. */
export function readArguments(args: readonly string[], options: Options): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: options ?? {},
      allowPositionals: true,
      strict: true,
    })
    return { words: positionals, values }
  } catch (error) {
    return error instanceof Error
      ? (error.message.split(/\.\s/)[0] ?? error.message)
      : 'The arguments cannot be read'
  }
}

export interface NumberFlag {
  readonly flag: string
  readonly least: number
  readonly most: number
  readonly whole: boolean
}

/** A flag's number within bounds; undefined where it is not given, a sentence where it is wrong. */
export function numberFlag(
  values: Arguments['values'],
  { flag, least, most, whole }: NumberFlag,
): number | string | undefined {
  const value = values[flag]
  if (typeof value !== 'string') return undefined
  const digits = whole ? /^\d+$/ : /^\d+(\.\d+)?$/
  const number = digits.test(value) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  return `--${flag} is "${value}"; write a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`
}
