/** What an account becomes when something happens to it. */
import { evolving } from '../evolving'
import { tombstone } from '../kept'
import type { Tombstone } from '../kept'
import { accountIn, readSocialEvent } from './account'
import type { Account, SocialEvent } from './account'

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

/** The account after an event. */
export const evolve = evolving({ aggregateIn: accountIn, blank, readEvent: readSocialEvent, after })
