/** What is particular to a random day of the hotels. */
import { describe, expect, test } from 'vitest'
import { emptyMemory } from '../domain'
import type { Command, Draw } from '../domain'
import { commit, workload } from '../rig'
import { generate, remember } from './generate'
import { hotel } from './hotel'

const sure: Draw = (bound) => bound - 1

describe('a random day', () => {
  test('sells rooms out, and is then refused, though not often', () => {
    const mix = ['OpenRoom', 'BookRoom', 'BookRoom', 'HoldRoom', 'HoldRoom', 'PayHold', 'ReleaseHold']
    const { states, refusals } = commit(hotel, workload(hotel, 7, 2_000, mix).commands)
    expect(states.some((state) => state['status'] === 'full')).toBe(true)
    expect(refusals.filter((refusal) => refusal === 'sold-out').length).toBeGreaterThan(2)
    expect(refusals.length).toBeLessThan(100)
  })

  test('keeps its memory small when rooms only open', () => {
    const { memories } = workload(hotel, 11, 500, ['OpenRoom', 'OpenRoom', 'BookRoom'])
    expect(Math.max(...memories.map((memory) => memory.open.length))).toBe(12)
  })

  test('never changes a price to what it is, unless it means to be refused', () => {
    const { refusals } = commit(hotel, workload(hotel, 5, 2_000, ['OpenRoom', 'ChangePrice']).commands)
    expect(refusals.filter((refusal) => refusal === 'nothing-to-change').length).toBeLessThan(60)
    expect(refusals).not.toContain('price-out-of-range')
  })
})

describe('after scripted commands', () => {
  const scripted: readonly Command[] = [
    { type: 'OpenRoom', id: 'room-4', capacity: 1 },
    { type: 'HoldRoom', id: 'room-4', guest: 'ann' },
    { type: 'BookRoom', id: 'room-4', guest: 'bob' },
    { type: 'OpenRoom', id: 'mine', capacity: 2, expectedVersion: 9 },
    { type: 'OpenRoom', id: 'mine', capacity: 0 },
    { type: 'BookRoom', id: 'elsewhere', guest: 'bob' },
  ]
  const memory = scripted.reduce(remember, emptyMemory)

  test('the memory holds what the rules allow, whatever version was claimed', () => {
    expect(memory.created).toBe(4)
    expect(memory.open.map(({ id, last }) => [id, last])).toEqual([
      ['room-4', 'HoldRoom'],
      ['mine', 'OpenRoom'],
    ])
  })

  test('the generator goes on from there', () => {
    expect(generate('OpenRoom', sure, memory)?.command.id).toBe('room-5')
    expect(generate('PayHold', sure, memory)?.command).toEqual({
      type: 'PayHold',
      id: 'room-4',
      guest: 'ann',
    })
    expect(generate('BookRoom', sure, memory)?.command.id).toBe('mine')
    expect(generate('CancelBooking', sure, memory)).toBeUndefined()
  })

  test('a guest who has a room is not sent for another', () => {
    const known = remember(memory, { type: 'BookRoom', id: 'mine', guest: 'guest-40' })
    expect(generate('BookRoom', sure, known)?.command['guest']).toBe('guest-41')
  })
})
