/** What accounts add up to: which topics the last posts are about and how well they are liked. */
import type { Json, ModelWrite, ReadModelRow } from '../domain'
import { integerAt, isObject, listOf } from '../read-json'
import { topicId } from './topics'
import type { TopicId } from './topics'

/** The name of the counter: one row per topic. */
export const trendsModel = 'trends_by_topic'

/** The fields of a row of it. An account counts once, for the topic of its last post. */
export const trendFields = ['posts', 'likes'] as const

/** An account's share in one topic, or a change of it. */
export type Trend = { readonly topic: TopicId; readonly posts: number; readonly likes: number }

/** What one account counts for; undefined while it has no post, or none that is known. */
export const trendOf = (
  wall: { readonly topic: TopicId | null; readonly likes: number | null } | undefined,
): Trend | undefined =>
  wall === undefined || wall.topic === null
    ? undefined
    : { topic: wall.topic, posts: 1, likes: wall.likes ?? 0 }

/** What must be added, topic by topic, to get from one share to another. */
export const trendChanges = (before: Trend | undefined, after: Trend | undefined): readonly Trend[] => {
  // Taken from zero, so that a post without likes does not leave a minus zero behind.
  const out =
    before === undefined ? [] : [{ topic: before.topic, posts: 0 - before.posts, likes: 0 - before.likes }]
  const [taken] = out
  const changes =
    after === undefined
      ? out
      : taken?.topic === after.topic
        ? [{ topic: after.topic, posts: after.posts + taken.posts, likes: after.likes + taken.likes }]
        : [...out, after]
  return changes.filter(({ posts, likes }) => posts !== 0 || likes !== 0)
}

/** The rows to write for some changes, each of another topic. */
export const writeTrends = (changes: readonly Trend[], read: ReadModelRow): readonly ModelWrite[] =>
  changes.map(({ topic, posts, likes }) => {
    const row = read(trendsModel, topic) ?? {}
    return {
      model: trendsModel,
      key: topic,
      row: {
        posts: (integerAt(row, 'posts') ?? 0) + posts,
        likes: (integerAt(row, 'likes') ?? 0) + likes,
      },
    }
  })

/** Reads changes out of unchecked JSON; undefined when they are none. */
export const readTrends = (value: Json | undefined): readonly Trend[] | undefined => listOf(value, readTrend)

const readTrend = (value: Json): Trend | undefined => {
  if (!isObject(value)) return undefined
  const topic = topicId(value['topic'])
  const posts = integerAt(value, 'posts')
  const likes = integerAt(value, 'likes')
  return topic === undefined || posts === undefined || likes === undefined
    ? undefined
    : { topic, posts, likes }
}
