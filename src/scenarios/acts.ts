// Says what is wrong with what an operator does: a rebuild without a history, a pause of what does not replay, a refresh by hand
// where there is nothing to refresh.
import { isReplica, JOB, LATE_PROJECTOR, PRODUCT_SERVICE, PROJECTOR } from '#pipelines'
import type { Surroundings } from './meaning'
import type { Problem } from './scenario'
import type { ActEntry } from './schema'

/** What a design or its settings lack for it. */
export function checkAct(entry: ActEntry, path: string, around: Surroundings): readonly Problem[] {
  if ('rebuild' in entry) return checkRebuild(entry.rebuild, `${path}.rebuild`, around)
  if ('redrive' in entry) return checkRedrive(`${path}.redrive`, around)
  if ('deploy' in entry) return checkDeploy(entry, path, around)
  if ('refresh' in entry) return checkRefresh(`${path}.refresh`, around)
  if ('pause' in entry) return checkReplay(entry.pause, `${path}.pause`, around)
  if ('resume' in entry) return checkReplay(entry.resume, `${path}.resume`, around)
  if ('add-projection' in entry) return checkAdding(entry['add-projection'], `${path}.add-projection`, around)
  return has(PRODUCT_SERVICE, around)
    ? []
    : [{ path: `${path}.rename`, what: 'needs a product service; write projector.enrich "call"' }]
}

const componentsOf = ({ pipeline, settings }: Surroundings): readonly string[] =>
  pipeline.components(settings).map(({ component }) => component)

const has = (id: string, around: Surroundings): boolean => componentsOf(around).includes(id)

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

/** Whether anybody keeps events that were handled already, and who would read them again is there. */
const keepsHistory = (around: Surroundings): boolean =>
  has(PROJECTOR, around) && (!has('broker', around) || HISTORIES.has(around.settings.broker))

/** The brokers that keep what was consumed. */
const HISTORIES: ReadonlySet<string> = new Set(['kafka', 'nats-jetstream'])

const isPushed = (around: Surroundings): boolean =>
  has('broker', around) && around.settings.broker !== 'kafka'

/** A rebuild reads all events again: where they are kept, and by one projector, since several would empty each other's work. */
function checkRebuild(mode: string, path: string, around: Surroundings): readonly Problem[] {
  const { pipeline, settings } = around
  if (!keepsHistory(around))
    return [{ path, what: `is impossible: ${pipeline.id} keeps no history to rebuild from here; remove it` }]
  if (mode !== 'in-place' && isPushed(around))
    return [{ path, what: `needs a second consumer, and ${settings.broker} has one here; write "in-place"` }]
  if (settings.projector.count > 1)
    return [{ path, what: 'is the work of a single projector; write projector.count 1' }]
  return []
}

/** A projection that is added reads all events: where they are kept, and for read models that are not there yet. */
function checkAdding(model: string, path: string, around: Surroundings): readonly Problem[] {
  const { pipeline, domain } = around
  if (!keepsHistory(around))
    return [{ path, what: `is impossible: ${pipeline.id} keeps no history to read here; remove it` }]
  if (isPushed(around))
    return [{ path, what: 'needs a second consumer, and nats-jetstream has one here; write broker "kafka"' }]
  const counters = domain.models.flatMap(({ name, kind }) => (kind === 'counter' ? [name] : []))
  if (!counters.includes(model))
    return [
      { path, what: `is no projection to be added to ${domain.id}; choose from ${counters.join(', ')}` },
    ]
  if (!has(LATE_PROJECTOR, around))
    return [{ path, what: 'is there from the start; write projector.start "documents"' }]
  return []
}

const checkRedrive = (path: string, around: Surroundings): readonly Problem[] =>
  has(PROJECTOR, around)
    ? []
    : [{ path, what: `is for dead letters, and ${around.pipeline.id} has none; remove it` }]

/** Views are refreshed by hand, with or without a schedule; those that the transaction keeps are never refreshed. */
function checkRefresh(path: string, around: Surroundings): readonly Problem[] {
  const { pipeline, settings } = around
  if (!pipeline.settings.some((spec) => spec.path === 'refresh.mode'))
    return [{ path, what: `is for materialised views, and ${pipeline.id} has none; remove it` }]
  if (!has(JOB, around))
    return [
      {
        path,
        what: `does nothing where refresh.mode is "${settings.refresh.mode}"; write periodic or manual`,
      },
    ]
  return []
}

/** Replaying is what standbys do, each by itself. */
function checkReplay(component: string, path: string, around: Surroundings): readonly Problem[] {
  const replicas = componentsOf(around).filter(isReplica)
  if (replicas.includes(component)) return []
  const { id } = around.pipeline
  return [
    {
      path,
      what:
        replicas.length === 0
          ? `is for the replay of a replica, and ${id} has none; remove it`
          : `is no replica of ${id}; choose from ${replicas.join(', ')}`,
    },
  ]
}
