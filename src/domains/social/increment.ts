/** Adds the increments of one event to whatever profile is there: in any order the same result, but twice is double. */
import { readChanges, writeCounts } from '../counting'
import { writeDocument } from '../document'
import { isDeleted } from '../domain'
import type { JsonObject } from '../domain'
import type { Act } from '../projecting'
import { integerAt, textAt } from '../read-json'
import { accountKind, socialEventType } from './account'
import type { AccountKind, SocialEventType } from './account'
import { profiles } from './profile'
import type { Profile } from './profile'
import { topicId } from './topics'
import type { TopicId } from './topics'
import { trends } from './trends'

/**
 * The rows to write for the increments of an event; undefined when its payload holds none. Erasing takes the row
 * away, and with it the memory that it was there: an increment that comes later makes a new skeleton, a ghost.
 */
export const increment: Act = ({ type: name, aggregateId: key, version, payload }, read) => {
  const type = socialEventType(name)
  const changes = readChanges(trends, payload['trends'])
  if (type === undefined || changes === undefined) return undefined
  if (type === 'AccountErased') {
    if (!isDeleted(payload)) return undefined
    return [writeDocument(profiles, key, undefined), ...writeCounts(changes, read)]
  }
  const delta = readIncrement(type, payload)
  if (delta === undefined) return undefined
  const row = added(read(profiles.model, key) ?? {}, delta, version)
  return [{ model: profiles.model, key, row }, ...writeCounts(changes, read)]
}

// Beside the profile the row keeps the number of the post whose text it shows, under `lastPostNumber`.
const added = (row: JsonObject, delta: Increment, version: number): JsonObject => {
  const before = profiles.readRow(row)
  const shown = integerAt(row, 'lastPostNumber') ?? 0
  const { name, kind, post } = delta
  const after: Profile = {
    name: name ?? before.name,
    kind: kind ?? before.kind,
    posts: (before.posts ?? 0) + delta.posts,
    likes: (before.likes ?? 0) + delta.likes,
    comments: (before.comments ?? 0) + delta.comments,
    followers: (before.followers ?? 0) + delta.followers,
    lastPost: before.lastPost,
    topic: before.topic,
    status: 'active',
    version,
  }
  return post !== undefined && post.number >= shown
    ? { ...after, lastPost: post.text, topic: post.topic, lastPostNumber: post.number }
    : { ...after, lastPostNumber: shown }
}

interface Increment {
  readonly posts: number
  readonly likes: number
  readonly comments: number
  readonly followers: number
  readonly name?: string
  readonly kind?: AccountKind
  readonly post?: { readonly number: number; readonly text: string; readonly topic: TopicId }
}

const readIncrement = (
  type: Exclude<SocialEventType, 'AccountErased'>,
  payload: JsonObject,
): Increment | undefined => {
  const posts = integerAt(payload, 'postsDelta')
  const likes = integerAt(payload, 'likesDelta')
  const comments = integerAt(payload, 'commentsDelta')
  const followers = integerAt(payload, 'followersDelta')
  if (posts === undefined || likes === undefined || comments === undefined || followers === undefined) {
    return undefined
  }
  const sums = { posts, likes, comments, followers }
  if (type === 'AccountOpened') {
    const name = textAt(payload, 'name')
    const kind = accountKind(payload['kind'])
    return name === undefined || kind === undefined ? undefined : { ...sums, name, kind }
  }
  if (type !== 'PostWritten') return sums
  const number = integerAt(payload, 'post')
  const text = textAt(payload, 'text')
  const topic = topicId(payload['topic'])
  return number === undefined || text === undefined || topic === undefined
    ? undefined
    : { ...sums, post: { number, text, topic } }
}
