// Which particle follows a Korean syllable, a digit, a capital, an English word.
import { expect, test } from 'vitest'
import { josa, withJosa } from './josa'

test.each([
  ['릴레이', '릴레이가'],
  ['저장소', '저장소가'],
  ['주문', '주문이'],
  ['모델', '모델이'],
])('%s takes its particle by the final consonant: %s', (word, expected) => {
  expect(withJosa(word, '이/가')).toBe(expected)
})

test.each([
  ['order-1', '이'],
  ['order-2', '가'],
  ['order-3', '이'],
  ['order-4', '가'],
  ['order-5', '가'],
  ['order-6', '이'],
  ['order-7', '이'],
  ['order-8', '이'],
  ['order-9', '가'],
  ['order-10', '이'],
  ['order-200', '이'],
])('%s ends as its number is read', (word, expected) => {
  expect(josa(word, '이/가')).toBe(expected)
})

test.each([
  ['topic', '을'],
  ['model', '을'],
  ['offset', '을'],
  ['token', '을'],
  ['queue', '를'],
  ['Kafka', '를'],
  ['outbox', '를'],
  ['CDC', '를'],
  ['SQL', '을'],
  ['ORM', '을'],
])('%s ends as it is spoken in Korean', (word, expected) => {
  expect(josa(word, '을/를')).toBe(expected)
})

test('으로 loses its vowel after a vowel and after ㄹ', () => {
  expect(withJosa('브로커', '으로/로')).toBe('브로커로')
  expect(withJosa('모델', '으로/로')).toBe('모델로')
  expect(withJosa('order-7', '으로/로')).toBe('order-7로')
  expect(withJosa('order-3', '으로/로')).toBe('order-3으로')
  expect(withJosa('주문', '으로/로')).toBe('주문으로')
})

test('what stands behind the word is not spoken', () => {
  expect(withJosa('“주문”', '은/는')).toBe('“주문”은')
  expect(josa('', '은/는')).toBe('는')
})
