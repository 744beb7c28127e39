// The embed where storage in frames is partitioned: each site around a frame gives it an own one, as browsers do for people.
import { expect, test } from './support/host'

/** A mark that the app leaves at its own top level, to be looked for in a frame. */
const MARK = 'visited at the top'

test('where each site around it gives it a storage of its own, a frame works the same and leaves that storage empty', async ({
  playwright,
  launchOptions,
  host,
  app,
}) => {
  // Playwright turns partitioning off, which blocks storage in such frames altogether. Of two lists of features the last one counts.
  const args = [...(launchOptions.args ?? []), '--disable-features=PaintHolding']
  const browser = await playwright.chromium.launch({ ...launchOptions, args })
  const page = await browser.newPage()
  await page.goto(app)
  await page.evaluate((mark) => localStorage.setItem('mark', mark), MARK)

  const frame = (title: string) =>
    `<iframe title="${title}" src="${app}/embed/v1/?scenario=relay-crash&t=1500&lang=en" style="width:720px;height:480px"></iframe>`
  await host.show(page, frame('First') + frame('Second'))
  const first = page.frameLocator('iframe[title="First"]')
  const second = page.frameLocator('iframe[title="Second"]')
  await expect(first.getByTestId('node:relay')).toHaveAttribute('data-state', 'down')
  await first.getByTestId('transport:play').click()
  await expect(first.getByRole('button', { name: 'Pause' })).toBeVisible()
  // Frames of one site hear each other in their partition: only one plays.
  await second.getByTestId('transport:play').click()
  await expect(first.getByRole('button', { name: 'Play' })).toBeVisible()

  const kept = await page
    .frames()
    .find((each) => each.url().includes('/embed/'))
    ?.evaluate(async () => ({
      marks: Object.entries(localStorage),
      session: sessionStorage.length,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
  // Storage that were blocked would have thrown, and storage that were shared would have the mark.
  expect(kept).toEqual({ marks: [], session: 0, databases: [], caches: [], workers: 0 })
  await page.goto(app)
  expect(await page.evaluate(() => localStorage.getItem('mark'))).toBe(MARK)
  await browser.close()
})
