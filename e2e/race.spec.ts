// The race: one screen on which the same crash has different outcomes, moved by one transport, linked, and opened in the Lab.
import { expect, type Page, test } from '@playwright/test'
import { englishIn, LOOKS, overflow, seriousProblems } from './support/looks'
import { open, status } from './support/open'

test.describe.configure({ timeout: 90_000 })

const lane = (page: Page, number: number) => page.getByTestId(`lane:${number}`)
const verdictOf = (page: Page, number: number) => lane(page, number).getByTestId('score:verdict')

/** Plays all lanes to their ends. */
async function playOut(page: Page): Promise<void> {
  await page.getByTestId('transport:speed').selectOption('1000')
  await page.getByTestId('transport:play').click()
  await expect(page.getByTestId('transport:play')).toHaveAccessibleName('Replay', { timeout: 30_000 })
}

test('one crash, four designs: two lose the event; standings go back in time with the clock; a lane opens in the Lab there', async ({
  page,
}) => {
  await open(page, '/?scenario=first-order')
  await page.getByRole('link', { name: 'Race' }).click()
  await expect(lane(page, 2)).toBeVisible()
  await page.getByTestId('preset:one-crash').click()
  await expect(page).toHaveURL(
    /page=race&scenario=dual-write-crash&lanes=dual-write,publish-after-commit,outbox-polling,event-sourcing$/,
  )
  await playOut(page)
  for (const number of [1, 2]) {
    await expect(verdictOf(page, number)).toHaveAttribute('data-verdict', 'lost')
    await expect(lane(page, number).getByTestId('score:lost')).toHaveAttribute('data-value', '1')
  }
  for (const number of [3, 4]) await expect(verdictOf(page, number)).toHaveAttribute('data-verdict', 'ok')
  await expect(page.getByTestId('announcement')).toContainText('Lane 1: Dual write: gap 1, lost 1, Lost.')
  await expect(page.getByTestId('count:events').getByRole('cell').first()).toContainText(
    'expected 3, actual 2',
  )

  // By the Lab's keys: to the start, on to the crash, one instant back.
  await page.keyboard.press('Home')
  await expect(page.getByTestId('race')).toHaveAttribute('data-at', '0')
  await page.keyboard.press('Shift+ArrowRight')
  const crash = Number(await page.getByTestId('race').getAttribute('data-at'))
  expect(crash).toBeGreaterThan(1200)
  await page.keyboard.press('ArrowLeft')
  await expect(lane(page, 1).getByTestId('score:lost')).toHaveAttribute('data-value', '0')
  const before = Number(await page.getByTestId('race').getAttribute('data-at'))
  expect(before).toBeLessThan(crash)

  await lane(page, 3).getByTestId('lane:open').click()
  await expect(page.getByTestId('transport:clock')).toBeVisible()
  await expect(page).not.toHaveURL(/lanes=|scenario=|page=/)
  const opened = await status(page)
  expect(opened.pipeline).toBe('outbox-polling')
  expect(opened.at).toBeCloseTo(before, 3)
  await page.goBack()
  await expect(page.getByTestId('race')).toHaveAttribute('data-at', String(before))
  await expect(verdictOf(page, 1)).toHaveAttribute('data-verdict', 'lost')
})

test('from the Lab a run races itself without its fault: where they part is said, gone to, and opened', async ({
  page,
}) => {
  await open(page, '/?scenario=relay-crash')
  await page.getByTestId('race:fault-0').click()
  await expect(page).toHaveURL(/page=race&scenario=relay-crash&lanes=outbox-polling,outbox-polling~fault-0$/)
  await expect(lane(page, 2).getByTestId('lane:faults')).toHaveValue('fault-0')
  await playOut(page)
  const parting = page.getByTestId('parting')
  await expect(parting).toContainText('Then in lane 1 – Relay: crash.')
  await parting.getByTestId('parting:go').click()
  const at = await parting.getAttribute('data-at')
  await expect(page.getByTestId('race')).toHaveAttribute('data-at', String(at))
  await expect(lane(page, 1).getByTestId('node:relay')).toHaveAttribute('data-status', 'down')
  await expect(lane(page, 2).getByTestId('node:relay')).toHaveAttribute('data-status', 'up')

  // Another design, another lane, one lane less: the address follows, and brings all that back.
  await lane(page, 2).getByTestId('lane:design').selectOption('single-transaction')
  await expect(lane(page, 2).getByTestId('lane:missing')).toHaveCount(0)
  await page.getByTestId('race:add').click()
  await lane(page, 3).getByTestId('lane:design').selectOption('dual-write')
  await expect(lane(page, 3).getByTestId('lane:missing')).toContainText('Relay crashes')
  await lane(page, 1).getByTestId('lane:remove').click()
  await expect(page).toHaveURL(/lanes=single-transaction~fault-0,dual-write$/)
  await expect(lane(page, 1).getByTestId('lane:remove')).toBeDisabled()
  await page.reload()
  await expect(lane(page, 2)).toHaveAttribute('data-pipeline', 'dual-write')
  await expect(lane(page, 1)).toHaveAttribute('data-pipeline', 'single-transaction')

  await open(page, '/?page=race&scenario=relay-crash&lanes=outbox-polling,outbox-polling~fault-0')
  await playOut(page)
  await page.getByTestId('parting:open:one').click()
  await expect(page.getByTestId('transport:clock')).toBeVisible()
  expect((await status(page)).at).toBeCloseTo(Number(at), 3)
})

for (const { width, height, theme } of LOOKS)
  test(`${width} × ${height}, ${theme}, in both languages: nothing serious for axe, nothing sideways, nothing untranslated`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const lanes = 'dual-write,dual-write~fault-0,publish-after-commit,shared-model'
    await open(page, `/?page=race&scenario=dual-write-crash&theme=${theme}&lang=en&lanes=${lanes}`)
    await playOut(page)
    for (const lang of ['en', 'ko'] as const) {
      await page.evaluate((chosen) => window.cqrscope?.setLang(chosen), lang)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      expect(await seriousProblems(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }
    expect(await englishIn(page)).toEqual([])
  })
