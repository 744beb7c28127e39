// Finding rules by words of the language that is read, by part and by extent; and the place that an address names.
import { PART_IDS, RULEBOOK } from '#app'
import { expect, test } from 'vitest'
import { fittingRules, ruleCount, type RuleFilters } from './fitting'
import { placeIn, placeName } from './place'

const ALL: RuleFilters = { text: '', how: null, part: null }
const found = (filters: Partial<RuleFilters>, locale: 'en' | 'ko' = 'en') =>
  fittingRules({ ...ALL, ...filters }, locale).flatMap(({ part, rules }) =>
    rules.map(({ id }) => `${part}/${id}`),
  )

test('nothing asked for is everything', () => {
  expect(ruleCount(fittingRules(ALL, 'en'))).toBe(
    PART_IDS.reduce((sum, part) => sum + RULEBOOK[part].length, 0),
  )
})

test('every word has to occur: in the sentence, the names, the titles of the sources', () => {
  expect(found({ text: 'Zombie kafka' })).toEqual(['kafka/group'])
  expect(found({ text: '좀비' }, 'ko')).toEqual(['kafka/group'])
  expect(found({ text: 'memcache lease' })).toContain('cache/lease')
  expect(found({ text: 'pigeon' })).toEqual([])
})

test('part and extent narrow it down further', () => {
  expect(found({ part: 'kafka', how: 'left-out' })).toEqual([
    'kafka/offset-expiry',
    'kafka/transactions',
    'kafka/batching',
  ])
  expect(found({ part: 'cache', text: 'zombie' })).toEqual([])
})

test('an address names a part, or a rule of it; what there is not is nothing', () => {
  expect(placeIn('?page=model&part=kafka')).toEqual({ part: 'kafka', rule: null })
  expect(placeIn('?part=kafka%2Foffsets')).toEqual({ part: 'kafka', rule: 'offsets' })
  expect(placeIn('?part=kafka/pigeon')).toEqual({ part: 'kafka', rule: null })
  expect(placeIn('?part=toString')).toEqual({ part: null, rule: null })
  expect(['', 'kafka', 'kafka/offsets'].map((name) => placeName(placeIn(`?part=${name}`)))).toEqual([
    '',
    'kafka',
    'kafka/offsets',
  ])
})
