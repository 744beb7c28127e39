// Keeps a run: its causes at once, its rows in batches, always one consistent instant. Knows the port, not the database.
import type { Change, Table } from '#kernel'
import type { Flush, Run, RunRecord, RunRepository, Stored, StorageTrouble } from '#runs'

/** What writes rows in the background; made by the persistence folder. */
export interface RowWriter {
  note(
    changes: Iterable<Pick<Change, 'table' | 'key' | 'before' | 'after'>>,
    instant: { readonly steps: number; readonly at: number; readonly digest: string },
  ): void
  flushNow(): Promise<void>
  stop(): void
}

export interface KeeperPorts {
  readonly repository: RunRepository
  readonly createWriter: (
    run: string,
    tables: readonly Table[],
    onTrouble: (why: StorageTrouble | undefined) => void,
  ) => RowWriter
  readonly onTrouble: (why: StorageTrouble | undefined) => void
  /** Wall-clock milliseconds. */
  readonly now: () => number
}

export interface Keeper {
  /** Writes down what has happened since the last time. The viewer stays where it is. */
  note(): void
  /** Waits until everything noted so far is on disk. */
  settled(): Promise<void>
  /** Writes everything on disk anew from the run. */
  rebuild(): Promise<void>
  close(): void
}

/** Begins to keep a run that is `kept` on disk up to this many steps. */
export function keep(
  ports: KeeperPorts,
  run: Run,
  record: RunRecord,
  kept: { readonly steps: number; readonly interventions: number },
): Keeper {
  const { repository } = ports
  let writer = ports.createWriter(record.id, run.simulation.tables, ports.onTrouble)
  let steps = kept.steps
  let interventions = kept.interventions
  /** New steps wait until everything before them is on disk. */
  let rebuilding = false
  let writing: Promise<unknown> = Promise.resolve()
  const trouble = (stored: Stored<unknown>) => {
    if (!stored.ok) ports.onTrouble(stored.why)
  }

  function noteInterventions(): void {
    for (; interventions < run.interventions.length; interventions++) {
      const index = interventions
      const intervention = run.interventions[index]
      if (intervention === undefined) continue
      writing = writing.then(() => repository.intervene(record.id, index, intervention)).then(trouble)
    }
  }

  function note(): void {
    noteInterventions()
    if (rebuilding || run.journal.length === steps) return
    const changes = run.journal.slice(steps).flatMap((step) => step.changes)
    steps = run.journal.length
    writer.note(
      changes,
      atHead(() => instantOf(run)),
    )
  }

  /** Looks at the head without moving the viewer. */
  function atHead<T>(look: () => T): T {
    const { position } = run.simulation
    run.toHead()
    const seen = look()
    run.seek(position)
    return seen
  }

  return {
    note,
    async settled() {
      await writing
      await writer.flushNow()
    },
    async rebuild() {
      writer.stop()
      rebuilding = true
      noteInterventions()
      const flush = atHead(() => wholeInstant(run, record.id, ports.now()))
      steps = flush.steps
      const fresh = ports.createWriter(record.id, run.simulation.tables, ports.onTrouble)
      writing = writing.then(() => repository.rebuild(flush)).then(trouble)
      await writing
      writer = fresh
      rebuilding = false
      // What happened meanwhile.
      note()
    },
    close() {
      void writer.flushNow().finally(() => writer.stop())
    },
  }
}

const instantOf = (run: Run) => ({
  steps: run.journal.length,
  at: run.simulation.now,
  digest: run.simulation.digest,
})

/** A run at its head as it is written all at once. */
export const wholeInstant = (run: Run, id: string, now: number): Flush => ({
  run: id,
  ...instantOf(run),
  updatedAt: now,
  rows: allRows(run),
})

/** Every row of the run where it stands. */
function allRows(run: Run) {
  const { simulation } = run
  return simulation.tables.flatMap((table) =>
    [...simulation.rows.entries(table.name)].map(([key, value]) => ({
      home: table.home,
      table: table.name,
      key,
      value,
      appended: table.appended === true,
    })),
  )
}
