/** What happens to an account, event by event, and what each style of event carries of it. */
import { describe, expect, test } from 'vitest'
import type { DomainEvent, EventStyle } from '../domain'
import { lifeOf, stateAfter } from '../rig'
import { envelope } from './envelope'
import { evolve } from './evolve'

const life: readonly DomainEvent[] = [
  { type: 'AccountOpened', data: { name: 'Mina', kind: 'influencer' } },
  { type: 'PostWritten', data: { text: 'Rain again', topic: 'daily' } },
  { type: 'PostLiked', data: { by: 'member-7' } },
  { type: 'Commented', data: { by: 'member-8', text: 'So true' } },
  { type: 'Followed', data: { by: 'member-7' } },
  { type: 'PostWritten', data: { text: 'Noodles', topic: 'food' } },
  { type: 'AccountErased', data: {} },
]

const lived = (style: EventStyle) =>
  lifeOf({ evolve }, 'account-1', life).map(({ before, event, after }) => ({
    after,
    dressed: envelope(style, before, event, after),
  }))

const payloads = (style: EventStyle) => lived(style).map(({ dressed }) => dressed.payload)

const atFive = {
  id: 'account-1',
  version: 5,
  status: 'active',
  name: 'Mina',
  kind: 'influencer',
  posts: 1,
  lastPost: 'Rain again',
  lastTopic: 'daily',
  likers: ['member-7'],
  comments: 1,
  followers: ['member-7'],
}

describe('an account', () => {
  test('counts what happened to it, and a new post starts without likes and comments', () => {
    const states = lived('full-state').map(({ after }) => after)
    expect(states[4]).toEqual(atFive)
    expect(states[5]).toEqual({
      ...atFive,
      version: 6,
      posts: 2,
      lastPost: 'Noodles',
      lastTopic: 'food',
      likers: [],
      comments: 0,
    })
  })

  test('is forgotten by the erasing, and stays so whatever happens to it', () => {
    const erased = lived('full-state')[6]?.after
    expect(erased).toEqual({ id: 'account-1', version: 7, deleted: true })
    expect(evolve(erased, 'account-1', { type: 'PostLiked', data: { by: 'member-7' } })).toEqual({
      ...erased,
      version: 8,
    })
  })

  test('takes back a like and a follower', () => {
    const past = [...life.slice(0, 5), { type: 'PostUnliked', data: { by: 'member-7' } }]
    const ended = [...past, { type: 'Unfollowed', data: { by: 'member-7' } }]
    const state = stateAfter({ evolve }, 'account-1', ended)
    expect(state).toEqual({ ...atFive, version: 7, likers: [], followers: [] })
  })

  test('only counts an event that it does not know or cannot read, and exists after any first one', () => {
    const state = evolve(undefined, 'account-1', { type: 'Poked', data: {} })
    expect(state).toMatchObject({ id: 'account-1', version: 1, status: 'active', posts: 0 })
    expect(evolve(state, 'account-1', { type: 'PostWritten', data: {} })).toEqual({ ...state, version: 2 })
  })
})

test('an envelope is named by its account and version', () => {
  expect(lived('partial')[2]?.dressed).toEqual({
    id: 'account-1@3',
    type: 'PostLiked',
    aggregateId: 'account-1',
    version: 3,
    style: 'partial',
    payload: { likes: 1 },
  })
})

test('full state carries the whole account each time, and of an erased one that it is gone', () => {
  expect(payloads('full-state')).toEqual(lived('full-state').map(({ after }) => after))
  expect(payloads('full-state')[6]).toEqual({ id: 'account-1', version: 7, deleted: true })
})

test('partial carries what changed, which for the opening is everything', () => {
  expect(payloads('partial')).toEqual([
    {
      name: 'Mina',
      kind: 'influencer',
      posts: 0,
      lastPost: null,
      topic: null,
      likes: 0,
      comments: 0,
      followers: 0,
      status: 'active',
    },
    { posts: 1, lastPost: 'Rain again', topic: 'daily', likes: 0, comments: 0 },
    { likes: 1 },
    { comments: 1 },
    { followers: 1 },
    { posts: 2, lastPost: 'Noodles', topic: 'food', likes: 0, comments: 0 },
    { deleted: true },
  ])
})

test('delta carries increments, and a new post takes back what the one before had got', () => {
  const none = { postsDelta: 0, likesDelta: 0, commentsDelta: 0, followersDelta: 0, trends: [] }
  const daily = (posts: number, likes: number) => ({ topic: 'daily', posts, likes })
  expect(payloads('delta')).toEqual([
    { ...none, name: 'Mina', kind: 'influencer' },
    { ...none, postsDelta: 1, trends: [daily(1, 0)], post: 1, text: 'Rain again', topic: 'daily' },
    { ...none, likesDelta: 1, trends: [daily(0, 1)] },
    { ...none, commentsDelta: 1 },
    { ...none, followersDelta: 1 },
    {
      ...none,
      postsDelta: 1,
      likesDelta: -1,
      commentsDelta: -1,
      trends: [daily(-1, -1), { topic: 'food', posts: 1, likes: 0 }],
      post: 2,
      text: 'Noodles',
      topic: 'food',
    },
    { deleted: true, trends: [{ topic: 'food', posts: -1, likes: 0 }] },
  ])
})

test('notification carries nothing', () => {
  expect(payloads('notification')).toEqual(life.map(() => ({})))
})

test('row carries the row of the account itself, and for the erasing only its key', () => {
  const said = payloads('row').map(({ table, op, key, row }) => [table, op, key, row === null])
  expect(said).toEqual([
    ['accounts', 'c', 'account-1', false],
    ...Array<unknown>(5).fill(['accounts', 'u', 'account-1', false]),
    ['accounts', 'd', 'account-1', true],
  ])
})
