// What a search index has taken in and does not show yet: its rows change in one step and are shown in a later one.
import type { JsonObject } from '#domains'
import type { Change, Step } from '#kernel'

/** A row as it will be shown; null where it goes. */
interface Pending {
  readonly model: string
  readonly row: JsonObject | null
}

const isPending = ({ table }: Change): boolean => table === 'translog'

/** What a change makes of a row of a read model, be it later; undefined: of none. */
export function rowChangeIn(change: Change): Pick<Change, 'table' | 'before' | 'after'> | undefined {
  if (!isPending(change)) return change
  const after = change.after as Pending | undefined
  const before = change.before as Pending | undefined
  return after === undefined
    ? undefined
    : { table: after.model, before: before?.row ?? undefined, after: after.row ?? undefined }
}

/** Whether a row that nothing was pending for is going to change: what it says is not known from the change alone. */
export const isFirstPending = (change: Change): boolean => isPending(change) && change.before === undefined

/** Which pending rows were written last by increments that had not been added before: they may say an older version. */
export class Translog {
  private readonly added = new Set<string>()

  /** `isAdded`: the step has added increments for the first time. */
  note({ changes }: Step, isAdded: boolean): void {
    for (const change of changes) {
      if (!isPending(change) || change.after === undefined) continue
      if (isAdded) this.added.add(change.key)
      else this.added.delete(change.key)
    }
  }

  /** Whether a step shows such a row. */
  showsAdded({ changes }: Step, model: string, key: string): boolean {
    const place = `${model}/${key}`
    return this.added.has(place) && changes.some((each) => isPending(each) && each.key === place)
  }
}
