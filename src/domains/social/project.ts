/** What a projector of the social network writes for one event. */
import { isDeleted } from '../domain'
import type { Envelope, JsonObject } from '../domain'
import { projecting } from '../projecting'
import type { News } from '../projecting'
import { integerAt, textAt } from '../read-json'
import { accountKind, readAccount, socialEventType } from './account'
import type { SocialEventType } from './account'
import { increment } from './increment'
import { profileOf, profiles, unknownProfile } from './profile'
import type { Profile } from './profile'
import { accountTables } from './tables'
import { topicId } from './topics'

const readImage = (image: JsonObject): Profile | undefined => {
  const account = readAccount(image)
  return account && profileOf(account)
}

const readNews = ({ type: name, style, payload }: Envelope): News<Profile> | undefined => {
  const type = socialEventType(name)
  if (type === undefined) return undefined
  if (type === 'AccountErased') return isDeleted(payload) ? { is: 'gone' } : undefined
  const says = style === 'full-state' ? readImage(payload) : readChanged(type, payload)
  if (says === undefined) return undefined
  return type === 'AccountOpened'
    ? { is: 'opened', document: { ...unknownProfile, ...says } }
    : { is: 'changed', change: (before) => ({ ...before, ...says }) }
}

const readChanged = (
  type: Exclude<SocialEventType, 'AccountErased'>,
  payload: JsonObject,
): Partial<Profile> | undefined => {
  switch (type) {
    case 'AccountOpened':
      return readOpening(payload)
    case 'PostWritten':
      return readPost(payload)
    case 'PostLiked':
    case 'PostUnliked': {
      const likes = integerAt(payload, 'likes')
      return likes === undefined ? undefined : { likes }
    }
    case 'Commented': {
      const comments = integerAt(payload, 'comments')
      return comments === undefined ? undefined : { comments }
    }
    case 'Followed':
    case 'Unfollowed': {
      const followers = integerAt(payload, 'followers')
      return followers === undefined ? undefined : { followers }
    }
  }
}

const readOpening = (payload: JsonObject): Partial<Profile> | undefined => {
  const name = textAt(payload, 'name')
  const kind = accountKind(payload['kind'])
  if (name === undefined || kind === undefined) return undefined
  return { name, kind, posts: 0, likes: 0, comments: 0, followers: 0, status: 'active' }
}

const readPost = (payload: JsonObject): Partial<Profile> | undefined => {
  const posts = integerAt(payload, 'posts')
  const lastPost = textAt(payload, 'lastPost')
  const topic = topicId(payload['topic'])
  if (posts === undefined || lastPost === undefined || topic === undefined) return undefined
  return { posts, lastPost, topic, likes: 0, comments: 0 }
}

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = projecting({
  documents: profiles,
  tables: accountTables,
  readImage,
  readNews,
  increment,
})
