// Rings around what is pointed at, wherever it is on the page: a rule of style for each test id, so that nothing else has to know.
import { selectionOf } from '#app'
import { useAppState } from './use-app'

/** Test ids of things that draw their own ring: those of the diagram that can be chosen. */
const drawsItself = (id: string): boolean => selectionOf(id) !== undefined

/** The rings. Whoever points may be a stranger: only characters of a test id get into the rule. */
export function Highlight() {
  const highlighted = useAppState((state) => state.highlighted)
  const ids = highlighted.filter((id) => /^[\w:.>-]+$/.test(id) && !drawsItself(id))
  if (ids.length === 0) return null
  const parts = ids.map((id) => `[data-testid="${id}"]`).join(', ')
  return (
    <style>{`:is(${parts}) { outline: 2px solid var(--stale); outline-offset: 2px; border-radius: 6px; }`}</style>
  )
}
