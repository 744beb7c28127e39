// The links of the header: as many as fit, the present one always among them.
import { expect, test } from 'vitest'
import { fitting } from './nav-fit'

const links = [40, 60, 80, 60]

test('all are shown where there is room for all', () => {
  expect(fitting({ links, more: 70, room: 240 }, 2)).toEqual([0, 1, 2, 3])
})

test('otherwise the first ones that fit beside the button, and the present one', () => {
  expect(fitting({ links, more: 70, room: 239 }, 0)).toEqual([0, 1])
  expect(fitting({ links, more: 70, room: 239 }, 2)).toEqual([0, 2])
  expect(fitting({ links, more: 70, room: 150 }, 2)).toEqual([2])
})

test('where not even the present one fits, the button stands alone', () => {
  expect(fitting({ links, more: 70, room: 149 }, 2)).toEqual([])
  expect(fitting({ links, more: 70, room: 0 }, 0)).toEqual([])
})
