// Where a kept run left the one it comes from, and by what act: read off the causes of both.
import type { Control } from '#kernel'
import type { StoredRun } from '#runs'

/** Why there is a branch. Times in microseconds. */
export type Branch =
  /** Somebody acted in the past. */
  | { readonly kind: 'act'; readonly at: number; readonly step: number; readonly control: Control }
  /** The same run without one of its causes. */
  | { readonly kind: 'without'; readonly cause: string }
  /** A copy, so far. */
  | { readonly kind: 'copy'; readonly step: number }

/** How a run left its parent, which may be gone; undefined for a run that has none. */
export function branchOf(
  { record, interventions }: StoredRun,
  parent: StoredRun | undefined,
): Branch | undefined {
  if (record.parent === null) return undefined
  const { step } = record.parent
  const cause = record.without.find((id) => parent?.record.without.includes(id) !== true)
  if (cause !== undefined) return { kind: 'without', cause }
  const own = interventions.find((each) => each.step !== null && each.step >= step)
  return own === undefined ? { kind: 'copy', step } : { kind: 'act', at: own.at, step, control: own.control }
}
