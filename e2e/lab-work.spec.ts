// Many runs: long work in workers of the page, from the form to the run in the Lab that shows what was found.
import { expect, type Page, test } from '@playwright/test'
import { englishIn, LOOKS, overflow, seriousProblems } from './support/looks'
import { open, status } from './support/open'

test.describe.configure({ timeout: 90_000 })

const ended = (page: Page) =>
  expect(page.getByTestId('work')).toHaveAttribute('data-status', 'done', { timeout: 60_000 })

test('a sweep runs every seed, says how sure a read is, and opens a seed in the Lab; going back finds it as it was', async ({
  page,
}) => {
  // Wide enough for all links of the header.
  await page.setViewportSize({ width: 1440, height: 900 })
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

test('the matrix fills while one looks, filters, switches sides, is walked by arrow keys, and opens a cell at its witness', async ({
  page,
}) => {
  await open(page, '/?page=matrix')
  const cell = (name: string) => page.getByTestId(`cell:${name}`)
  const lost = cell('S1a CRASH-W').getByRole('button')
  await expect(lost).toHaveAttribute('data-verdict', 'lost', { timeout: 60_000 })
  await expect(cell('S1b CRASH-W').getByRole('button')).toHaveAttribute('data-verdict', 'phantom', {
    timeout: 60_000,
  })
  await page.getByTestId('work:cancel').click()
  await expect(page.getByTestId('work')).toHaveAttribute('data-status', 'cancelled')

  await page.getByTestId('matrix:filter:fault').selectOption('ABORT')
  await expect(lost).toBeHidden()
  await page.getByTestId('matrix:filter:fault').selectOption('')
  await page.getByTestId('matrix:mitigated').click()
  await expect(lost).not.toHaveAttribute('data-verdict', 'lost')
  await page.getByTestId('matrix:naive').click()

  await cell('S1a ABORT').getByRole('button').focus()
  await page.keyboard.press('ArrowRight')
  await expect(lost).toBeFocused()
  await expect(page.getByTestId('matrix:detail')).toContainText('No event lost')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('transport:play')).toBeVisible()
  const { step, pipeline } = await status(page)
  expect(pipeline).toBe('dual-write')
  const judged = await page.evaluate(() => window.cqrscope?.verdict())
  expect(judged?.verdict).toContain('lost')
  // A run is seen after a step, and steps are numbered from nought.
  expect(judged?.violations.map((violation) => violation.step)).toContain(step - 1)
})

test('a search without any hint finds the row that the cursor never saw, and opens it in the Lab where it is lost', async ({
  page,
}) => {
  await open(page, '/?page=search&scenario=first-order')
  await page.getByTestId('search:check').selectOption('no-lost-event')
  await page.getByTestId('work:run').click()
  await ended(page)
  await expect(page.getByTestId('search:result')).toHaveAttribute('data-found', 'true')
  await expect(page.getByTestId('search:faults').getByRole('listitem')).toHaveCount(1)
  await page.getByTestId('search:open').click()
  await expect(page.getByTestId('transport:play')).toBeVisible()
  const verdict = await page.evaluate(() => window.cqrscope?.verdict())
  expect(verdict?.verdict).toContain('lost')
})

test('a search that finds nothing says what was covered', async ({ page }) => {
  await open(page, '/?page=search&scenario=first-order')
  await page.getByTestId('search:check').selectOption('no-phantom')
  await page.getByTestId('search:faults').fill('1')
  await page.getByTestId('work:run').click()
  await ended(page)
  await expect(page.getByTestId('search:covered')).toHaveAttribute('data-exhausted', 'true')
})

/** Does a page's work, as far as there is something to see. */
const AT_WORK: { readonly [page: string]: (page: Page) => Promise<void> } = {
  matrix: async (page) => {
    await expect(page.getByTestId('cell:S1a CRASH-W').getByRole('button')).toBeVisible({ timeout: 60_000 })
    await page.getByTestId('work:cancel').click()
  },
  search: async (page) => {
    await page.getByTestId('work:run').click()
    await ended(page)
  },
  sweep: async (page) => {
    await page.getByTestId('sweep:seeds').fill('8')
    await page.getByTestId('work:run').click()
    await ended(page)
  },
}

for (const name of Object.keys(AT_WORK))
  for (const { width, height, theme } of LOOKS)
    test(`${name} at ${width} × ${height}, ${theme}, in both languages: nothing serious for axe, nothing sideways`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height })
      await open(page, `/?page=${name}&scenario=gap-skip&theme=${theme}&lang=en`)
      await AT_WORK[name]?.(page)
      for (const lang of ['en', 'ko'] as const) {
        await page.evaluate((chosen) => window.cqrscope?.setLang(chosen), lang)
        await expect(page.locator('html')).toHaveAttribute('lang', lang)
        expect(await seriousProblems(page)).toEqual([])
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        if (lang === 'ko') expect(await englishIn(page)).toEqual([])
      }
    })
