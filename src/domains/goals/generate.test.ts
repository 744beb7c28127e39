/** What a random workload looks like over three thousand commands. */
import { describe, expect, test } from 'vitest'
import { emptyMemory, isDeleted } from '../domain'
import type { Command } from '../domain'
import { idOf } from '../kept'
import { commit, drawFrom, workload } from '../rig'
import { goals } from './goals'

const usualMix = [
  'OpenDay',
  'OpenDay',
  ...Array<string>(5).fill('AddGoal'),
  'CompleteGoal',
  'CompleteGoal',
  'CompleteGoal',
  'ReopenGoal',
  'RemoveGoal',
  'DeleteDay',
]

const run = (seed: number, count: number, mix: readonly string[] = usualMix) => {
  const { commands, memories } = workload(goals, seed, count, mix)
  return { commands, memories, ...commit(goals, commands) }
}

describe('three thousand generated commands (seed 7)', () => {
  const { commands, memories, refusals, states } = run(7, 3_000)

  test('are mostly accepted and now and then refused, for more than one reason', () => {
    expect(commands).toHaveLength(3_000)
    expect(refusals.length).toBeGreaterThan(30)
    expect(refusals.length).toBeLessThan(150)
    expect(new Set(refusals).size).toBeGreaterThan(4)
    expect(goals.refusals).toEqual(expect.arrayContaining([...new Set(refusals)]))
  })

  test('are of every type, number their days from 1, and bring them into every status', () => {
    expect(new Set(commands.map(({ type }) => type))).toEqual(new Set(goals.commands.map(({ type }) => type)))
    expect(states.map(idOf)).toEqual(states.map((_state, at) => `day-${at + 1}`))
    const statuses = new Set(states.map((state) => state['status'] ?? 'deleted'))
    expect(statuses).toEqual(new Set(['empty', 'open', 'done', 'deleted']))
  })

  test('give no member the same day twice', () => {
    const opened = states.filter((state) => !isDeleted(state))
    const days = opened.map((state) => JSON.stringify([state['date'], state['member']]))
    expect(new Set(days).size).toBe(days.length)
  })

  test('leave a memory that stays small and is plain JSON', () => {
    for (const memory of memories) {
      expect(memory.open.length).toBeLessThanOrEqual(24)
      expect(JSON.stringify(memory).length).toBeLessThan(6_000)
    }
    expect(JSON.parse(JSON.stringify(memories.at(-1)))).toEqual(memories.at(-1))
  })
})

describe('a generator', () => {
  test('gives the same commands for the same seed and others for another', () => {
    expect(run(3, 200).commands).toEqual(run(3, 200).commands)
    expect(run(3, 200).commands).not.toEqual(run(4, 200).commands)
  })

  test('has nothing to offer when no day fits, and for a type it does not know', () => {
    const one = goals.remember(emptyMemory, { type: 'OpenDay', id: 'day-1', date: '2026-03-01' })
    expect(goals.generate('AddGoal', drawFrom(1), emptyMemory)).toBeUndefined()
    expect(goals.generate('CompleteGoal', drawFrom(1), one)).toBeUndefined()
    expect(goals.generate('Procrastinate', drawFrom(1), one)).toBeUndefined()
  })

  test('takes on only so much in a day, and forgets a day that was deleted', () => {
    const { commands, memories, states } = run(5, 300, [
      'OpenDay',
      'DeleteDay',
      ...Array<string>(9).fill('AddGoal'),
    ])
    for (const state of states) expect(state['added'] ?? 0).toBeLessThanOrEqual(8)
    const deleted = commands.filter(({ type }) => type === 'DeleteDay').map(({ id }) => id)
    expect(memories.at(-1)?.open.filter(({ id }) => deleted.includes(id))).toEqual([])
  })

  test('builds on scripted commands that it was told of', () => {
    const scripted: readonly Command[] = [
      { type: 'OpenDay', id: 'day-4', date: '2026-03-01' },
      { type: 'AddGoal', id: 'day-4', goal: 'Move house', category: 'home' },
      { type: 'AddGoal', id: 'day-4', goal: 'Drink water', category: 'health' },
      { type: 'CompleteGoal', id: 'day-4', goal: 'Move house' },
      { type: 'CompleteGoal', id: 'day-4', goal: 'Move mountains' },
      { type: 'AddGoal', id: 'day-9', goal: 'Drink water', category: 'health' },
    ]
    const memory = scripted.reduce(goals.remember, emptyMemory)
    expect(memory.created).toBe(4)
    expect(memory.open).toEqual([
      { id: 'day-4', last: 'CompleteGoal', details: { todo: ['Drink water'], done: ['Move house'] } },
    ])
    const sure = (bound: number) => bound - 1
    expect(goals.generate('ReopenGoal', sure, memory)?.command).toEqual({
      type: 'ReopenGoal',
      id: 'day-4',
      goal: 'Move house',
    })
    expect(goals.generate('OpenDay', sure, memory)?.command).toMatchObject({
      id: 'day-5',
      date: '2026-01-02',
    })
  })
})
