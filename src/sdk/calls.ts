// Calls that wait for an answer on a port: each has a number, and none waits for ever.
import type { ErrorCode, Refusal } from './wire'

/** An error of a call: `code` is from the closed list. */
export class CQRScopeError extends Error {
  readonly code: ErrorCode

  constructor({ code, message }: Refusal) {
    super(message)
    this.name = 'CQRScopeError'
    this.code = code
  }
}

/** The frame cannot be reached, or not any more. */
export const gone = (message: string) => new CQRScopeError({ code: 'unreachable', message })

/** A call is answered within this, in milliseconds of the wall. */
const PATIENCE = 30_000

type Settle = (result: unknown, error?: CQRScopeError) => void

export class Calls {
  readonly #waiting = new Map<number, Settle>()
  #count = 0

  /** Sends a call on a port. */
  send(port: MessagePort | undefined, method: string, params: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (port === undefined) return reject(gone('the frame is not connected'))
      const id = ++this.#count
      const late = setTimeout(() => this.settle(id, null, gone(`${method} was not answered`)), PATIENCE)
      this.#waiting.set(id, (result, error) => {
        clearTimeout(late)
        if (error === undefined) resolve(result)
        else reject(error)
      })
      port.postMessage({ id, method, params })
    })
  }

  /** An answer has come, or none will. */
  settle(id: number, result: unknown, error?: CQRScopeError): void {
    const settle = this.#waiting.get(id)
    this.#waiting.delete(id)
    settle?.(result, error)
  }

  /** Whoever still waits learns that no answer will come. */
  end(why: CQRScopeError): void {
    for (const id of this.#waiting.keys()) this.settle(id, null, why)
  }
}
