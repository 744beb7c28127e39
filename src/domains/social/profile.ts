/** The rows that the social read models hold, how they follow from an account and how they are read back. */
import type {
  AggregateState,
  Contribution,
  JsonObject,
  ModelWrite,
  ReadModelRow,
  ReadModelSpec,
} from '../domain'
import { idOf } from '../kept'
import { integerAt, textAt } from '../read-json'
import { accountIn, accountKind } from './account'
import type { Account, AccountKind } from './account'
import { topicId } from './topics'
import type { TopicId } from './topics'
import { trendChanges, trendFields, trendOf, trendsModel, writeTrends } from './trends'

/** The name of the document model. */
export const profilesModel = 'profiles'

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
  { name: trendsModel, kind: 'counter', fields: trendFields },
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

/** A profile of which nothing is known. */
export const unknownProfile: Profile = {
  name: null,
  kind: null,
  posts: null,
  lastPost: null,
  topic: null,
  likes: null,
  comments: null,
  followers: null,
  status: null,
  version: 0,
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

/** Reads a profile back out of its row; undefined when there is no row. */
export const readProfile = (row: JsonObject | undefined): Profile | undefined =>
  row === undefined
    ? undefined
    : {
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
      }

/**
 * Puts a profile in the place of the one that is there, or takes that away. The counter moves by the difference
 * between the two, so it is always the sum of the rows and a replay does no harm.
 */
export const replaceProfile = (
  key: string,
  after: Profile | undefined,
  read: ReadModelRow,
): readonly ModelWrite[] => {
  const before = readProfile(read(profilesModel, key))
  return [
    { model: profilesModel, key, row: after },
    ...writeTrends(trendChanges(trendOf(before), trendOf(after)), read),
  ]
}

/** The oracle's profile row for an account; an erased one has none. */
export const documentOf = (state: AggregateState): ModelWrite => {
  const account = accountIn(state)
  return {
    model: profilesModel,
    key: idOf(state),
    row: account === undefined ? undefined : profileOf(account),
  }
}

/** What an account counts for in the topic of its last post. */
export const contributionsOf = (state: AggregateState): readonly Contribution[] => {
  const account = accountIn(state)
  const trend = account === undefined ? undefined : trendOf(profileOf(account))
  if (trend === undefined) return []
  return [{ model: trendsModel, key: trend.topic, add: { posts: trend.posts, likes: trend.likes } }]
}
