// How simulated times and numbers read in both languages.
import { expect, test } from 'vitest'
import { en } from './en'
import { ko } from './ko'

test.each([
  [0, '00:00.000'],
  [12_480_000, '00:12.480'],
  [12_480_999, '00:12.480'],
  [61_000_000, '01:01.000'],
  [3_723_004_000, '1:02:03.004'],
  [-5, '00:00.000'],
])('%i microseconds are %s on the clock', (micros, expected) => {
  expect(en.format.clock(micros)).toBe(expected)
})

test.each([
  [0, '0 ms', '0ms'],
  [420, '420 µs', '420µs'],
  [8_250, '8.25 ms', '8.25ms'],
  [999_600, '1 s', '1초'],
  [1_840_000, '1.84 s', '1.84초'],
  [125_000_000, '2 min 5 s', '2분 5초'],
  [120_000_000, '2 min', '2분'],
  [3_660_000_000, '1 h 1 min', '1시간 1분'],
])('%i microseconds last %s, or %s', (micros, english, korean) => {
  expect(en.format.duration(micros)).toBe(english)
  expect(ko.format.duration(micros)).toBe(korean)
})

test('an instant is spoken in words', () => {
  expect(en.format.spoken(12_480_000)).toBe('12.48 seconds')
  expect(en.format.spoken(61_000_000)).toBe('1 minute 1 second')
  expect(ko.format.spoken(72_500_000)).toBe('1분 12.5초')
})

test('chances and speeds', () => {
  expect(en.format.percent(0.125)).toBe('12.5%')
  expect(en.format.ratio(0.25)).toBe('0.25×')
  expect(ko.format.count(12_345)).toBe('12,345')
})
