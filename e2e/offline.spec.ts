// Without a network: a page that was visited once opens again from what its service worker kept, whatever page it is.
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { ready, status } from './support/open'
import { serveFolder } from './support/site'

test('after one visit the server goes away, and the app still opens, runs and shows its other pages', async ({
  page,
}) => {
  const site = await serveFolder(path.resolve('dist'))
  const origin = `http://127.0.0.1:${site.port}`
  await page.goto(`${origin}/?scenario=relay-crash`)
  await ready(page)
  // It has kept everything before it is active.
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state))
  await site.close()

  await page.reload()
  await ready(page)
  await page.getByTestId('transport:step').click()
  await expect.poll(async () => (await status(page)).step).toBe(1)
  await page.goto(`${origin}/?page=lessons`)
  await ready(page)
  await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible()
  await page.goto(`${origin}/?page=race&scenario=relay-crash&lanes=outbox-polling,event-sourcing`)
  await ready(page)
  await expect(page.getByTestId('lane:2')).toHaveAttribute('data-pipeline', 'event-sourcing')
  await page.goto(`${origin}/?scenario=dual-write-crash&lang=ko`)
  await ready(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  expect((await status(page)).pipeline).toBe('dual-write')
})
