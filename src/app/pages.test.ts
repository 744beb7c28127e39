// Which page an address means, and the address of each page.
import { expect, test } from 'vitest'
import { addressOf, addressOfScenario, pageIn } from './pages'

test('an address without a page, or with one that there is not, is the Lab', () => {
  expect(pageIn('')).toBe('lab')
  expect(pageIn('?scenario=gap-skip&page=kitchen')).toBe('lab')
  expect(pageIn('?lang=ko&page=sweep')).toBe('sweep')
})

test('the other parameters stay, unless they are to go', () => {
  expect(addressOf('sweep', '?lang=ko')).toBe('./?lang=ko&page=sweep')
  expect(addressOf('lab', '?page=sweep&lang=ko')).toBe('./?lang=ko')
  expect(addressOf('lab', '?page=sweep&scenario=gap-skip', ['scenario'])).toBe('./')
  expect(addressOf('lab', '?lang=ko&page=model&part=kafka')).toBe('./?lang=ko')
})

test('a scenario in the Lab has an address of its own', () => {
  expect(addressOfScenario('gap-skip', '?page=model&part=kafka&lang=ko&scenario=burst')).toBe(
    './?lang=ko&scenario=gap-skip',
  )
})
