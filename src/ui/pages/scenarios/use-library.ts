// The kept runs as the page lists them: read when the page comes, and again when another run is in the Lab.
import { use, useEffect, useSyncExternalStore } from 'react'
import type { Library, LibraryState } from '#app'
import { useApp, useAppState } from '../../lab/use-app'

/** The library; the page waits for its code, and for the storage. */
export function useLibrary(): Library {
  const { library } = useApp()
  return use(library())
}

/** What the library holds now. */
export function useKept(): LibraryState {
  const { store } = useLibrary()
  return useSyncExternalStore(store.subscribe, store.getState)
}

/** Reads the kept runs for as long as the page stands. */
export function useFreshLibrary(): void {
  const library = useLibrary()
  const present = useAppState((state) => state.runId)
  useEffect(() => void library.refresh(), [library, present])
}
