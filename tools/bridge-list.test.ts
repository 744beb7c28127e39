// Keeps public/schema/bridge-v1.json what the bridge serves: a method, parameter or event that goes away cannot land unseen.
// `npx vitest run tools/bridge-list.test.ts -u` writes it anew.
import { expect, test } from 'vitest'
import { EVENTS, METHODS, published } from '#embed/methods.ts'
import { createPageApi } from '#app'
import { home } from './files'
import path from 'node:path'

const file = path.join(home, 'public/schema/bridge-v1.json')

test('the published list of methods and events is the one that the bridge serves', async () => {
  await expect(`${JSON.stringify(published(), null, 2)}\n`).toMatchFileSnapshot(file)
})

test('every method of the page is served by the bridge, and every method of the bridge is one of the page', () => {
  const page = Object.keys(createPageApi({} as never, async () => undefined)).filter(
    (name) => name !== 'subscribe',
  )
  expect(Object.keys(METHODS).toSorted()).toEqual(page.toSorted())
  expect(Object.keys(EVENTS).length).toBeGreaterThan(0)
})
