// Goes on at once until a condition holds, and shows where that is.
import { goOnUntil, isReached, untilIn } from '#runs'
import type { App } from './create-app'

/** Goes on from the head until the condition holds. False: it did not within `limit` microseconds. Undefined: no condition. */
export function runUntil(app: App, value: unknown, limit: number | undefined): boolean | undefined {
  const until = untilIn(value)
  if (until === undefined) return undefined
  const { run } = app
  const reached = goOnUntil(run, () => isReached(run, until), limit)
  app.travel.arriveAtHead()
  return reached
}
