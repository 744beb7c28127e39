/** What the random workload of every business is like over two thousand commands. */
import { describe, expect, test } from 'vitest'
import type { Command, FieldSpec } from './domain'
import { emptyMemory } from './domain'
import { domains } from './index'
import { commit, drawFrom, workload } from './rig'

const cases = domains.map((domain) => [domain.id, domain] as const)

const allows = (field: FieldSpec, command: Command): boolean => {
  const value = command[field.name]
  if (value === undefined) return !field.required
  switch (field.type) {
    case 'integer':
      return Number.isInteger(value) && field.min <= Number(value) && Number(value) <= field.max
    case 'string':
      return typeof value === 'string' && value.length <= field.maxLength
    case 'choice':
      return field.choices.some((choice) => choice === value)
  }
}

describe.each(cases)('two thousand random commands of %s (seed 7)', (_id, domain) => {
  const { commands, memories } = workload(domain, 7, 2_000)
  const { refusals, states, happened } = commit(domain, commands)

  test('are mostly accepted and now and then refused, for more than one reason', () => {
    expect(refusals.length).toBeGreaterThan(10)
    expect(refusals.length).toBeLessThan(200)
    expect(new Set(refusals).size).toBeGreaterThan(2)
    expect(domain.refusals).toEqual(expect.arrayContaining([...new Set(refusals)]))
  })

  test('are of every type, with fields as their specification allows', () => {
    for (const { type, fields } of domain.commands) {
      const some = commands.filter((command) => command.type === type)
      expect(some.length).toBeGreaterThan(0)
      for (const command of some) expect(fields.filter((field) => !allows(field, command))).toEqual([])
    }
  })

  test('number their aggregates from 1 and skip none', () => {
    const ids = states.map((state) => domain.documentOf(state).key)
    expect(ids).toEqual(Array.from(ids, (_key, at) => `${domain.aggregate}-${at + 1}`))
  })

  test('bring about everything that sends somebody a message', () => {
    const types = new Set(happened.map(({ event }) => event.type))
    expect([...types]).toEqual(expect.arrayContaining([...domain.notifies]))
  })

  test('leave a memory that stays small and is plain JSON', () => {
    for (const memory of memories) expect(JSON.stringify(memory).length).toBeLessThan(8_000)
    expect(JSON.parse(JSON.stringify(memories.at(-1)))).toEqual(memories.at(-1))
  })
})

describe.each(cases)('the generator of %s', (_id, domain) => {
  test('gives the same commands for the same seed and others for another', () => {
    expect(workload(domain, 3, 200).commands).toEqual(workload(domain, 3, 200).commands)
    expect(workload(domain, 3, 200).commands).not.toEqual(workload(domain, 4, 200).commands)
  })

  test('has nothing to offer for a type it does not know, or when nothing is there to act on', () => {
    expect(domain.generate('EatAll', drawFrom(1), emptyMemory)).toBeUndefined()
    for (const { type } of domain.commands.filter(({ creates }) => !creates)) {
      expect(domain.generate(type, drawFrom(1), emptyMemory)).toBeUndefined()
    }
  })

  test('remembers its own commands as if they had come from elsewhere', () => {
    const { commands, memories } = workload(domain, 5, 300)
    expect(commands.reduce(domain.remember, emptyMemory)).toEqual(memories.at(-1))
  })
})
