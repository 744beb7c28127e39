/** The account as two normalised tables keep it, who it is and what goes on there, and what their rows say of it. */
import type { AggregateState, JsonObject, TableRow } from '../domain'
import { integerAt, textAt } from '../read-json'
import type { Tables } from '../row-news'
import { accountIn, accountKind } from './account'
import { profileOf, unknownProfile } from './profile'
import type { Profile } from './profile'
import { topicId } from './topics'

const accountsTable = 'accounts'
const statsTable = 'account_stats'

/** The rows of an account, the parent first; an erased one has none. */
export const rowsOf = (state: AggregateState): readonly TableRow[] => {
  const account = accountIn(state)
  if (account === undefined) return []
  const { id, version } = account
  const { name, kind, status, posts, lastPost, topic, likes, comments, followers } = profileOf(account)
  return [
    { table: accountsTable, key: id, row: { id, version, name, kind, status } },
    {
      table: statsTable,
      key: `${id}/stats`,
      row: { accountId: id, posts, lastPost, topic, likes, comments, followers },
    },
  ]
}

const readAccountRow = (row: JsonObject): Partial<Profile> | undefined => {
  const version = integerAt(row, 'version')
  const name = textAt(row, 'name')
  const kind = accountKind(row['kind'])
  if (version === undefined || name === undefined || kind === undefined || row['status'] !== 'active') {
    return undefined
  }
  return { name, kind, status: 'active', version }
}

const readStatsRow = (row: JsonObject): Partial<Profile> | undefined => {
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

/** How the rows of an account make up its profile. */
export const accountTables: Tables<Profile> = {
  parent: accountsTable,
  child: statsTable,
  unknown: unknownProfile,
  readParent: readAccountRow,
  readChild: readStatsRow,
  noChild: { posts: null, lastPost: null, topic: null, likes: null, comments: null, followers: null },
  hasParent: ({ name }) => name !== null,
}
