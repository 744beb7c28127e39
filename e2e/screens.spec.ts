// Every screen in both languages and themes and at three sizes: nothing sideways, nothing serious for axe, nothing untranslated.
import { expect, test } from '@playwright/test'
import { englishIn, overflow, seriousProblems } from './support/looks'
import { open } from './support/open'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 720, height: 480 },
  { width: 360, height: 740 },
]

for (const viewport of SIZES)
  for (const theme of ['light', 'dark'])
    test(`${viewport.width} × ${viewport.height}, ${theme}: axe finds nothing serious, and the page does not scroll sideways`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport)
      for (const lang of ['en', 'ko']) {
        await open(page, `/?scenario=relay-crash&theme=${theme}&lang=${lang}`)
        await page.evaluate(() => window.cqrscope?.seek(1500))
        expect(await seriousProblems(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
      }
    })

test('in Korean no English sentence is left over', async ({ page }) => {
  await open(page, '/?scenario=first-order&lang=ko')
  await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  expect(await englishIn(page)).toEqual([])
})

test('the language and theme chosen by hand are kept', async ({ page }) => {
  await open(page, '/?scenario=first-order')
  await page.evaluate(async () => {
    await window.cqrscope?.setLang('ko')
    await window.cqrscope?.setTheme('dark')
  })
  await open(page, '/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('models that differ without a gap in events are not drawn as healthy', async ({ page }) => {
  await open(page, '/?scenario=relay-crash-delta')
  await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  const gap = page.getByTestId('gap').first()
  await expect(gap).toHaveAttribute('data-events', '0')
  await expect(gap).toHaveAttribute('data-open', 'true')
})
