// The gallery finds what somebody looks for.
import { expect, test } from 'vitest'
import { ALL, entries, fits } from './entries'

const found = (filters: Partial<typeof ALL>, locale: 'en' | 'ko' = 'en') =>
  entries.filter((entry) => fits(entry, { ...ALL, ...filters }, locale)).map(({ scenario }) => scenario.id)

test('without a filter there is everything, in the order in which it is offered', () => {
  expect(found({})).toEqual(entries.map(({ scenario }) => scenario.id))
})

test('every word has to occur, in whatever order and case, in the language that is read', () => {
  expect(found({ text: '  RELAY  crash' })).toContain('relay-crash')
  expect(found({ text: 'relay pigeon' })).toEqual([])
  expect(found({ text: '릴레이' }, 'ko')).toContain('relay-crash')
  expect(found({ text: '릴레이' }, 'en')).toEqual([])
})

test('designs without a broker fit no broker', () => {
  const brokers = found({ broker: 'kafka' })
  expect(brokers).toContain('relay-crash')
  expect(brokers).not.toContain('standby-gone')
})

test('filters narrow each other down', () => {
  expect(found({ pipeline: 'replica', domain: 'hotel' })).toEqual(
    found({ pipeline: 'replica' }).filter((id) => found({ domain: 'hotel' }).includes(id)),
  )
})
