// Texts are measured without a page; what is said to fit must fit.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitFirst, fitText, textWidth } from './text-width'

describe('the width of a text', () => {
  test('counts a Hangul syllable as one em', () => {
    expect(textWidth('쓰기', 12)).toBe(24)
  })

  test('knows narrow and wide Latin letters', () => {
    expect(textWidth('ill', 12)).toBeLessThan(textWidth('WWW', 12) / 2)
  })

  test('grows with the size and with the weight', () => {
    expect(textWidth('Relay', 24)).toBeCloseTo(2 * textWidth('Relay', 12))
    expect(textWidth('Relay', 12, 'bold')).toBeGreaterThan(textWidth('Relay', 12))
  })
})

describe('a fitted text', () => {
  test('is at most as wide as its room, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 200 }), (text, room) => {
        expect(textWidth(fitText(text, room, 12), 12)).toBeLessThanOrEqual(room)
      }),
    )
  })

  test('stays whole where it fits, and ends in an ellipsis where it does not', () => {
    expect(fitText('Projector', 100, 12)).toBe('Projector')
    expect(fitText('Projector', 40, 12)).toMatch(/^Proj?.*…$/)
    expect(fitText('프로젝터', 40, 12)).toBe('프로…')
  })

  test('is the longest wording that fits', () => {
    const wordings = ['group at 7 · lag 5', 'at 7 · lag 5', 'lag 5']
    expect(fitFirst(wordings, 200, 11)).toBe('group at 7 · lag 5')
    expect(fitFirst(wordings, 40, 11)).toBe('lag 5')
    expect(fitFirst(wordings, 20, 11)).toMatch(/…$/)
  })
})
