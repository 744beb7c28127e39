/** The rules of the social network, told as given / when / then. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command, Decision, DomainEvent } from '../domain'
import { stateAfter } from '../rig'
import type { SocialEvent } from './account'
import { crowdMax } from './commands'
import { decide, socialRefusals } from './decide'
import { evolve } from './evolve'

const opened: SocialEvent = { type: 'AccountOpened', data: { name: 'Mina', kind: 'influencer' } }
const written: SocialEvent = { type: 'PostWritten', data: { text: 'Rain again', topic: 'daily' } }
const erased: SocialEvent = { type: 'AccountErased', data: {} }
const by = (type: 'PostLiked' | 'PostUnliked' | 'Followed' | 'Unfollowed', name: string): SocialEvent => ({
  type,
  data: { by: name },
})

const id = 'account-1'
const open = { type: 'OpenAccount', id, name: 'Mina', kind: 'influencer' }
const write = { type: 'WritePost', id, text: 'Rain again' }
const like = { type: 'LikePost', id, by: 'member-7' }
const unlike = { type: 'UnlikePost', id, by: 'member-7' }
const comment = { type: 'Comment', id, by: 'member-7', text: 'So true' }
const follow = { type: 'Follow', id, by: 'member-7' }
const unfollow = { type: 'Unfollow', id, by: 'member-7' }
const erase = { type: 'EraseAccount', id }

const given = (...past: readonly SocialEvent[]) => ({
  when: (command: Command) => {
    const state = stateAfter({ evolve }, id, past)
    const decision: Decision = decide(state, command)
    return {
      thenEvents: (...events: readonly DomainEvent[]) => expect(decision).toEqual({ ok: true, events }),
      thenRefused: (refusal: string) => {
        expect(socialRefusals).toContain(refusal)
        expect(decision).toEqual({ ok: false, refusal })
      },
    }
  },
})

const everyone = (type: 'PostLiked' | 'Followed') =>
  Array.from({ length: crowdMax }, (_none, at) => by(type, `fan-${at}`))

describe('opening an account', () => {
  test('opens it, for an ordinary member unless it says otherwise', () => {
    given().when(open).thenEvents(opened)
    given()
      .when({ type: 'OpenAccount', id, name: 'Mina' })
      .thenEvents({ type: 'AccountOpened', data: { name: 'Mina', kind: 'ordinary' } })
  })
  test('is refused when there is one, also when it was erased', () => {
    given(opened).when(open).thenRefused('already-exists')
    given(opened, erased).when(open).thenRefused('already-exists')
  })
  test('is refused without a name, with too long a name and for an unknown kind', () => {
    given().when({ type: 'OpenAccount', id }).thenRefused('malformed-command')
    given()
      .when({ ...open, name: 'M'.repeat(41) })
      .thenRefused('text-too-long')
    given()
      .when({ ...open, kind: 'robot' })
      .thenRefused('unknown-kind')
  })
})

describe('writing a post', () => {
  test('writes it, about daily life unless it says otherwise', () => {
    given(opened).when(write).thenEvents(written)
    given(opened)
      .when({ ...write, topic: 'food' })
      .thenEvents({ type: 'PostWritten', data: { text: 'Rain again', topic: 'food' } })
  })
  test('takes 280 characters and not one more', () => {
    const text = 'x'.repeat(280)
    given(opened)
      .when({ ...write, text })
      .thenEvents({ type: 'PostWritten', data: { text, topic: 'daily' } })
    given(opened)
      .when({ ...write, text: `${text}x` })
      .thenRefused('text-too-long')
  })
  test('is refused without a text, for an unknown topic and for an unknown account', () => {
    given(opened).when({ type: 'WritePost', id }).thenRefused('malformed-command')
    given(opened)
      .when({ ...write, topic: 'gossip' })
      .thenRefused('unknown-topic')
    given().when(write).thenRefused('unknown-account')
  })
})

describe('liking the last post', () => {
  test('likes it once', () => {
    given(opened, written).when(like).thenEvents(by('PostLiked', 'member-7'))
    given(opened, written, by('PostLiked', 'member-7')).when(like).thenRefused('already-liked')
  })
  test('starts anew with a new post', () => {
    given(opened, written, by('PostLiked', 'member-7'), written)
      .when(like)
      .thenEvents(by('PostLiked', 'member-7'))
  })
  test('is taken back only by who liked', () => {
    given(opened, written, by('PostLiked', 'member-7')).when(unlike).thenEvents(by('PostUnliked', 'member-7'))
    given(opened, written).when(unlike).thenRefused('not-liked')
  })
  test('is refused without a post and by more than a crowd', () => {
    given(opened).when(like).thenRefused('no-post')
    given(opened).when(unlike).thenRefused('no-post')
    given(opened, written, ...everyone('PostLiked'))
      .when(like)
      .thenRefused('too-many-likes')
  })
})

describe('commenting', () => {
  test('adds a comment, also a second one', () => {
    const commented: SocialEvent = { type: 'Commented', data: { by: 'member-7', text: 'So true' } }
    given(opened, written).when(comment).thenEvents(commented)
    given(opened, written, commented).when(comment).thenEvents(commented)
  })
  test('is refused without a post, without a text and with too long a text', () => {
    given(opened).when(comment).thenRefused('no-post')
    given(opened, written)
      .when({ ...comment, text: '' })
      .thenRefused('malformed-command')
    given(opened, written)
      .when({ ...comment, text: 'x'.repeat(281) })
      .thenRefused('text-too-long')
  })
})

describe('following', () => {
  test('follows once, with or without a post to see', () => {
    given(opened).when(follow).thenEvents(by('Followed', 'member-7'))
    given(opened, by('Followed', 'member-7')).when(follow).thenRefused('already-following')
  })
  test('ends only for who follows', () => {
    given(opened, by('Followed', 'member-7')).when(unfollow).thenEvents(by('Unfollowed', 'member-7'))
    given(opened).when(unfollow).thenRefused('not-following')
  })
  test('is refused to oneself and to more than a crowd', () => {
    given(opened)
      .when({ ...follow, by: id })
      .thenRefused('own-account')
    given(opened, ...everyone('Followed'))
      .when(follow)
      .thenRefused('too-many-followers')
  })
})

describe('erasing an account', () => {
  test('erases it', () => given(opened, written).when(erase).thenEvents(erased))
  test('is refused for an unknown account and the second time', () => {
    given().when(erase).thenRefused('unknown-account')
    given(opened, erased).when(erase).thenRefused('unknown-account')
  })
})

describe('any command', () => {
  test.each([like, unlike, comment, follow, unfollow])(
    'is refused when nobody sends it: $type',
    (command) => {
      given(opened, written)
        .when({ ...command, by: 7 })
        .thenRefused('malformed-command')
      given(opened, written)
        .when({ ...command, by: 'x'.repeat(41) })
        .thenRefused('malformed-command')
    },
  )
  test('passes with the version that is current and with no other', () => {
    given(opened)
      .when({ ...write, expectedVersion: 1 })
      .thenEvents(written)
    given(opened)
      .when({ ...like, expectedVersion: 2 })
      .thenRefused('version-conflict')
    given()
      .when({ ...open, expectedVersion: 1 })
      .thenRefused('version-conflict')
  })
  test('is refused when no rule knows its type', () => {
    given(opened).when({ type: 'Poke', id }).thenRefused('malformed-command')
  })
  test('crashes on a stored account that no event could have made', () => {
    expect(() => decide({ version: 1, status: 'active' }, erase)).toThrow('Broken invariant')
  })
  test('never makes it throw, whatever it says (seed 31)', () => {
    const types = [open, write, like, unlike, comment, follow, unfollow, erase].map(({ type }) => type)
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('member-7', 'food', 'ordinary'))
    const fields = fc.record({ name: field, kind: field, text: field, topic: field, by: field })
    const wish = fc.tuple(fc.oneof(fc.constantFrom(...types), fc.string()), fields, fc.option(fc.jsonValue()))
    const pasts = [[], [opened], [opened, written], [opened, written, erased]]
    fc.assert(
      fc.property(wish, fc.constantFrom(...pasts), ([type, said, claim], past) => {
        const state = stateAfter({ evolve }, id, past)
        const claimed: object = claim === null ? {} : { expectedVersion: claim }
        const decision = decide(state, { type, id, ...(said as object), ...claimed })
        if (!decision.ok) expect(socialRefusals).toContain(decision.refusal)
      }),
      { seed: 31 },
    )
  })
})
