// Keeps the history that a diagram was laid out with until another one would look different: a run that goes on moves all of
// a long diagram by less than a pixel from one frame to the next.
import { useState } from 'react'
import type { History, TimeWindow } from '#app'

/** What a history was when something was laid out with it. Its series grows, so its identity says which run it is of. */
export interface Laid {
  readonly history: History
  readonly marks: number
  readonly bands: number
}

/** Notes a history. */
export const laidWith = (history: History): Laid => ({
  history,
  marks: history.marks.length,
  bands: history.bands.filter(({ until }) => until !== null).length + history.bands.length,
})

/** Whether what was laid out still shows all of a history, to the pixel. */
export function isStillSeen(
  laid: Laid,
  history: History,
  { window, width }: { readonly window: TimeWindow | null; readonly width: number },
): boolean {
  const before = laid.history
  if (before.gap !== history.gap || history.end < before.end) return false
  const now = laidWith(history)
  if (laid.marks !== now.marks || laid.bands !== now.bands) return false
  if (window !== null) return window.until <= before.end
  return (history.end - before.end) * width < history.end
}

/** The history to lay out. */
export function useLaid(history: History, window: TimeWindow | null, width: number): History {
  const [laid, setLaid] = useState(() => laidWith(history))
  if (laid.history === history || isStillSeen(laid, history, { window, width })) return laid.history
  setLaid(laidWith(history))
  return history
}
