// What the chunk records of one run hold, kept in memory so that a chunk can be written again whole without being read.
import { type Home, invariant } from '#kernel'
import type { RunRecord } from '#runs'
import type { Database, RowPlace } from './database'
import { chunkContents } from './stored-rows'

type Rows = Map<string, unknown>

/** One chunk record's place: the store and the primary key. */
export interface ChunkPlace {
  readonly home: Home
  readonly place: RowPlace
}

const named = ({ home, place: [, table, key] }: ChunkPlace): string => `${home}/${table}/${key}`

/**
 * The mirror of one run. It is good for the instant at which it was left: if the record on disk says another instant
 * (another tab wrote), it must be emptied. Values are the journal's own, not copies.
 */
export class ChunkMirror {
  private readonly chunks = new Map<string, Rows>()
  private left = ''

  /** Empties the mirror unless the record still stands where this mirror was left. */
  meet(record: RunRecord): void {
    if (this.left !== instantOf(record)) this.chunks.clear()
  }

  /** Says at which instant the mirror is good. */
  leave(record: RunRecord): void {
    this.left = instantOf(record)
  }

  /** Reads those of the chunks that were not touched before. Must be awaited inside a transaction. */
  async load(database: Database, chunks: readonly ChunkPlace[]): Promise<void> {
    const unknown = chunks.filter((chunk) => !this.chunks.has(named(chunk)))
    for (const home of new Set(unknown.map((chunk) => chunk.home))) {
      const here = unknown.filter((chunk) => chunk.home === home)
      const records = await database.homes[home].bulkGet(here.map((chunk) => chunk.place))
      for (const [at, chunk] of here.entries()) {
        this.chunks.set(named(chunk), new Map(chunkContents(records[at])))
      }
    }
  }

  /** The rows of a loaded chunk, to be changed in place. */
  rowsOf(chunk: ChunkPlace): Rows {
    const rows = this.chunks.get(named(chunk))
    invariant(rows !== undefined, `the chunk ${named(chunk)} was loaded`)
    return rows
  }
}

const instantOf = ({ steps, at, digest, updatedAt }: RunRecord): string =>
  `${steps} ${at} ${digest} ${updatedAt}`
