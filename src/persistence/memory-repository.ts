// The repository of runs in memory: for embeds, and for pages whose storage is blocked, full or hung. Same port, no disk.
import type { Flush, Intervention, RowUpdate, RunRecord, RunRepository, Stored, StoredRow } from '#runs'
import { createClaims } from './claims'
import type { Trouble } from './trouble'

interface KeptRun {
  record: RunRecord
  readonly interventions: Intervention[]
  rows: Map<string, StoredRow>
}

/** Makes an empty repository; `trouble` says why it is not on disk. */
export function createMemoryRepository({ why, detail }: Trouble): RunRepository {
  const runs = new Map<string, KeptRun>()

  const withRun = <T>(run: string, answer: (kept: KeptRun) => Stored<T>): Promise<Stored<T>> => {
    const kept = runs.get(run)
    return Promise.resolve(kept === undefined ? missing(run) : answer(kept))
  }

  return {
    place: { kind: 'memory', why, detail },
    list: () =>
      Promise.resolve(
        ok({ runs: [...runs.values()].map((kept) => kept.record).sort(newestFirst), unreadable: 0 }),
      ),
    load: (run) =>
      withRun(run, ({ record, interventions }) => ok({ record, interventions: [...interventions] })),
    rows: (run) => withRun(run, ({ record, rows }) => ok({ record, rows: [...rows.values()] })),
    create: (record, interventions) => {
      if (runs.has(record.id)) return Promise.resolve(taken(`there is a run ${record.id} already`))
      runs.set(record.id, { record, interventions: [...interventions], rows: new Map() })
      return Promise.resolve(ok(null))
    },
    intervene: (run, index, cause) =>
      withRun(run, ({ interventions }) => {
        if (interventions.length === index) interventions.push(cause)
        else return taken(`run ${run} has ${interventions.length} interventions, not ${index}`)
        return ok(null)
      }),
    flush: (flush) => withRun(flush.run, (kept) => stand(kept, kept.rows, flush)),
    rebuild: (flush) => withRun(flush.run, (kept) => stand(kept, new Map(), flush)),
    rename: (run, name) =>
      withRun(run, (kept) => {
        kept.record = { ...kept.record, name }
        return ok(null)
      }),
    remove: (run) => {
      runs.delete(run)
      return Promise.resolve(ok(null))
    },
    claim: createClaims(null),
  }
}

const ok = <T>(value: T): Stored<T> => ({ ok: true, value })

const missing = (run: string): Stored<never> => ({
  ok: false,
  why: 'missing',
  detail: `there is no run ${run}`,
})

const taken = (detail: string): Stored<never> => ({ ok: false, why: 'not-writer', detail })

const newestFirst = (left: RunRecord, right: RunRecord): number => right.updatedAt - left.updatedAt

/** Lets a run stand at the instant of the flush, its changes made to the given rows. */
function stand(kept: KeptRun, rows: Map<string, StoredRow>, flush: Flush): Stored<null> {
  for (const update of flush.rows) put(rows, update)
  const { steps, at, digest, updatedAt } = flush
  kept.rows = rows
  kept.record = { ...kept.record, steps, at, digest, updatedAt }
  return ok(null)
}

function put(rows: Map<string, StoredRow>, { home, table, key, value }: RowUpdate): void {
  const place = `${home}/${table}/${key}`
  if (value === undefined) rows.delete(place)
  else rows.set(place, { home, table, key, value })
}
