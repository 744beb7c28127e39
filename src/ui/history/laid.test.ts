// A diagram is laid out anew when that would be seen, and not before.
import { expect, test } from 'vitest'
import type { History } from '#app'
import { isStillSeen, laidWith } from './laid'

const gap: History['gap'] = []
const history = (end: number, said: Partial<History> = {}): History => ({
  end,
  gap,
  bands: [],
  marks: [],
  ...said,
})
const whole = { window: null, width: 500 }
const crash = { at: 5, step: 1, kind: 'crash', target: 'relay' } as const
const band = { id: 'b', kind: 'down', target: 'relay', fault: 'crash', from: 5 } as const

test('less than a pixel of growth is not seen, a pixel is', () => {
  const laid = laidWith(history(1_000_000))
  expect(isStillSeen(laid, history(1_001_000), whole)).toBe(true)
  expect(isStillSeen(laid, history(1_003_000), whole)).toBe(false)
})

test('a window before the head does not move with it; one that reaches beyond what was laid out does', () => {
  const laid = laidWith(history(1_000_000))
  const window = { from: 0, until: 900_000 }
  expect(isStillSeen(laid, history(9_000_000), { window, width: 500 })).toBe(true)
  expect(isStillSeen(laid, history(1_000_001), { window: { from: 0, until: 1_000_001 }, width: 500 })).toBe(
    false,
  )
})

test('another run, a run that was shortened, a new mark, and a fault that begins or ends are seen at once', () => {
  const laid = laidWith(history(1_000_000, { bands: [{ ...band, until: null }] }))
  const same = { bands: [{ ...band, until: null }] }
  expect(isStillSeen(laid, history(1_000_000, same), whole)).toBe(true)
  expect(isStillSeen(laid, history(1_000_000, { ...same, gap: [] }), whole)).toBe(false)
  expect(isStillSeen(laid, history(999_999, same), whole)).toBe(false)
  expect(isStillSeen(laid, history(1_000_000, { ...same, marks: [crash] }), whole)).toBe(false)
  expect(isStillSeen(laid, history(1_000_000, { bands: [{ ...band, until: 9 }] }), whole)).toBe(false)
})
