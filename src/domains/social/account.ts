/** The words of the social network: what an account is, what can be asked of it and what can happen to it. */
import type { AggregateState, DomainEvent, Json, JsonObject } from '../domain'
import { keptIn } from '../kept'
import { integerAt, listOf, oneOf, textAt } from '../read-json'
import { topicId } from './topics'
import type { TopicId } from './topics'

const kinds = ['ordinary', 'influencer'] as const
/** The command that starts an account. */
export const opening = 'OpenAccount'

const followUps = [
  'WritePost',
  'LikePost',
  'UnlikePost',
  'Comment',
  'Follow',
  'Unfollow',
  'EraseAccount',
] as const

/** The type of every event there is. */
export const socialEvents = [
  'AccountOpened',
  'PostWritten',
  'PostLiked',
  'PostUnliked',
  'Commented',
  'Followed',
  'Unfollowed',
  'AccountErased',
] as const

export type AccountKind = (typeof kinds)[number]
export type SocialFollowUp = (typeof followUps)[number]
export type SocialEventType = (typeof socialEvents)[number]

/** An account in the write store. Likes and comments are those of the last post; a new post starts at none. */
export type Account = {
  readonly id: string
  readonly version: number
  readonly status: 'active'
  readonly name: string
  readonly kind: AccountKind
  readonly posts: number
  readonly lastPost: string | null
  readonly lastTopic: TopicId | null
  readonly likers: readonly string[]
  readonly comments: number
  readonly followers: readonly string[]
}

/** What can happen to an account. */
export type SocialEvent =
  | { readonly type: 'AccountOpened'; readonly data: { readonly name: string; readonly kind: AccountKind } }
  | { readonly type: 'PostWritten'; readonly data: { readonly text: string; readonly topic: TopicId } }
  | { readonly type: 'Commented'; readonly data: { readonly by: string; readonly text: string } }
  | {
      readonly type: 'PostLiked' | 'PostUnliked' | 'Followed' | 'Unfollowed'
      readonly data: { readonly by: string }
    }
  | { readonly type: 'AccountErased'; readonly data: Readonly<Record<never, never>> }

/** What an account is when the command does not say. */
export const defaultKind: AccountKind = 'ordinary'

/** The kind a value spells; undefined when it spells none. */
export const accountKind = oneOf(kinds)

/** The command for an account that is there which a type names; undefined when it names none. */
export const socialFollowUp = oneOf(followUps)

/** The event a type names; undefined when it names none. */
export const socialEventType = oneOf(socialEvents)

/** Reads an account out of unchecked JSON; undefined when it is none. */
export const readAccount = (json: JsonObject): Account | undefined => {
  const id = textAt(json, 'id')
  const version = integerAt(json, 'version')
  if (id === undefined || version === undefined) return undefined
  const name = textAt(json, 'name')
  const kind = accountKind(json['kind'])
  const posts = integerAt(json, 'posts')
  const comments = integerAt(json, 'comments')
  const likers = listOf(json['likers'], nameOf)
  const followers = listOf(json['followers'], nameOf)
  if (json['status'] !== 'active' || name === undefined || kind === undefined || posts === undefined)
    return undefined
  if (comments === undefined || likers === undefined || followers === undefined) return undefined
  const lastPost = textAt(json, 'lastPost') ?? null
  const lastTopic = topicId(json['lastTopic']) ?? null
  return {
    id,
    version,
    status: 'active',
    name,
    kind,
    posts,
    lastPost,
    lastTopic,
    likers,
    comments,
    followers,
  }
}

/** The account in a write-store row; undefined when there is none or it was erased. */
export const accountIn = (state: AggregateState | undefined): Account | undefined =>
  keptIn(state, readAccount)

/** Reads an event of an account; undefined when it is another business's or lacks what it should carry. */
export const readSocialEvent = ({ type: name, data }: DomainEvent): SocialEvent | undefined => {
  const type = socialEventType(name)
  switch (type) {
    case undefined:
      return undefined
    case 'AccountOpened':
      return readOpened(data)
    case 'PostWritten':
      return readWritten(data)
    case 'Commented': {
      const by = textAt(data, 'by')
      const text = textAt(data, 'text')
      return by === undefined || text === undefined ? undefined : { type, data: { by, text } }
    }
    case 'PostLiked':
    case 'PostUnliked':
    case 'Followed':
    case 'Unfollowed': {
      const by = textAt(data, 'by')
      return by === undefined ? undefined : { type, data: { by } }
    }
    case 'AccountErased':
      return { type, data: {} }
  }
}

const readOpened = (data: JsonObject): SocialEvent | undefined => {
  const name = textAt(data, 'name')
  const kind = accountKind(data['kind'])
  return name === undefined || kind === undefined
    ? undefined
    : { type: 'AccountOpened', data: { name, kind } }
}

const readWritten = (data: JsonObject): SocialEvent | undefined => {
  const text = textAt(data, 'text')
  const topic = topicId(data['topic'])
  return text === undefined || topic === undefined
    ? undefined
    : { type: 'PostWritten', data: { text, topic } }
}

const nameOf = (value: Json): string | undefined => (typeof value === 'string' ? value : undefined)
