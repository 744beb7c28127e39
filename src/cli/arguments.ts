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
      ? (error.message.split('. ')[0] ?? error.message)
      : 'The arguments cannot be read'
  }
}

/** A flag's number within bounds; undefined where it is not given, a sentence where it is wrong. */
export function numberFlag(
  values: Arguments['values'],
  flag: string,
  least: number,
  most: number,
): number | string | undefined {
  const value = values[flag]
  if (value === undefined) return undefined
  const number = Number(value)
  if (value === '' || !Number.isFinite(number) || number < least || number > most)
    return `--${flag} is "${String(value)}"; write a number from ${least} to ${most}`
  return number
}
