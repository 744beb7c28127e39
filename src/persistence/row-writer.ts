// Writes changed rows into the five stores, inside somebody else's transaction.
import type { Home } from '#kernel'
import type { RowUpdate } from '#runs'
import type { ChunkMirror, ChunkPlace } from './chunk-mirror'
import { type Database, HOMES, type RowPlace } from './database'
import { chunkKey } from './stored-rows'

/** What one store has to put and to delete. */
interface Writes {
  readonly put: unknown[]
  readonly gone: RowPlace[]
}

interface ChunkUpdates extends ChunkPlace {
  readonly updates: RowUpdate[]
}

/** Brings the rows of a run up to date. The mirror must have met the run's record. */
export async function writeRows(
  database: Database,
  mirror: ChunkMirror,
  run: string,
  updates: readonly RowUpdate[],
): Promise<void> {
  const { writes, chunks } = sorted(run, updates)
  await mirror.load(database, chunks)
  for (const chunk of chunks) foldIn(chunk, mirror.rowsOf(chunk), writes[chunk.home])
  for (const home of HOMES) {
    const { put, gone } = writes[home]
    if (gone.length > 0) await database.homes[home].bulkDelete(gone)
    if (put.length > 0) await database.homes[home].bulkPut(put)
  }
}

/** Parts the updates into records of their own and changes to chunks. */
function sorted(run: string, updates: readonly RowUpdate[]) {
  const writes = { writeStore: none(), outbox: none(), broker: none(), readStore: none(), kernel: none() }
  const chunks = new Map<string, ChunkUpdates>()
  for (const update of lastOfEach(updates)) {
    const { home, table, key, value, appended } = update
    const chunk = appended ? chunkKey(key) : undefined
    if (chunk !== undefined) chunkAt(chunks, home, [run, table, chunk]).updates.push(update)
    else if (value === undefined) writes[home].gone.push([run, table, key])
    else writes[home].put.push({ run, table, key, value })
  }
  return { writes, chunks: [...chunks.values()] }
}

const none = (): Writes => ({ put: [], gone: [] })

function chunkAt(chunks: Map<string, ChunkUpdates>, home: Home, place: RowPlace): ChunkUpdates {
  const name = JSON.stringify([home, ...place])
  const known = chunks.get(name)
  if (known !== undefined) return known
  const fresh = { home, place, updates: [] }
  chunks.set(name, fresh)
  return fresh
}

/** Where a row occurs twice, the later word counts. */
function lastOfEach(updates: readonly RowUpdate[]): Iterable<RowUpdate> {
  const last = new Map<string, RowUpdate>()
  for (const update of updates) last.set(`${update.home}/${update.table}/${update.key}`, update)
  return last.values()
}

function foldIn({ place, updates }: ChunkUpdates, rows: Map<string, unknown>, { put, gone }: Writes): void {
  for (const { key, value } of updates) {
    if (value === undefined) rows.delete(key)
    else rows.set(key, value)
  }
  const [run, table, key] = place
  if (rows.size === 0) gone.push(place)
  else put.push({ run, table, key, rows: Object.fromEntries(rows) })
}
