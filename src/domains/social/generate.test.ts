/** What a random workload looks like over three thousand commands. */
import { describe, expect, test } from 'vitest'
import { emptyMemory } from '../domain'
import type { Command } from '../domain'
import { idOf } from '../kept'
import { commit, drawFrom, workload } from '../rig'
import { social } from './social'

const usualMix = [
  'OpenAccount',
  'OpenAccount',
  'WritePost',
  'WritePost',
  ...Array<string>(5).fill('LikePost'),
  'UnlikePost',
  'Comment',
  'Comment',
  'Follow',
  'Follow',
  'Unfollow',
  'EraseAccount',
]

const run = (seed: number, count: number, mix: readonly string[] = usualMix) => {
  const { commands, memories } = workload(social, seed, count, mix)
  return { commands, memories, ...commit(social, commands) }
}

describe('three thousand generated commands (seed 7)', () => {
  const { commands, memories, refusals, states } = run(7, 3_000)

  test('are mostly accepted and now and then refused, for more than one reason', () => {
    expect(commands).toHaveLength(3_000)
    expect(refusals.length).toBeGreaterThan(30)
    expect(refusals.length).toBeLessThan(150)
    expect(new Set(refusals).size).toBeGreaterThan(4)
    expect(social.refusals).toEqual(expect.arrayContaining([...new Set(refusals)]))
  })

  test('are of every type, and number their accounts from 1', () => {
    expect(new Set(commands.map(({ type }) => type))).toEqual(
      new Set(social.commands.map(({ type }) => type)),
    )
    expect(states.map(idOf)).toEqual(states.map((_state, at) => `account-${at + 1}`))
  })

  test('visit influencers more than others', () => {
    const kinds = new Map(commands.flatMap(({ id, kind }) => (kind === undefined ? [] : [[id, kind]])))
    const meetings = commands.filter(({ type }) => type === 'LikePost' || type === 'Follow')
    const famous = meetings.filter(({ id }) => kinds.get(id) === 'influencer')
    expect(famous.length / meetings.length).toBeGreaterThan(0.4)
    const few = [...kinds.values()].filter((kind) => kind === 'influencer')
    expect(few.length / kinds.size).toBeLessThan(0.3)
  })

  test('leave a memory that stays small and is plain JSON', () => {
    for (const memory of memories) expect(memory.open.length).toBeLessThanOrEqual(24)
    const last = memories.at(-1)
    expect(JSON.stringify(last).length).toBeLessThan(6_000)
    expect(JSON.parse(JSON.stringify(last))).toEqual(last)
  })
})

describe('a generator', () => {
  test('gives the same commands for the same seed and others for another', () => {
    expect(run(3, 200).commands).toEqual(run(3, 200).commands)
    expect(run(3, 200).commands).not.toEqual(run(4, 200).commands)
  })

  test('has nothing to offer when no account fits, and for a type it does not know', () => {
    const one = social.remember(emptyMemory, { type: 'OpenAccount', id: 'account-1', name: 'Mina' })
    expect(social.generate('WritePost', drawFrom(1), emptyMemory)).toBeUndefined()
    expect(social.generate('UnlikePost', drawFrom(2), one)).toBeUndefined()
    expect(social.generate('Poke', drawFrom(1), one)).toBeUndefined()
  })

  test('stops when everybody likes and follows, and forgets who was erased', () => {
    const { commands, memories } = run(5, 300, [
      'OpenAccount',
      'EraseAccount',
      'Follow',
      'LikePost',
      'WritePost',
    ])
    const erased = commands.filter(({ type }) => type === 'EraseAccount').map(({ id }) => id)
    const open = memories.at(-1)?.open.map(({ id }) => id)
    expect(erased.length).toBeGreaterThan(10)
    expect(open?.filter((id) => erased.includes(id))).toEqual([])
  })

  test('builds on scripted commands that it was told of', () => {
    const scripted: readonly Command[] = [
      { type: 'OpenAccount', id: 'account-4', name: 'Mina', kind: 'influencer' },
      { type: 'WritePost', id: 'account-4', text: 'Rain again' },
      { type: 'LikePost', id: 'account-4', by: 'member-7' },
      { type: 'LikePost', id: 'account-4', by: 'somebody' },
      { type: 'WritePost', id: 'account-4', text: 'x'.repeat(281) },
      { type: 'Follow', id: 'account-9', by: 'member-7' },
    ]
    const memory = scripted.reduce(social.remember, emptyMemory)
    expect(memory.created).toBe(4)
    expect(memory.open).toEqual([
      { id: 'account-4', last: 'LikePost', details: { kind: 'influencer', posts: 1, likers: [7] } },
    ])
    const sure = (bound: number) => bound - 1
    expect(social.generate('UnlikePost', sure, memory)?.command).toEqual({
      type: 'UnlikePost',
      id: 'account-4',
      by: 'member-7',
    })
    expect(social.generate('OpenAccount', sure, memory)?.command.id).toBe('account-5')
  })
})
