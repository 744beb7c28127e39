/**
 * What a projector of the social network writes for one event, in each of three styles. Applies whatever it is given,
 * however often and in whatever order: guards and inboxes are the projector's own, not the business's.
 */
import type { ApplyStyle, Envelope, JsonObject, ModelWrite, ReadModelRow } from '../domain'
import { isDeleted } from '../domain'
import { integerAt, textAt } from '../read-json'
import { joinRow, readRowNews } from '../row-news'
import { accountKind, readAccount, socialEventType } from './account'
import type { SocialEventType } from './account'
import { increment } from './increment'
import { profileOf, profilesModel, readProfile, replaceProfile, unknownProfile } from './profile'
import type { Profile } from './profile'
import { accountTables } from './tables'
import { topicId } from './topics'

/** The rows to write for an event; undefined when its payload cannot be decoded in this style. */
export const apply = (
  style: ApplyStyle,
  event: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  switch (style) {
    case 'upsert':
      return event.style === 'row' ? mergeRow(style, event, read) : upsert(event, read)
    case 'partial':
      return event.style === 'row' ? mergeRow(style, event, read) : patch(event, read)
    case 'delta':
      return increment(event, read)
  }
}

const mergeRow = (
  style: 'upsert' | 'partial',
  { aggregateId: key, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  const news = readRowNews(accountTables, payload)
  if (news === undefined) return undefined
  const joined = joinRow(accountTables, style, news, readProfile(read(profilesModel, key)))
  return joined.is === 'dropped' ? [] : replaceProfile(key, joined.document, read)
}

// Replaces the profile by the image; the image of an erased account takes it away.
const upsert = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  if (event.style !== 'full-state') return undefined
  if (isDeleted(event.payload)) return replaceProfile(event.aggregateId, undefined, read)
  const account = readAccount(event.payload)
  if (account === undefined) return undefined
  return replaceProfile(event.aggregateId, { ...profileOf(account), version: event.version }, read)
}

// Inserts on the opening, patches on anything else and only what is there: what overtakes the opening is lost.
const patch = (event: Envelope, read: ReadModelRow): readonly ModelWrite[] | undefined => {
  const type = socialEventType(event.type)
  if (type === undefined) return undefined
  if (type === 'AccountErased') return erase(event, read)
  const before = readProfile(read(profilesModel, event.aggregateId))
  switch (event.style) {
    case 'full-state': {
      const writes = upsert(event, read)
      return writes === undefined || before !== undefined || type === 'AccountOpened' ? writes : []
    }
    case 'partial': {
      const changed = readChanged(type, event.payload)
      if (changed === undefined) return undefined
      const present = type === 'AccountOpened' ? unknownProfile : before
      if (present === undefined) return []
      return replaceProfile(event.aggregateId, { ...present, ...changed, version: event.version }, read)
    }
    case 'delta':
    case 'notification':
    case 'row':
      return undefined
  }
}

const erase = (
  { style, aggregateId, payload }: Envelope,
  read: ReadModelRow,
): readonly ModelWrite[] | undefined => {
  if (style !== 'partial' && style !== 'full-state') return undefined
  return isDeleted(payload) ? replaceProfile(aggregateId, undefined, read) : undefined
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
