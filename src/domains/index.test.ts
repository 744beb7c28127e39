/** What every domain behind the door must hold to. */
import { describe, expect, test } from 'vitest'
import { domains } from './index'

describe.each(domains.map((domain) => [domain.id, domain] as const))('the domain %s', (_id, domain) => {
  test('names nothing twice', () => {
    const names = [
      domain.commands.map((command) => command.type),
      domain.models.map((model) => model.name),
      domain.refusals,
      domain.features.map((feature) => feature.id),
      domain.notifies,
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

  test('has a title and screens that are labelled in both languages', () => {
    expect(domain.features.length).toBeGreaterThan(0)
    for (const label of [domain.title, ...domain.features.map((feature) => feature.label)]) {
      expect(label).toEqual({ en: expect.any(String), ko: expect.any(String) })
    }
  })

  test('has one document model, with version and status, and asks elsewhere only for a field of it', () => {
    const documents = domain.models.filter(({ kind }) => kind === 'document')
    expect(documents.length).toBe(1)
    for (const { fields } of documents) {
      expect(fields).toEqual(expect.arrayContaining(['version', 'status']))
      expect(fields).toEqual(expect.arrayContaining(domain.enrichment ? [domain.enrichment.field] : []))
    }
  })
})

test('no two domains share an id', () => {
  expect(new Set(domains.map((domain) => domain.id)).size).toBe(domains.length)
})
