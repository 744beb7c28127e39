/** Dresses an account's event for travelling, with as much in its payload as the style carries. */
import { changesBetween, changesToCarry } from '../counting'
import type { JsonObject } from '../domain'
import { dressing } from '../dress'
import type { Step } from '../dress'
import { socialEventType } from './account'
import { profileIn } from './profile'
import type { Profile } from './profile'
import { rowsOf } from './tables'
import { trends, trendsOf } from './trends'

const changedFields = ({ event, after }: Step<Profile>): JsonObject => {
  if (after === undefined) return { deleted: true }
  const { posts, lastPost, topic, likes, comments, followers, name, kind, status } = after
  const type = socialEventType(event.type)
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
const increments = ({ event, before, after }: Step<Profile>): JsonObject => {
  const changes = changesBetween(trendsOf(before), trendsOf(after))
  const carried = { trends: changesToCarry(trends, changes) }
  if (after === undefined) return { deleted: true, ...carried }
  const [had, has] = [sumsOf(before), sumsOf(after)]
  const common = {
    postsDelta: has.posts - had.posts,
    likesDelta: has.likes - had.likes,
    commentsDelta: has.comments - had.comments,
    followersDelta: has.followers - had.followers,
    ...carried,
  }
  if (event.type === 'AccountOpened') return { ...common, name: after.name, kind: after.kind }
  if (event.type !== 'PostWritten') return common
  return { ...common, post: after.posts, text: after.lastPost, topic: after.topic }
}

const sumsOf = (profile: Profile | undefined) => ({
  posts: profile?.posts ?? 0,
  likes: profile?.likes ?? 0,
  comments: profile?.comments ?? 0,
  followers: profile?.followers ?? 0,
})

/** The envelope of an event that led from one state to the next. */
export const envelope = dressing({ seenIn: profileIn, rowsOf, changedFields, increments })
