/** The rules of the social network: what each command leads to, and which rule forbids it. */
import { deciding } from '../deciding'
import type { Command, Decision } from '../domain'
import { textAt } from '../read-json'
import { accountIn, accountKind, defaultKind, opening, socialFollowUp } from './account'
import type { Account, SocialEvent, SocialFollowUp } from './account'
import { crowdMax, nameMax, textMax } from './commands'
import { defaultTopic, topicId } from './topics'

/** Every code with which a command can be refused. */
export const socialRefusals = [
  'malformed-command',
  'already-exists',
  'unknown-account',
  'version-conflict',
  'unknown-kind',
  'unknown-topic',
  'text-too-long',
  'no-post',
  'already-liked',
  'not-liked',
  'too-many-likes',
  'own-account',
  'already-following',
  'not-following',
  'too-many-followers',
] as const

type Refusal = (typeof socialRefusals)[number]

const open = (command: Command): Decision => {
  const name = textAt(command, 'name')
  if (name === undefined) return refuse('malformed-command')
  if (name.length > nameMax) return refuse('text-too-long')
  const kind = command['kind'] === undefined ? defaultKind : accountKind(command['kind'])
  return kind === undefined ? refuse('unknown-kind') : accept({ type: 'AccountOpened', data: { name, kind } })
}

const answer = (type: SocialFollowUp, account: Account, command: Command): Decision => {
  switch (type) {
    case 'WritePost':
      return writePost(command)
    case 'EraseAccount':
      return accept({ type: 'AccountErased', data: {} })
    case 'LikePost':
    case 'UnlikePost':
    case 'Comment':
      return account.posts === 0 ? refuse('no-post') : meet(type, account, command)
    case 'Follow':
    case 'Unfollow':
      return meet(type, account, command)
  }
}

const writePost = (command: Command): Decision => {
  const text = textAt(command, 'text')
  if (text === undefined) return refuse('malformed-command')
  if (text.length > textMax) return refuse('text-too-long')
  const topic = command['topic'] === undefined ? defaultTopic : topicId(command['topic'])
  return topic === undefined
    ? refuse('unknown-topic')
    : accept({ type: 'PostWritten', data: { text, topic } })
}

// What somebody does to another's account: all of these need to know who.
const meet = (
  type: Exclude<SocialFollowUp, 'WritePost' | 'EraseAccount'>,
  account: Account,
  command: Command,
): Decision => {
  const by = textAt(command, 'by')
  if (by === undefined || by.length > nameMax) return refuse('malformed-command')
  switch (type) {
    case 'LikePost':
      if (account.likers.includes(by)) return refuse('already-liked')
      if (account.likers.length >= crowdMax) return refuse('too-many-likes')
      return accept({ type: 'PostLiked', data: { by } })
    case 'UnlikePost':
      return account.likers.includes(by) ? accept({ type: 'PostUnliked', data: { by } }) : refuse('not-liked')
    case 'Comment':
      return comment(by, command)
    case 'Follow':
      if (by === account.id) return refuse('own-account')
      if (account.followers.includes(by)) return refuse('already-following')
      if (account.followers.length >= crowdMax) return refuse('too-many-followers')
      return accept({ type: 'Followed', data: { by } })
    case 'Unfollow':
      return account.followers.includes(by)
        ? accept({ type: 'Unfollowed', data: { by } })
        : refuse('not-following')
  }
}

const comment = (by: string, command: Command): Decision => {
  const text = textAt(command, 'text')
  if (text === undefined) return refuse('malformed-command')
  return text.length > textMax ? refuse('text-too-long') : accept({ type: 'Commented', data: { by, text } })
}

const accept = (event: SocialEvent): Decision => ({ ok: true, events: [event] })

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal })

/** Answers a command. */
export const decide = deciding({
  opening,
  followUp: socialFollowUp,
  aggregateIn: accountIn,
  unknown: 'unknown-account' satisfies Refusal,
  open,
  follow: answer,
})
