// Turns what a database throws, or never answers, into one of the port's expected failures.
import type { Stored, StorageTrouble } from '#runs'

export interface Trouble {
  readonly why: StorageTrouble
  readonly detail: string
}

/** Thrown inside a transaction to undo it; never leaves this folder. */
export class Refusal extends Error implements Trouble {
  readonly why: StorageTrouble
  readonly detail: string
  constructor(why: StorageTrouble, detail: string) {
    super(detail)
    this.name = 'Refusal'
    this.why = why
    this.detail = detail
  }
}

/** Does work on the disk and gives its value or its trouble; an answer that takes longer than the patience is `hung`. */
export async function attempt<T>(patienceMillis: number, work: () => PromiseLike<T>): Promise<Stored<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const hung = new Promise<never>((_, reject) => {
      const late = new Refusal('hung', `the database did not answer within ${patienceMillis} ms`)
      timer = setTimeout(() => reject(late), patienceMillis)
    })
    return { ok: true, value: await Promise.race([work(), hung]) }
  } catch (error) {
    return { ok: false, ...troubleOf(error) }
  } finally {
    clearTimeout(timer)
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Refusal) return { why: error.why, detail: error.detail }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { why: saysFull(error) ? 'full' : 'blocked', detail }
}

/** A full disk may show as the error itself, or as the reason why a transaction or one of many writes ended. */
function saysFull(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false
  if ('name' in error && error.name === 'QuotaExceededError') return true
  const reasons: unknown[] = 'failures' in error && Array.isArray(error.failures) ? [...error.failures] : []
  if ('inner' in error) reasons.push(error.inner)
  if ('cause' in error) reasons.push(error.cause)
  return reasons.some((reason) => saysFull(reason, depth + 1))
}
