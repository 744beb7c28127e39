// Runs and their interventions in the database: listed, loaded, created, appended to, renamed. Refuses by throwing.
import type { Intervention, RunRecord, StoredRun } from '#runs'
import { type Database, inOneWrite, ofRun } from './database'
import { parseInterventions, parseRecord, readableRecord } from './stored-causes'
import { Refusal } from './trouble'

/** Every record that can be read, newest first, and how many cannot. */
export const listRuns = ({ dexie, runs }: Database) =>
  dexie.transaction('r', [runs], async () => {
    // A record without a sortable date is not in the index: counting all of them finds it.
    const sorted = await runs.orderBy('updatedAt').reverse().toArray()
    const records = sorted.map(readableRecord).filter((record) => record !== undefined)
    return { runs: records, unreadable: (await runs.count()) - records.length }
  })

/** A record with its interventions, of one instant. */
export const loadRun = ({ dexie, runs, interventions }: Database, run: string) =>
  dexie.transaction('r', [runs, interventions], async (): Promise<StoredRun> => {
    const record = parseRecord(await runs.get(run), run)
    return { record, interventions: parseInterventions(await ofRun(interventions, run).toArray(), run) }
  })

/** Stores a new run; refuses one whose id is taken. */
export const createRun = (database: Database, record: RunRecord, done: readonly Intervention[]) =>
  inOneWrite(database, [database.runs, database.interventions], async () => {
    const { runs, interventions } = database
    if ((await runs.get(record.id)) !== undefined) throw taken(`there is a run ${record.id} already`)
    await ofRun(interventions, record.id).delete()
    await runs.add(record)
    await interventions.bulkAdd(done.map((cause, index) => ({ run: record.id, index, ...cause })))
    return null
  })

/** Adds an intervention at the end; refuses another place, for then somebody else appended. */
export const appendIntervention = (database: Database, run: string, index: number, cause: Intervention) =>
  inOneWrite(database, [database.runs, database.interventions], async () => {
    const { runs, interventions } = database
    parseRecord(await runs.get(run), run)
    const count = await ofRun(interventions, run).count()
    if (count !== index) throw taken(`run ${run} has ${count} interventions, not ${index}`)
    await interventions.add({ run, index, ...cause })
    return null
  })

/** Changes the name and nothing else. */
export const renameRun = (database: Database, run: string, name: string) =>
  inOneWrite(database, [database.runs], async () => {
    await database.runs.put({ ...parseRecord(await database.runs.get(run), run), name })
    return null
  })

/** Whoever finds a place taken is not the one who writes this run. */
const taken = (detail: string) => new Refusal('not-writer', detail)
