/** What every domain behind the door must hold to. */
import { describe, expect, test } from 'vitest'
import { domains } from './index'

describe.each(domains.map((domain) => [domain.id, domain] as const))('the domain %s', (_id, domain) => {
  test('names nothing twice', () => {
    const names = [
      domain.commands.map((command) => command.type),
      domain.models.map((model) => model.name),
      domain.refusals,
    ]
    for (const list of names) expect(new Set(list).size).toBe(list.length)
  })

  test('has a way to create its aggregate', () => {
    expect(domain.commands.some((command) => command.creates)).toBe(true)
  })

  test('labels every choice of every field in both languages', () => {
    const fields = domain.commands.flatMap((command) => command.fields)
    const labels = fields.flatMap((field) =>
      field.type === 'choice' ? field.choices.map((choice) => field.labels[choice]) : [],
    )
    for (const label of labels) expect(label).toEqual({ en: expect.any(String), ko: expect.any(String) })
  })

  test('keeps the version in each document model', () => {
    for (const model of domain.models.filter(({ kind }) => kind === 'document')) {
      expect(model.fields).toContain('version')
    }
  })
})

test('no two domains share an id', () => {
  expect(new Set(domains.map((domain) => domain.id)).size).toBe(domains.length)
})
