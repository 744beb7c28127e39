/** What people write about: names, an opening line for made-up posts and how much each topic is talked of. */
import type { LocalText } from '../domain'
import { oneOf } from '../read-json'

const ids = ['daily', 'food', 'travel', 'music', 'tech'] as const

export type TopicId = (typeof ids)[number]

/** A topic of posts. */
interface Topic {
  readonly id: TopicId
  readonly name: LocalText
  readonly opening: string
  /** Share of the talk, out of the sum of all weights: 60 divided by the topic's rank (Zipf's law). */
  readonly weight: number
}

/** All topics. */
export const topics: readonly Topic[] = [
  { id: 'daily', name: { en: 'Daily life', ko: '일상' }, opening: 'A slow morning', weight: 60 },
  { id: 'food', name: { en: 'Food', ko: '음식' }, opening: 'Rice cakes by the station', weight: 30 },
  { id: 'travel', name: { en: 'Travel', ko: '여행' }, opening: 'The view from the ridge', weight: 20 },
  { id: 'music', name: { en: 'Music', ko: '음악' }, opening: 'On repeat all week', weight: 15 },
  { id: 'tech', name: { en: 'Technology', ko: '기술' }, opening: 'Notes on a rewrite', weight: 12 },
]

/** What a post is about when the command does not say. */
export const defaultTopic: TopicId = 'daily'

/** The topic a value names; undefined when it names none. */
export const topicId = oneOf(ids)
