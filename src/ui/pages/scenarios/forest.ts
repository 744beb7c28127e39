// Kept runs as trees: each below the run that it branched off, families in the order in which they were last touched.
import { type Branch, branchOf, type KeptRun } from '#app'

/** A run in its place. */
export interface Placed {
  readonly run: KeptRun
  readonly depth: number
  /** The row of its parent in the same family; null for the first. */
  readonly parent: number | null
  readonly branch: Branch | undefined
  /** What its parent was called is not known: the parent was removed. */
  readonly isOrphan: boolean
}

/** A run and everything that branched off it, parents first. */
export type Family = readonly Placed[]

/** The families of kept runs. */
export function familiesOf(runs: readonly KeptRun[]): readonly Family[] {
  const byId = new Map(runs.map((run) => [run.record.id, run]))
  const children = new Map<string, KeptRun[]>()
  const roots: KeptRun[] = []
  for (const run of runs) {
    const parent = run.record.parent?.run
    if (parent === undefined || !byId.has(parent) || isBelow(run.record.id, parent, byId)) roots.push(run)
    else children.set(parent, [...(children.get(parent) ?? []), run])
  }
  return roots
    .map((root) => familyOf(root, children))
    .toSorted((one, other) => lastTouched(other) - lastTouched(one))
}

/** Whether a chain of parents leads back to the run itself: what is on disk may say so. */
function isBelow(id: string, parent: string, byId: ReadonlyMap<string, KeptRun>): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = parent; at !== undefined && !seen.has(at);) {
    if (at === id) return true
    seen.add(at)
    at = byId.get(at)?.record.parent?.run
  }
  return false
}

function familyOf(root: KeptRun, children: ReadonlyMap<string, readonly KeptRun[]>): Family {
  const rows: Placed[] = []
  const place = (run: KeptRun, depth: number, parent: number | null) => {
    const above = parent === null ? undefined : rows[parent]?.run
    const isOrphan = above === undefined && run.record.parent !== null
    const row = rows.push({ run, depth, parent, branch: branchOf(run, above), isOrphan }) - 1
    const below = (children.get(run.record.id) ?? []).toSorted((one, other) => stepOf(one) - stepOf(other))
    for (const child of below) place(child, depth + 1, row)
  }
  place(root, 0, null)
  return rows
}

const stepOf = ({ record }: KeptRun): number => record.parent?.step ?? 0

const lastTouched = (family: Family): number => Math.max(...family.map(({ run }) => run.record.updatedAt))

/** Whether there is nothing in a family but a scenario that was played as it is. */
export const isUntouched = (family: Family): boolean =>
  family.every(
    ({ run: { record, interventions } }) =>
      record.parent === null && record.without.length === 0 && interventions.length === 0,
  ) && family.length === 1

/** A stretch of a line between a parent and its branch, in one row: from its top or middle to its middle or bottom. */
export interface Stretch {
  /** Microseconds. */
  readonly at: number
  readonly from: 'top' | 'middle'
  readonly to: 'middle' | 'bottom'
  readonly isEnd: boolean
}

/** The lines that cross each row of a family. Branches of which the instant is not known have none. */
export function stretchesOf(family: Family): readonly (readonly Stretch[])[] {
  const rows: Stretch[][] = family.map(() => [])
  family.forEach(({ parent, branch }, row) => {
    const at = branch?.kind === 'act' ? branch.at : branch?.kind === 'without' ? 0 : undefined
    if (parent === null || at === undefined) return
    rows[parent]?.push({ at, from: 'middle', to: 'bottom', isEnd: false })
    for (let between = parent + 1; between < row; between++)
      rows[between]?.push({ at, from: 'top', to: 'bottom', isEnd: false })
    rows[row]?.push({ at, from: 'top', to: 'middle', isEnd: true })
  })
  return rows
}
