/** What accounts add up to: which topics the last posts are about and how well they are liked. */
import type { Counter } from '../counting'
import type { Contribution } from '../domain'
import type { Profile } from './profile'
import { topicId } from './topics'

/** The counter: one row per topic. An account counts once, for the topic of its last post. */
export const trends: Counter = {
  name: 'trends_by_topic',
  group: 'topic',
  fields: ['posts', 'likes'],
  groupOf: topicId,
}

/** What an account counts for; nothing while it has no post, or none that is known. */
export const trendsOf = (profile: Profile | undefined): readonly Contribution[] =>
  profile === undefined || profile.topic === null
    ? []
    : [{ model: trends.name, key: profile.topic, add: { posts: 1, likes: profile.likes ?? 0 } }]
