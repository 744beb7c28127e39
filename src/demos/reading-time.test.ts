// How long words stand still in a film.
import { expect, test } from 'vitest'
import { readingTime } from './reading-time'

test('a longer sentence stands longer, a Korean syllable longer than a letter, and nothing for ever', () => {
  expect(readingTime('The relay dies.')).toBeLessThan(
    readingTime('The relay dies right after its next publishing.'),
  )
  expect(readingTime('릴레이가죽다')).toBeGreaterThan(readingTime('relays'))
  expect(readingTime('x'.repeat(5000))).toBe(12_000)
})
