// Says what is wrong with what an operator does: a rebuild without a history, a redrive or a new name that nobody hears.
import { PRODUCT_SERVICE, PROJECTOR } from '#pipelines'
import type { Surroundings } from './meaning'
import type { Problem } from './scenario'
import type { WorkloadEntry } from './schema'

/** A line of the workload that is something an operator does. */
export type ActEntry = Extract<
  WorkloadEntry,
  { rebuild: unknown } | { redrive: unknown } | { rename: unknown } | { deploy: unknown }
>

export const isAct = (entry: WorkloadEntry): entry is ActEntry =>
  'rebuild' in entry || 'redrive' in entry || 'rename' in entry || 'deploy' in entry

/** What a design or its settings lack for it. */
export function checkAct(entry: ActEntry, path: string, around: Surroundings): readonly Problem[] {
  if ('rebuild' in entry) return checkRebuild(`${path}.rebuild`, around)
  if ('redrive' in entry)
    return has(PROJECTOR, around)
      ? []
      : [
          {
            path: `${path}.redrive`,
            what: `is for dead letters, and ${around.pipeline.id} has none; remove it`,
          },
        ]
  if ('deploy' in entry) return checkDeploy(entry, path, around)
  return has(PRODUCT_SERVICE, around)
    ? []
    : [{ path: `${path}.rename`, what: 'needs a product service; write projector.enrich "call"' }]
}

const has = (id: string, { pipeline, settings }: Surroundings): boolean =>
  pipeline.components(settings).some(({ component }) => component === id)

/** Only a table on which a read model hangs is migrated for as long as somebody says. */
function checkDeploy(
  { lasts }: { readonly lasts?: number | undefined },
  path: string,
  { pipeline }: Surroundings,
): readonly Problem[] {
  if (pipeline.release === undefined) {
    const what = `is impossible: what the job of ${pipeline.id} does without a column that it reads is not modelled; remove it`
    return [{ path: `${path}.deploy`, what }]
  }
  if (lasts === undefined || pipeline.release === 'table') return []
  const what = `means nothing in ${pipeline.id}: no read model hangs on the table that is migrated; remove it`
  return [{ path: `${path}.lasts`, what }]
}

/** A rebuild reads all events again: where they are kept, and by one projector, since several would empty each other's work. */
function checkRebuild(path: string, around: Surroundings): readonly Problem[] {
  const { pipeline, settings } = around
  if (!has(PROJECTOR, around) || (has('broker', around) && settings.broker !== 'kafka'))
    return [{ path, what: `is impossible: ${pipeline.id} keeps no history to rebuild from here; remove it` }]
  if (settings.projector.count > 1)
    return [{ path, what: 'is the work of a single projector; write projector.count 1' }]
  return []
}
