/** Dresses an account's event for travelling, with as much in its payload as the style carries. */
import type { AggregateState, DomainEvent, Envelope, EventStyle, JsonObject } from '../domain'
import { parentChange } from '../changed-rows'
import { dress } from '../dress'
import { accountIn, socialEventType } from './account'
import type { SocialEventType } from './account'
import { profileOf } from './profile'
import type { Profile } from './profile'
import { rowsOf } from './tables'
import { trendChanges, trendOf } from './trends'

/** The envelope of an event that led from one state to the next. */
export const envelope = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): Envelope => dress(style, event, after, payloadOf(style, before, event, after))

const payloadOf = (
  style: EventStyle,
  before: AggregateState | undefined,
  event: DomainEvent,
  after: AggregateState,
): JsonObject => {
  const type = socialEventType(event.type)
  switch (style) {
    case 'full-state':
      return after
    case 'partial':
      return changedFields(type, profileIn(after))
    case 'delta':
      return increments(type, profileIn(before), profileIn(after))
    case 'notification':
      return {}
    case 'row':
      return parentChange({ rowsOf }, before, after)
  }
}

const profileIn = (state: AggregateState | undefined): Profile | undefined => {
  const account = accountIn(state)
  return account === undefined ? undefined : profileOf(account)
}

const changedFields = (type: SocialEventType | undefined, after: Profile | undefined): JsonObject => {
  if (after === undefined) return { deleted: true }
  const { posts, lastPost, topic, likes, comments, followers, name, kind, status } = after
  switch (type) {
    case undefined:
    case 'AccountErased':
      return {}
    case 'AccountOpened':
      return { name, kind, posts, lastPost, topic, likes, comments, followers, status }
    case 'PostWritten':
      return { posts, lastPost, topic, likes, comments }
    case 'PostLiked':
    case 'PostUnliked':
      return { likes }
    case 'Commented':
      return { comments }
    case 'Followed':
    case 'Unfollowed':
      return { followers }
  }
}

// A new post takes back the likes and comments of the one before, so that all numbers add up in any order. Its text
// does not add up; it carries its number, and the highest stays. Erasing takes back only what was counted elsewhere.
const increments = (
  type: SocialEventType | undefined,
  before: Profile | undefined,
  after: Profile | undefined,
): JsonObject => {
  const trends = trendChanges(trendOf(before), trendOf(after))
  if (after === undefined) return { deleted: true, trends }
  const [had, has] = [sumsOf(before), sumsOf(after)]
  const common = {
    postsDelta: has.posts - had.posts,
    likesDelta: has.likes - had.likes,
    commentsDelta: has.comments - had.comments,
    followersDelta: has.followers - had.followers,
    trends,
  }
  if (type === 'AccountOpened') return { ...common, name: after.name, kind: after.kind }
  if (type !== 'PostWritten') return common
  return { ...common, post: after.posts, text: after.lastPost, topic: after.topic }
}

const sumsOf = (profile: Profile | undefined) => ({
  posts: profile?.posts ?? 0,
  likes: profile?.likes ?? 0,
  comments: profile?.comments ?? 0,
  followers: profile?.followers ?? 0,
})
