/** What a random workload looks like over two thousand commands. */
import { describe, expect, test } from 'vitest'
import { emptyMemory } from '../domain'
import type { Command, Draw } from '../domain'
import { commit, drawFrom, workload } from '../rig'
import { orders } from './orders'

const usualMix = [
  'PlaceOrder',
  'PlaceOrder',
  'PlaceOrder',
  'PayOrder',
  'PayOrder',
  'ShipOrder',
  'ShipOrder',
  'CancelOrder',
  'ChangeQuantity',
]

const run = (seed: number, count: number, mix: readonly string[] = usualMix) => {
  const { commands, memories } = workload(orders, seed, count, mix)
  return { commands, memories, ...commit(orders, commands) }
}

describe('two thousand generated commands', () => {
  const { commands, memories, refusals, states } = run(7, 2_000)

  test('are mostly accepted and now and then refused, for more than one reason', () => {
    expect(refusals.length).toBeGreaterThan(20)
    expect(refusals.length).toBeLessThan(100)
    expect(new Set(refusals).size).toBeGreaterThan(2)
    expect(orders.refusals).toEqual(expect.arrayContaining([...new Set(refusals)]))
  })

  test('bring orders into every status', () => {
    expect(new Set(states.map((state) => state['status']))).toEqual(
      new Set(['placed', 'paid', 'shipped', 'cancelled']),
    )
  })

  test('ask for a few products much more than for the rest', () => {
    const count = (product: string) => commands.filter((command) => command['product'] === product).length
    const placings = commands.filter((command) => command.type === 'PlaceOrder').length
    expect(count('mug') / placings).toBeGreaterThan(0.3)
    expect(count('mug') / placings).toBeLessThan(0.45)
    expect(count('mug')).toBeGreaterThan(count('notebook'))
    expect(count('notebook')).toBeGreaterThan(count('desk'))
    expect(count('desk')).toBeGreaterThan(0)
  })

  test('leave a memory that stays small and is plain JSON', () => {
    for (const memory of memories) expect(memory.open.length).toBeLessThanOrEqual(60)
    const last = memories.at(-1)
    expect(JSON.stringify(last).length).toBeLessThan(6_000)
    expect(JSON.parse(JSON.stringify(last))).toEqual(last)
  })
})

describe('a generator', () => {
  test('keeps within the limits with a mix that finishes far fewer orders than it places', () => {
    const { memories, refusals } = run(11, 2_000, [...Array<string>(6).fill('PlaceOrder'), 'ShipOrder'])
    expect(Math.max(...memories.map((memory) => memory.open.length))).toBeLessThanOrEqual(60)
    expect(refusals.length).toBeGreaterThan(0)
    expect(refusals.length).toBeLessThan(200)
  })

  test('has nothing to offer when no order fits, and for a type it does not know', () => {
    expect(orders.generate('ShipOrder', drawFrom(1), emptyMemory)).toBeUndefined()
    expect(orders.generate('EatOrder', drawFrom(1), emptyMemory)).toBeUndefined()
  })

  test('deletes orders, and never gives the id of a deleted one away again', () => {
    const { commands } = run(13, 2_000, ['PlaceOrder', 'DeleteOrder', 'PayOrder', 'ShipOrder'])
    const deleted = new Set<string>()
    for (const { type, id } of commands) {
      if (type === 'PlaceOrder') expect(deleted.has(id)).toBe(false)
      if (type === 'DeleteOrder') deleted.add(id)
    }
    expect(deleted.size).toBeGreaterThan(100)
  })

  test('never changes a quantity to what it is', () => {
    const { commands, refusals } = run(5, 2_000, ['PlaceOrder', 'ChangeQuantity', 'ChangeQuantity'])
    expect(commands.some((command) => command.type === 'ChangeQuantity')).toBe(true)
    expect(refusals).not.toContain('nothing-to-change')
    expect(refusals).not.toContain('quantity-out-of-range')
  })

  test('ships what is paid before what is not', () => {
    const scripted: readonly Command[] = [
      ...['order-1', 'order-2', 'order-3'].map((id) => ({
        type: 'PlaceOrder',
        id,
        product: 'mug',
        quantity: 1,
      })),
      { type: 'PayOrder', id: 'order-2' },
    ]
    const memory = scripted.reduce(orders.remember, emptyMemory)
    const sure: Draw = (bound) => bound - 1
    const first = orders.generate('ShipOrder', sure, memory)
    expect(first?.command.id).toBe('order-2')
    expect(orders.generate('ShipOrder', sure, first?.memory ?? memory)?.command.id).toBe('order-3')
  })

  test('builds on scripted commands that it was told of', () => {
    const scripted: readonly Command[] = [
      { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 2 },
      { type: 'PlaceOrder', id: 'order-3', product: 'desk', quantity: 2 },
      { type: 'CancelOrder', id: 'order-3' },
      { type: 'PayOrder', id: 'order-3' },
      { type: 'PlaceOrder', id: 'mine', product: 'mug', quantity: 1 },
      { type: 'CancelOrder', id: 'mine' },
    ]
    const memory = scripted.reduce(orders.remember, emptyMemory)
    expect(memory.created).toBe(3)
    expect(memory.open.map(({ id, last }) => [id, last])).toEqual([
      ['order-1', 'PlaceOrder'],
      ['order-3', 'CancelOrder'],
      ['mine', 'CancelOrder'],
    ])
    const sure: Draw = (bound) => bound - 1
    expect(orders.generate('PlaceOrder', sure, memory)?.command.id).toBe('order-4')
    expect(orders.generate('ShipOrder', sure, memory)?.command).toEqual({ type: 'ShipOrder', id: 'order-1' })
  })
})
