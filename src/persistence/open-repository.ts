// Finds a place for runs: the disk if it answers in time, else memory, saying why.
import type { RunRepository } from '#runs'
import type { RunLocks } from './claims'
import { createDatabase, type DatabaseOptions } from './database'
import { createMemoryRepository } from './memory-repository'
import { createDiskRepository } from './run-repository'
import { attempt } from './trouble'

export interface RepositoryOptions extends DatabaseOptions {
  /** Instead of the page's own Web Locks; null is a browser without them. */
  readonly locks?: RunLocks | null
  /** How long the disk may take to open, by default 3 s. */
  readonly openMillis?: number
  /** How long any later answer may take before it counts as hung, by default 20 s. */
  readonly answerMillis?: number
}

/** Opens the repository of runs. Never throws: where there is no usable disk, `place` says so and runs live in memory. */
export async function openRepository(options: RepositoryOptions = {}): Promise<RunRepository> {
  const { locks = pageLocks(), openMillis = 3_000, answerMillis = 20_000, ...database } = options
  const opened = await attempt(openMillis, () => openDatabase(database))
  if (!opened.ok) return createMemoryRepository(opened)
  return createDiskRepository({ database: opened.value, locks, patienceMillis: answerMillis })
}

/** Opens the database and reads from it once: some browsers open what they then refuse to read. */
async function openDatabase(options: DatabaseOptions) {
  const database = createDatabase(options)
  await database.dexie.open()
  await database.runs.count()
  return database
}

const pageLocks = (): RunLocks | null => {
  // The type says that every page has locks; pages served without TLS have none.
  const locks: LockManager | undefined = typeof navigator === 'undefined' ? undefined : navigator.locks
  return locks ?? null
}
