// The example pages as their readers meet them: an article, and sites built by two generators, on another origin than CQRScope.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test as base } from './support/host'
import { serveFolder } from './support/site'

/** Serves an example and opens a page of it. `https://cqrscope.example` stands for the built app in its files. */
const test = base.extend<{ visit: (example: string, page: Page) => Promise<void> }>({
  visit: async ({ app }, provide) => {
    const closers: (() => Promise<void>)[] = []
    await provide(async (example, page) => {
      const folder = path.resolve('examples', example)
      expect(existsSync(path.join(folder, 'index.html')), 'npm test -- examples has built it').toBe(true)
      const site = await serveFolder(folder, { 'https://cqrscope.example': app })
      closers.push(() => site.close())
      await page.goto(`http://localhost:${site.port}/`)
    })
    for (const close of closers) await close()
  },
})

const element = (page: Page, id: string) => page.locator(`cqr-scope#${id}`)

/** The document in a figure, once it shows its run. Figures are loaded when they come near. */
async function shown(figure: Locator) {
  await figure.scrollIntoViewIfNeeded()
  const root = figure.frameLocator('iframe').locator('html')
  await expect(root).toHaveAttribute('data-ready', '1', { timeout: 20_000 })
  return root
}

/** Does what a link or button does, by key: right after scrolling, a browser may hand a click to the frame that was there before. */
const press = (what: Locator) => what.press('Enter')

/** The number in the text that follows some words. */
const number = (page: Page, nth: number) => page.locator('output').nth(nth)

test('the article: three figures show their runs, and its links, buttons and numbers are theirs', async ({
  page,
  visit,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await visit('article', page)
  const twoWrites = await shown(element(page, 'two-writes'))
  await expect(twoWrites).toHaveAttribute('data-theme', 'dark')
  await press(page.getByRole('link', { name: 'A moment later' }))
  await expect(number(page, 0)).toHaveText('1')
  await press(page.getByRole('link', { name: 'run it to its end' }))
  await expect(number(page, 2)).toHaveText('false')

  const outbox = await shown(element(page, 'outbox'))
  await press(page.getByRole('link', { name: 'At one and a half seconds' }))
  await expect(outbox.getByTestId('node:relay')).toHaveAttribute('data-state', 'down')
  await expect(number(page, 3)).toHaveText('2')
  await press(page.getByRole('button', { name: 'kill the projector' }))
  await expect(outbox.getByTestId('node:projector')).toHaveAttribute('data-state', 'down')

  const inbox = await shown(element(page, 'inbox'))
  await press(page.getByRole('link', { name: 'the last figure' }))
  await expect(number(page, 7)).toHaveText('true')
  await expect(inbox.getByRole('cell', { name: 'same' }).first()).toBeVisible()
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(inbox).toHaveAttribute('data-theme', 'light')
})

test('VitePress: a figure is there again on every page that is gone to, follows its switch of themes, and speaks Korean in Korean', async ({
  page,
  visit,
}) => {
  await visit('vitepress/.vitepress/dist', page)
  await page.evaluate(() => Reflect.set(globalThis, 'loadedOnce', true))
  await expect(await shown(element(page, 'path'))).toHaveAttribute('data-theme', 'light')
  await page.getByRole('switch').first().click()
  await expect(await shown(element(page, 'path'))).toHaveAttribute('data-theme', 'dark')
  await press(page.getByRole('link', { name: 'the first instant' }))
  await expect(number(page, 0)).toHaveText(/^0\.\d+$/)

  await press(page.getByRole('main').getByRole('link', { name: 'when the relay dies', exact: true }))
  const relay = await shown(element(page, 'relay'))
  await expect(relay).toHaveAttribute('data-theme', 'dark')
  await press(page.getByRole('link', { name: 'Half a second into the outage' }))
  await expect(number(page, 0)).toHaveText('2')
  await press(page.getByRole('link', { name: 'kill the projector too' }))
  await expect(relay.getByTestId('node:projector')).toHaveAttribute('data-state', 'down')

  await press(page.getByRole('main').getByRole('link', { name: 'how orders become readable' }))
  await expect(await shown(element(page, 'path'))).toHaveAttribute('lang', 'en')
  // None of this loaded the page anew.
  expect(await page.evaluate(() => Reflect.get(globalThis, 'loadedOnce'))).toBe(true)
  await page.goto(new URL('/ko/', page.url()).href)
  await expect(await shown(element(page, 'path'))).toHaveAttribute('lang', 'ko')
})

test('Docusaurus: a plain frame and the element work in MDX, through a change of pages and of themes', async ({
  page,
  visit,
}) => {
  await visit('docusaurus/dist', page)
  await shown(page.getByRole('main').getByRole('figure'))
  await page.evaluate(() => Reflect.set(globalThis, 'loadedOnce', true))
  await press(page.getByRole('main').getByRole('link', { name: 'when the relay dies', exact: true }))
  const relay = await shown(element(page, 'relay'))
  await press(page.getByRole('button', { name: 'Half a second into the outage' }))
  await expect(number(page, 0)).toHaveText('2')
  await press(page.getByRole('button', { name: 'Go on until' }))
  await expect(number(page, 0)).toHaveText('0')
  await press(page.getByRole('button', { name: 'Kill the projector' }))
  await expect(relay.getByTestId('node:projector')).toHaveAttribute('data-state', 'down')
  await expect(relay).toHaveAttribute('data-theme', 'light')
  await page.getByRole('button', { name: /^Switch between dark and light mode/ }).click()
  await expect(relay).toHaveAttribute('data-theme', 'dark')
  expect(await page.evaluate(() => Reflect.get(globalThis, 'loadedOnce'))).toBe(true)
})
