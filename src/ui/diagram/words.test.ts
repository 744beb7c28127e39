// The picture's texts in both languages, where they are put together from parts.
import { expect, test } from 'vitest'
import { message } from './fixture-parts'
import { diagramEn as en } from './words-en'
import { diagramKo as ko } from './words-ko'

test('an event is named by its type, or by the version it led to', () => {
  expect(en.event('OrderPlaced', 'order-3')).toEqual(['OrderPlaced · order 3', 'OrderPlaced'])
  expect(en.event('order-3@2', 'order-3')).toEqual(['order 3 · v2', 'v2'])
  expect(ko.event('order-3@2', 'order-3')).toEqual(['주문 3 · v2', 'v2'])
})

test('a message says what it is, where it goes and what becomes of it', () => {
  const lost = message('relay->broker', 0.5, { subject: 'order-3', lost: true, attempt: 2 })
  expect(en.says.message(lost, 'relay', 'broker')).toBe(
    'publish of order 3, request, from Relay to Broker, attempt 2, is being lost.',
  )
  expect(ko.says.message(lost, 'relay', 'broker')).toBe(
    '주문 3의 발행, 요청, 릴레이에서 브로커 방향, 2번째 시도, 유실.',
  )
})

test('the gap says how far behind the read model is, and why', () => {
  const gap = { committed: 5, visible: 3, events: 2, age: 1_840_000, missing: 1, stale: 1, wrong: 0 }
  expect(en.says.gap(gap)).toBe('The read model is 2 events and 1.84 seconds behind: 1 missing, 1 stale.')
  expect(ko.says.gap(gap)).toBe('읽기 모델이 이벤트 2건, 1.84초 뒤처져 있습니다: 누락 1 · 지연 1.')
  const none = { ...gap, events: 0, age: 0, missing: 0, stale: 0 }
  expect(ko.gapParts(none)[0]).toBe('차이 없음: 두 모델이 일치')
})

test('numbers keep their width: two decimals below ten seconds, one below a hundred', () => {
  const seconds = [840_000, 9_994_000, 12_480_000, 184_000_000]
  expect(seconds.map((micros) => en.gapAge(micros).number)).toEqual(['0.84', '9.99', '12.5', '184'])
  expect(en.down(1_240_000)[0]).toBe('down · 1.2 s')
  expect(ko.down(1_240_000)[0]).toBe('중단 · 1.2초')
})
