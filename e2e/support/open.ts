// Opens the page and waits until it can be used.
import { expect, type Page } from '@playwright/test'
import type { PageApi } from '#app'

declare global {
  interface Window {
    cqrscope?: PageApi
  }
}

/** Goes to an address of the app and waits for `data-ready`. */
export async function open(page: Page, address = '/?scenario=relay-crash'): Promise<void> {
  await page.goto(address)
  await ready(page)
}

/** Waits until the page is usable. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1', { timeout: 20_000 })
}

/** The page's status, as scripts read it. */
export function status(page: Page) {
  return page.evaluate(() => {
    if (window.cqrscope === undefined) throw new Error('the page has no API')
    return window.cqrscope.getStatus()
  })
}

/** Waits until the page rests and everything is on disk. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(() => window.cqrscope?.settled())
}

/** What the page says quietly, by kind. */
export function notices(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () =>
    ((await window.cqrscope?.getState())?.notices ?? []).map(({ kind }) => kind),
  )
}
