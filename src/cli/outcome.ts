// How a command ended, and the one way to write its output.
import type { Ending } from '#lab'
import type { Problem } from '#scenarios'

/** 0 done, 1 a check that was asked for fails, 2 unusable input. */
export interface Outcome {
  readonly code: 0 | 1 | 2
}

export const done: Outcome = { code: 0 }

/** Says what is wrong with the input, one line each. */
export function unusable(...lines: readonly string[]): Outcome {
  for (const line of lines) process.stderr.write(`${line}\n`)
  return { code: 2 }
}

/** Says what is wrong with the scenario that was named. */
export const noScenario = (name: string, problems: readonly Problem[]): Outcome =>
  unusable(
    `${name} is not a usable scenario:`,
    ...problems.map(({ path, what }) => `  ${path === '' ? 'the file' : path}: ${what}`),
  )

/** Says on standard error why parts of long work came to nothing. True: some did. */
export function reportFailures({ failures }: Ending): boolean {
  for (const why of new Set(failures.map((failure) => failure.why)))
    process.stderr.write(`Some of the work came to nothing: ${why}\n`)
  return failures.length > 0
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
