/** The account as two normalised tables keep it, who it is and what goes on there, and how their rows are joined. */
import type { AggregateState, ApplyStyle, Envelope, Json, JsonObject, ModelWrite } from '../domain'
import type { ReadModelRow, RowPayload, TableRow } from '../domain'
import { integerAt, sameJson, textAt } from '../read-json'
import { accountIn, accountKind, livingIn } from './account'
import { isObject } from './lists'
import { profileOf, profilesModel, readProfile, replaceProfile, unknownProfile } from './profile'
import type { Profile } from './profile'
import { topicId } from './topics'

const parentTable = 'accounts'
const childTable = 'account_stats'

type Parent = Pick<Profile, 'name' | 'kind' | 'status'>
type Child = Pick<Profile, 'posts' | 'lastPost' | 'topic' | 'likes' | 'comments' | 'followers'>

/** The rows of an account, the parent first; an erased one has none. */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const account = livingIn(state)
  if (account === undefined) return []
  const profile = profileOf(account)
  return [
    { table: parentTable, key: account.id, row: parentIn(profile) },
    { table: childTable, key: account.id, row: childIn(profile) },
  ]
}

/** The first row that an event changed. A log reader takes all of them; one envelope has room for one. */
export const changedRow = (before: AggregateState | undefined, after: AggregateState): RowPayload => {
  const old = before === undefined ? [] : rowsOf(before)
  const present = rowsOf(after)
  const [gone] = old
  if (present.length === 0) {
    return { table: gone?.table ?? parentTable, key: accountIn(after).id, op: 'd', row: null }
  }
  const changed = present.find(({ row }, at) => !sameJson(row, old[at]?.row)) ?? present[0]
  if (changed === undefined) throw new Error('Broken invariant: a living account has rows')
  return { ...changed, op: old.length === 0 ? 'c' : 'u' }
}

/**
 * Joins one row to the profile. By `upsert` the row of a profile that is not there yet makes a skeleton, whichever
 * table it is of; by `partial` a child row without its parent is dropped. A deleted parent takes the profile along.
 */
export const joinRow = (
  style: Exclude<ApplyStyle, 'delta'>,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const change = readChange(event.payload)
  if (change === undefined) return undefined
  const before = readProfile(read(profilesModel, change.key))
  if (change.row === undefined) return replaceProfile(change.key, undefined, read)
  if (before === undefined && change.table === childTable && style === 'partial') return []
  const after = { ...(before ?? unknownProfile), ...change.row, version: event.version }
  // A child whose parent never came leaves nothing behind when it goes.
  return replaceProfile(change.key, after.name === null && change.deleted ? undefined : after, read)
}

interface Change {
  readonly table: string
  readonly key: string
  readonly deleted: boolean
  /** What the row says now; undefined when nothing is left to say. */
  readonly row: Parent | Child | undefined
}

const readChange = (payload: JsonObject): Change | undefined => {
  const { table, op, row } = payload
  const key = textAt(payload, 'key')
  const deleted = op === 'd'
  if (key === undefined || (table !== parentTable && table !== childTable)) return undefined
  if (deleted)
    return { table, key, deleted, row: table === parentTable ? undefined : childIn(unknownProfile) }
  if (!isOp(op) || !isObject(row)) return undefined
  const said = table === parentTable ? readParent(row) : readChild(row)
  return said === undefined ? undefined : { table, key, deleted, row: said }
}

const isOp = (value: Json | undefined): boolean => value === 'c' || value === 'u' || value === 'r'

const parentIn = ({ name, kind, status }: Profile): Parent => ({ name, kind, status })

const childIn = ({ posts, lastPost, topic, likes, comments, followers }: Profile): Child => ({
  posts,
  lastPost,
  topic,
  likes,
  comments,
  followers,
})

const readParent = (row: JsonObject): Parent | undefined => {
  const name = textAt(row, 'name')
  const kind = accountKind(row['kind'])
  return name === undefined || kind === undefined || row['status'] !== 'active'
    ? undefined
    : { name, kind, status: 'active' }
}

const readChild = (row: JsonObject): Child | undefined => {
  const posts = integerAt(row, 'posts')
  const likes = integerAt(row, 'likes')
  const comments = integerAt(row, 'comments')
  const followers = integerAt(row, 'followers')
  if (posts === undefined || likes === undefined || comments === undefined || followers === undefined) {
    return undefined
  }
  const lastPost = textAt(row, 'lastPost') ?? null
  return { posts, lastPost, topic: topicId(row['topic']) ?? null, likes, comments, followers }
}
