// The history of the run before the viewer, for all that draw it.
import { useMemo } from 'react'
import { useApp, useInstant } from './use-app'

/** The history, computed anew when the head moves. */
export function useHistory() {
  const app = useApp()
  const { run, head } = useInstant()
  // The head says all that the history depends on.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => app.history(), [app, run, head])
}
