// A pace sees what matters at once, the rest ten times a second, and never misses the last change.
import { describe, expect, test } from 'vitest'
import type { AppState } from '#app'
import { createPace, type Watched } from './pace'

interface World {
  readonly pace: Watched
  readonly seen: number[]
  readonly change: (state: Partial<AppState>, at: number) => void
  readonly stop: () => void
}

/** A store and a clock by hand, and what a listener was told. */
function world(phase = 0): World {
  let state = { run: {}, step: 0, playing: true } as AppState
  let clock = 1000
  let timer: { readonly at: number; readonly callback: () => void } | undefined
  const listeners = new Set<() => void>()
  const pace = createPace({
    watched: {
      getState: () => state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    phase,
    now: () => clock,
    later: (callback, millis) => {
      const own = { at: clock + millis, callback }
      timer = own
      return () => {
        if (timer === own) timer = undefined
      }
    },
  })
  const seen: number[] = []
  const stop = pace.subscribe(() => seen.push(pace.getState().step))
  const change = (next: Partial<AppState>, at: number) => {
    if (timer !== undefined && timer.at <= at) {
      const { callback } = timer
      clock = timer.at
      timer = undefined
      callback()
    }
    clock = at
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  return { pace, seen, change, stop }
}

describe('given a run that plays', () => {
  test('when it steps at every frame, then a pace looks ten times a second', () => {
    const { seen, change } = world()
    for (let frame = 1; frame <= 60; frame++) change({ step: frame }, 1000 + frame * 16)
    expect(seen.length).toBeGreaterThan(8)
    expect(seen.length).toBeLessThan(12)
  })

  test('when it steps once and then waits, then that step is seen within the period', () => {
    const { seen, change } = world()
    change({ step: 1 }, 1001)
    change({ step: 2 }, 1010)
    change({}, 1120)
    expect(seen.at(-1)).toBe(2)
  })

  test('when it comes to rest, then what is there is seen at once', () => {
    const { pace, seen, change } = world()
    change({ step: 1 }, 1001)
    change({ step: 2, playing: false }, 1002)
    expect(pace.getState().step).toBe(2)
    expect(seen).toEqual([1, 2].slice(-seen.length))
  })

  test('when another run comes, then it is seen at once', () => {
    const { pace, change } = world()
    change({ step: 1 }, 1001)
    const run = {} as AppState['run']
    change({ step: 7, run }, 1002)
    expect(pace.getState()).toMatchObject({ step: 7, run })
  })
})

describe('given a pace that nobody listens to', () => {
  test('then it shows what is there now', () => {
    const { pace, change, stop } = world()
    stop()
    change({ step: 5 }, 1001)
    expect(pace.getState().step).toBe(5)
  })
})

test('two panes with other phases do not look in the same frame', () => {
  const [one, other] = [world(0), world(0.5)]
  const looks = [one, other].map(({ change, seen }) => {
    const frames: number[] = []
    for (let frame = 1; frame <= 60; frame++) {
      const before = seen.length
      change({ step: frame }, 1000 + frame * 16)
      if (seen.length > before) frames.push(frame)
    }
    // The first change after a rest is seen at once, by both.
    return frames.slice(1)
  })
  expect(looks[0]?.filter((frame) => looks[1]?.includes(frame))).toEqual([])
})
