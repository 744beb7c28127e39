// What a page asks before it fetches the code of the database, and where that code is.
import { attempt } from './trouble'

/** The database's name. */
export const DATABASE = 'cqrscope'

/** How long a browser may take to list its databases, in milliseconds. */
const PATIENCE = 1000

/** Whether runs may have been kept here. False only where the browser says that there is no database yet. */
export async function mayHaveRuns(): Promise<boolean> {
  const listed = await attempt(PATIENCE, () => indexedDB.databases())
  return !listed.ok || listed.value.some(({ name }) => name === DATABASE)
}

/** Fetches what keeps runs. */
export const loadPersistence = () => import('./keeping')
