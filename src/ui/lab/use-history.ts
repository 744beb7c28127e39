// The history of the run before the viewer, for all that draw it.
import { useMemo } from 'react'
import { useApp, useAppState, useInstant } from './use-app'

/** The history, computed anew when the head moves, and when the judge has come. */
export function useHistory() {
  const app = useApp()
  const { run, head } = useInstant()
  const judged = useAppState((state) => state.judged)
  // The head says all that the history depends on, and that there is a judge, who knows what was broken.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => app.history(), [app, run, head, judged])
}
