// What is lit: the thing that somebody points at, and what belongs to it.
import { useCallback, useMemo } from 'react'
import { type Light, lightOf, type Lit, litIn, type Pointed } from '#app'
import { useApp, useAppState, useInstant } from './use-app'

/** What belongs to the thing that is pointed at; null where nothing is. */
export function useLight(): Light | null {
  const app = useApp()
  const { run, head } = useInstant()
  const pointed = useAppState((state) => state.pointed)
  return useMemo(
    () => (pointed === null ? null : lightOf(run, app.flights(), pointed)),
    // The head says how far the flights go.
    // oxlint-disable-next-line react/exhaustive-deps
    [app, run, head, pointed],
  )
}

/** Asks how strongly something is lit. */
export function useLitBy(): (what: Pointed) => Lit {
  const { run } = useInstant()
  const light = useLight()
  return useCallback((what) => litIn(run, light, what), [run, light])
}
