// How the page's API refuses: an error with a code from a closed list, and a sentence.
import { inWords, type Parsed } from '#scenarios'

/** Why a call was refused. */
export type ApiErrorCode = 'bad-input' | 'unknown' | 'unsupported'

export class ApiError extends Error {
  readonly code: ApiErrorCode
  constructor(code: ApiErrorCode, message: string) {
    super(message)
    this.name = 'CQRScopeError'
    this.code = code
  }
}

/** The parsed value, or an error that names every problem. */
export function accepted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new ApiError('bad-input', inWords(parsed.problems))
  return parsed.value
}

/** Milliseconds from outside as microseconds. */
export function microsOf(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new ApiError('bad-input', `${name} is not a number of milliseconds`)
  return Math.round(value * 1000)
}
