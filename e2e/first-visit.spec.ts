// The budgets tell the truth: what a browser has fetched when the page is usable is what they weigh.
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { budgets, scriptsOf } from '../tools/budgets.mjs'
import { ready, settled } from './support/open'

const dist = path.resolve(import.meta.dirname, '../dist')

/** The scripts that the page had fetched when it became usable. */
async function fetchedBy(page: Page, address = '/'): Promise<readonly string[]> {
  await page.goto(address)
  await ready(page)
  const names = await page.evaluate(() => Reflect.get(window, 'fetched') as readonly string[])
  return names.map((name) => new URL(name).pathname.slice(1)).toSorted()
}

test('a first visit, one that comes back and an embed fetch what their budgets say, and nothing else', async ({
  page,
}) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.documentElement.dataset['ready'] !== '1') return
      observer.disconnect()
      const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
      Reflect.set(window, 'fetched', [...new Set(scripts.map(({ name }) => name))])
    }).observe(document, { attributes: true, subtree: true })
  })
  expect(await fetchedBy(page)).toEqual(scriptsOf(dist, budgets['first visit']).toSorted())
  await settled(page)
  expect(await fetchedBy(page)).toEqual(scriptsOf(dist, budgets['coming back']).toSorted())
  expect(await fetchedBy(page, '/embed/v1/')).toEqual(scriptsOf(dist, budgets.embed).toSorted())
})
