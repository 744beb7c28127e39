// Many runs: long work in workers of the page, from the form to the run in the Lab that shows what was found.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { open, status } from './support/open'

const ended = (page: Page) =>
  expect(page.getByTestId('work')).toHaveAttribute('data-status', 'done', { timeout: 60_000 })

async function seriousProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** By how many pixels the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('a sweep runs every seed, says how sure a read is, and opens a seed in the Lab; going back finds it as it was', async ({
  page,
}) => {
  await open(page, '/?scenario=gap-skip')
  await page.getByRole('link', { name: 'Sweep' }).click()
  await expect(page).toHaveURL(/[?&]page=sweep/)
  await page.getByTestId('sweep:seeds').fill('40')
  await page.getByTestId('work:run').click()
  await ended(page)
  await expect(page.getByTestId('sweep:result')).toHaveAttribute('data-runs', '40')
  await expect(page.getByTestId('sweep:fact:never')).toContainText('33.3%')
  await expect(page.getByTestId('sweep:lost')).toContainText('40')
  await page.getByTestId('sweep:at').focus()
  await page.keyboard.press('End')
  await expect(page.getByTestId('sweep:says')).toContainText('66.7% of reads see the write')

  await page.getByTestId('sweep:lost').getByRole('button', { name: 'Seed 1' }).click()
  await expect(page.getByTestId('transport:play')).toBeVisible()
  await expect(page).not.toHaveURL(/page=|scenario=/)
  const opened = await page.evaluate(() => window.cqrscope?.exportAs('scenario'))
  expect(JSON.parse(String(opened))).toMatchObject({ id: 'gap-skip', seed: 1 })
  await page.goBack()
  await expect(page.getByTestId('sweep:lost')).toContainText('40')
})

test('a sweep can be cancelled, and keeps what there was by then', async ({ page }) => {
  await open(page, '/?scenario=relay-crash&page=sweep')
  await page.getByTestId('sweep:seeds').fill('10000')
  await page.getByTestId('work:run').click()
  const result = page.getByTestId('sweep:result')
  await expect(result).not.toHaveAttribute('data-runs', '0', { timeout: 60_000 })
  await page.getByTestId('work:cancel').click()
  await expect(page.getByTestId('work')).toHaveAttribute('data-status', 'cancelled')
  const runs = Number(await result.getAttribute('data-runs'))
  expect(runs).toBeGreaterThan(0)
  await page.waitForTimeout(300)
  expect(Number(await result.getAttribute('data-runs'))).toBe(runs)
  expect((await status(page)).ready).toBe(true)
})

for (const [width, height] of [
  [1440, 900],
  [720, 480],
  [360, 740],
] as const)
  for (const theme of ['light', 'dark'])
    test(`the pages at ${width} × ${height}, ${theme}, in both languages: nothing serious for axe, nothing sideways`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height })
      for (const lang of ['en', 'ko']) {
        await open(page, `/?page=sweep&scenario=gap-skip&theme=${theme}&lang=${lang}`)
        await page.getByTestId('sweep:seeds').fill('8')
        await page.getByTestId('work:run').click()
        await ended(page)
        expect(await seriousProblems(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
      }
    })
