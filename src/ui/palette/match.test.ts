// What is typed and what it finds: in order, by words, in Korean by syllables and by initial consonants.
import { expect, test } from 'vitest'
import { fitOf } from './match'

const best = (query: string, lines: readonly string[]): string | undefined =>
  lines
    .flatMap((line) => {
      const fit = fitOf(query, line)
      return fit === undefined ? [] : [{ line, fit }]
    })
    .toSorted((one, other) => other.fit - one.fit)[0]?.line

const lines = [
  'Crash Relay now',
  'Crash Relay after publish',
  'Place order',
  'Replay',
  '릴레이 지금 중단',
  '주문하기',
  '결제하기',
]

test.each([
  ['relay', 'Crash Relay now'],
  ['crash relay pub', 'Crash Relay after publish'],
  ['po', 'Place order'],
  ['replay', 'Replay'],
  ['릴레이', '릴레이 지금 중단'],
  ['주문', '주문하기'],
  ['ㅈㅁ', '주문하기'],
  ['ㄱㅈㅎㄱ', '결제하기'],
])('%s finds %s', (query, line) => {
  expect(best(query, lines)).toBe(line)
})

test('letters that are not there, or in another order, find nothing', () => {
  for (const query of ['xyz', 'redro ecalp', '주문 결제']) expect(best(query, lines)).toBeUndefined()
})

test('nothing typed fits everything', () => {
  for (const line of lines) expect(fitOf('', line)).toBeDefined()
})
