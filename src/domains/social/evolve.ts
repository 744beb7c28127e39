/** What an account becomes when something happens to it; the same for the write store and for a replay. */
import type { AggregateState, DomainEvent } from '../domain'
import { isTombstone, tombstone } from '../kept'
import type { Tombstone } from '../kept'
import { accountIn, readSocialEvent } from './account'
import type { Account, SocialEvent } from './account'

/** The account after an event. Refuses nothing: an event it does not know only counts up the version. */
export const evolve = (
  state: AggregateState | undefined,
  id: string,
  event: DomainEvent,
): Account | Tombstone => {
  const version = (state?.version ?? 0) + 1
  // Nothing happens to an erased account any more, but what happened is counted all the same.
  if (state !== undefined && isTombstone(state)) return tombstone(id, version)
  const next = { ...(accountIn(state) ?? blank(id)), version }
  const happened = readSocialEvent(event)
  return happened === undefined ? next : after(next, happened)
}

const after = (account: Account, { type, data }: SocialEvent): Account | Tombstone => {
  const { id, version, likers, followers } = account
  switch (type) {
    case 'AccountOpened':
      return { ...account, ...data }
    case 'PostWritten':
      return {
        ...account,
        posts: account.posts + 1,
        lastPost: data.text,
        lastTopic: data.topic,
        likers: [],
        comments: 0,
      }
    case 'PostLiked':
      return { ...account, likers: [...likers, data.by] }
    case 'PostUnliked':
      return { ...account, likers: likers.filter((name) => name !== data.by) }
    case 'Commented':
      return { ...account, comments: account.comments + 1 }
    case 'Followed':
      return { ...account, followers: [...followers, data.by] }
    case 'Unfollowed':
      return { ...account, followers: followers.filter((name) => name !== data.by) }
    case 'AccountErased':
      // Nothing about the person.
      return tombstone(id, version)
  }
}

// Stands in for an account whose first event is not the opening; no decision leads there, but evolve must answer.
const blank = (id: string): Account => ({
  id,
  version: 0,
  status: 'active',
  name: 'unknown',
  kind: 'ordinary',
  posts: 0,
  lastPost: null,
  lastTopic: null,
  likers: [],
  comments: 0,
  followers: [],
})
