// The kept runs as the page lists them: read when the page comes, and again when another run is in the Lab.
import { useEffect, useSyncExternalStore } from 'react'
import type { LibraryState } from '#app'
import { useApp, useAppState } from '../../lab/use-app'

/** What the library holds now. */
export function useLibrary(): LibraryState {
  const { store } = useApp().library
  return useSyncExternalStore(store.subscribe, store.getState)
}

/** Reads the kept runs for as long as the page stands. */
export function useFreshLibrary(): void {
  const { library } = useApp()
  const present = useAppState((state) => state.runId)
  useEffect(() => void library.refresh(), [library, present])
}
