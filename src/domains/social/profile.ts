/** The documents of the social read model, how they follow from an account and how they are read back. */
import type { Documents } from '../document'
import type { AggregateState, JsonObject, ReadModelSpec } from '../domain'
import { integerAt, textAt } from '../read-json'
import { accountIn, accountKind } from './account'
import type { Account, AccountKind } from './account'
import { topicId } from './topics'
import type { TopicId } from './topics'
import { trends, trendsOf } from './trends'

const profilesModel = 'profiles'

/** The read models: one row per account, and one counter per topic over the last posts of all accounts. */
export const socialModels: readonly ReadModelSpec[] = [
  {
    name: profilesModel,
    kind: 'document',
    fields: [
      'name',
      'kind',
      'posts',
      'lastPost',
      'topic',
      'likes',
      'comments',
      'followers',
      'status',
      'version',
    ],
  },
  { name: trends.name, kind: 'counter', fields: trends.fields },
]

/** An account as its visitors see it. Null is what is not known yet, and the last post of who never wrote one. */
export type Profile = {
  readonly name: string | null
  readonly kind: AccountKind | null
  readonly posts: number | null
  readonly lastPost: string | null
  readonly topic: TopicId | null
  readonly likes: number | null
  readonly comments: number | null
  readonly followers: number | null
  readonly status: 'active' | null
  readonly version: number
}

/** The profile of an account. */
export const profileOf = (account: Account): Profile => ({
  name: account.name,
  kind: account.kind,
  posts: account.posts,
  lastPost: account.lastPost,
  topic: account.lastTopic,
  likes: account.likers.length,
  comments: account.comments,
  followers: account.followers.length,
  status: account.status,
  version: account.version,
})

/** The profile of the account in a write-store row; undefined when there is none or it was erased. */
export const profileIn = (state: AggregateState | undefined): Profile | undefined => {
  const account = accountIn(state)
  return account && profileOf(account)
}

const readRow = (row: JsonObject): Profile => ({
  name: textAt(row, 'name') ?? null,
  kind: accountKind(row['kind']) ?? null,
  posts: integerAt(row, 'posts') ?? null,
  lastPost: textAt(row, 'lastPost') ?? null,
  topic: topicId(row['topic']) ?? null,
  likes: integerAt(row, 'likes') ?? null,
  comments: integerAt(row, 'comments') ?? null,
  followers: integerAt(row, 'followers') ?? null,
  status: row['status'] === 'active' ? 'active' : null,
  version: integerAt(row, 'version') ?? 0,
})

/** A profile of which nothing is known. */
export const unknownProfile: Profile = readRow({})

/** The documents of the read model. */
export const profiles: Documents<Profile> = {
  model: profilesModel,
  readRow,
  rowOf: (profile) => profile,
  contributionsOf: trendsOf,
}
