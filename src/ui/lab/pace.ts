// A slower look at the app's state: tables and charts need not follow every frame of a run that is playing.
import type { AppState } from '#app'

/** What is looked at: the app's store, or another pace. */
export interface Watched {
  readonly getState: () => AppState
  readonly subscribe: (listener: () => void) => () => void
}

/** Wall milliseconds between two looks while the run plays. Ten a second read as movement, and leave most frames alone. */
const PERIOD = 100

interface Pace {
  readonly watched: Watched
  /** A share of the period, from 0 to 1, so that not all panes look in the same frame. */
  readonly phase: number
  readonly now: () => number
  /** Calls back after so many milliseconds; the returned function takes it back. */
  readonly later: (callback: () => void, millis: number) => () => void
}

/**
 * What is seen of the state when one looks at a steady pace: at once while the run rests and when another comes, else once
 * in each period. The last change is always seen in the end.
 */
export function createPace({ watched, phase, now, later }: Pace): Watched {
  const listeners = new Set<() => void>()
  let seen = watched.getState()
  let seenIn = 0
  let cancel: (() => void) | undefined
  let leave: (() => void) | undefined
  const shifted = () => now() + phase * PERIOD
  const look = () => {
    cancel?.()
    cancel = undefined
    seen = watched.getState()
    seenIn = Math.floor(shifted() / PERIOD)
    for (const listener of listeners) listener()
  }
  const changed = () => {
    const { playing, run } = watched.getState()
    if (!playing || run !== seen.run || Math.floor(shifted() / PERIOD) > seenIn) look()
    else cancel ??= later(look, PERIOD - (shifted() % PERIOD))
  }
  return {
    // Nobody listens before the first drawing: what is there then is what is to be seen.
    getState: () => (listeners.size === 0 ? watched.getState() : seen),
    subscribe: (listener) => {
      if (listeners.size === 0) {
        seen = watched.getState()
        leave = watched.subscribe(changed)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        leave?.()
        cancel?.()
        cancel = undefined
      }
    },
  }
}
