// The rows of runs in the database, always as one consistent instant: read whole, written whole. Refuses by throwing.
import type { Flush, RunRecord } from '#runs'
import type { ChunkMirror } from './chunk-mirror'
import { type Database, HOMES, inOneWrite, ofRun } from './database'
import { writeRows } from './row-writer'
import { parseRecord } from './stored-causes'
import { readRows } from './stored-rows'

const everyTable = (database: Database) => [
  database.runs,
  database.interventions,
  ...HOMES.map((home) => database.homes[home]),
]

/** Reads record and rows in one transaction, so that they are of one instant. */
export async function readInstant(database: Database, run: string) {
  const { dexie, runs, homes } = database
  const stores = HOMES.map((home) => homes[home])
  const { record, records } = await dexie.transaction('r', [runs, ...stores], async () => ({
    record: parseRecord(await runs.get(run), run),
    records: await Promise.all(stores.map((store) => ofRun(store, run).toArray())),
  }))
  const rows = HOMES.flatMap((home, at) => (records[at] ?? []).flatMap((raw) => readRows(home, raw)))
  return { record, rows }
}

/** Writes what changed and the instant it leads to, in one transaction. */
export const writeInstant = (database: Database, mirror: ChunkMirror, flush: Flush) =>
  inOneWrite(database, everyTable(database), async () => {
    const before = parseRecord(await database.runs.get(flush.run), flush.run)
    mirror.meet(before)
    await writeRows(database, mirror, flush.run, flush.rows)
    const after = standing(before, flush)
    await database.runs.put(after)
    mirror.leave(after)
    return null
  })

/** Puts the given rows in the place of all that a run has, in one transaction. */
export const replaceInstant = (database: Database, mirror: ChunkMirror, flush: Flush) =>
  inOneWrite(database, everyTable(database), async () => {
    const before = parseRecord(await database.runs.get(flush.run), flush.run)
    for (const home of HOMES) await ofRun(database.homes[home], flush.run).delete()
    await writeRows(database, mirror, flush.run, flush.rows)
    const after = standing(before, flush)
    await database.runs.put(after)
    mirror.leave(after)
    return null
  })

/** Removes a run with all that belongs to it, in one transaction. */
export const removeRun = (database: Database, run: string) =>
  inOneWrite(database, everyTable(database), async () => {
    await database.runs.delete(run)
    await ofRun(database.interventions, run).delete()
    for (const home of HOMES) await ofRun(database.homes[home], run).delete()
    return null
  })

const standing = (record: RunRecord, { steps, at, digest, updatedAt }: Flush): RunRecord => ({
  ...record,
  steps,
  at,
  digest,
  updatedAt,
})
