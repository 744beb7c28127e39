// The repository of runs on disk: the port's methods over the database. No method throws; each answers in bounded time.
import type { Flush, RunRepository, Stored } from '#runs'
import { appendIntervention, createRun, listRuns, loadRun, renameRun } from './causes-on-disk'
import { ChunkMirror } from './chunk-mirror'
import { createClaims, type RunLocks } from './claims'
import type { Database } from './database'
import { readInstant, removeRun, replaceInstant, writeInstant } from './instants-on-disk'
import { attempt } from './trouble'

export interface DiskOptions {
  readonly database: Database
  /** Null where the browser has no Web Locks. */
  readonly locks: RunLocks | null
  /** How long one answer of the database may take before it counts as hung. */
  readonly patienceMillis: number
}

/** Makes the repository over a database that is open. */
export function createDiskRepository({ database, locks, patienceMillis }: DiskOptions): RunRepository {
  const answer = <T>(work: () => PromiseLike<T>) => attempt(patienceMillis, work)
  const inTurn = createTurns()
  const mirrors = new Map<string, ChunkMirror>()

  /** The mirror is put back only after a success: after anything else, nobody knows what the disk holds. */
  const write = (
    flush: Flush,
    mirrorOf: () => ChunkMirror,
    into: (database: Database, mirror: ChunkMirror, flush: Flush) => PromiseLike<null>,
  ) =>
    inTurn(async () => {
      const mirror = mirrorOf()
      mirrors.delete(flush.run)
      const stored = await answer(() => into(database, mirror, flush))
      if (stored.ok) mirrors.set(flush.run, mirror)
      return stored
    })

  return {
    place: { kind: 'disk' },
    list: () => answer(() => listRuns(database)),
    load: (run) => answer(() => loadRun(database, run)),
    rows: (run) => answer(() => readInstant(database, run)),
    create: (record, interventions) => answer(() => createRun(database, record, interventions)),
    intervene: (run, index, cause) => answer(() => appendIntervention(database, run, index, cause)),
    flush: (flush) => write(flush, () => mirrors.get(flush.run) ?? new ChunkMirror(), writeInstant),
    rebuild: (flush) => write(flush, () => new ChunkMirror(), replaceInstant),
    rename: (run, name) => answer(() => renameRun(database, run, name)),
    remove: (run) =>
      inTurn(() => {
        mirrors.delete(run)
        return answer(() => removeRun(database, run))
      }),
    claim: createClaims(locks),
  }
}

/** Lets pieces of work happen one after another, in the order in which they were asked for. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<Stored<T>>): Promise<Stored<T>> => {
    const turn = last.then(work)
    last = turn
    return turn
  }
}
