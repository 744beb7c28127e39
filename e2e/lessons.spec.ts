// Every lesson is played to its end in the page, in both languages; what the reader does by hand counts as what is done for him.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { ORDER } from '../src/lessons/order'
import { overflow, seriousProblems } from './support/looks'
import { open } from './support/open'

const panel = (page: Page): Locator => page.getByTestId('lesson:story')
const fast = (page: Page) => page.evaluate(() => window.cqrscope?.setSpeed(100_000))

/** Does whatever the lesson asks for next, until it is finished. Returns how many steps it had. */
async function playToTheEnd(page: Page): Promise<number> {
  const lesson = panel(page)
  for (let step = 1; ; step++) {
    const shown = lesson.getByTestId('lesson:step')
    const choice = shown.getByTestId('lesson:choice:0').locator('input:enabled')
    const act = shown.getByTestId('lesson:act')
    const next = shown.getByTestId('lesson:next')
    const finished = shown.getByTestId('lesson:finished')
    await expect(act.or(next).or(finished)).toBeVisible({ timeout: 30_000 })
    if (await finished.isVisible()) return step
    if (await next.isVisible()) {
      await next.click()
      continue
    }
    if (await choice.isVisible()) await choice.check()
    await fast(page)
    await act.click()
    await expect(act).toBeHidden()
    await expect(shown.getByRole('alert')).toBeHidden()
  }
}

for (const [index, lang] of (['en', 'ko'] as const).entries())
  test(`every lesson can be played to its end (${lang})`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width: 1440, height: 900 })
    await open(page, `/?lang=${lang}&lesson=${ORDER[0]}`)
    for (const id of ORDER) {
      await expect(panel(page)).toHaveAttribute('data-lesson', id)
      await fast(page)
      await playToTheEnd(page)
      const standings = panel(page).getByTestId('lesson:list').getByRole('listitem')
      await expect(standings.filter({ hasNot: page.locator('svg') })).toHaveCount(0)
      if (index === 1) expect(await panel(page).innerText()).not.toMatch(/[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}/)
      if (id !== ORDER.at(-1)) await panel(page).getByTestId('lesson:following').click()
    }
    await page
      .getByRole('link', { name: lang === 'en' ? 'Lessons' : '학습' })
      .first()
      .click()
    await expect(page.getByTestId('lessons:done')).toHaveAttribute('data-done', String(ORDER.length))
  })

test('what the reader does by hand is seen, and a lesson goes on where it was after coming back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/')
  await fast(page)
  const lesson = panel(page)
  await expect(lesson.getByTestId('lesson:act')).toBeVisible()
  // Whoever acts by hand needs the run to be still there: at full speed it would reach its end between two presses.
  await page.evaluate(() => window.cqrscope?.setSpeed(1))
  await page.getByTestId('node:relay').click()
  await page.getByRole('button', { name: 'Crash now' }).click()
  await page.getByTestId('command:PlaceOrder').click()
  await expect(lesson.getByTestId('lesson:next')).toBeVisible()
  await page.evaluate(() => window.cqrscope?.settled())
  await open(page, '/')
  await expect(lesson.getByTestId('lesson:step')).toHaveAttribute('data-step', '1')
  await lesson.getByTestId('lesson:next').click()
  await page.getByTestId('node:relay').click()
  await page
    .locator('#sheet-inspect')
    .getByRole('button', { name: /^Restart/ })
    .click()
  await fast(page)
  await expect(lesson.getByTestId('lesson:finished')).toBeVisible()
  await lesson.getByTestId('lesson:leave').click()
  await expect(lesson).toBeHidden()
  await expect(page.getByTestId('command:PlaceOrder')).toBeVisible()
})

test('on a phone the lesson lies over the diagram, and the list of lessons has nothing serious for axe', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const theme of ['light', 'dark']) {
    await open(page, `/?lesson=idempotence&theme=${theme}&lang=ko`)
    await fast(page)
    const card = page.getByTestId('lesson:diagram')
    await expect(card.getByTestId('lesson:act')).toBeVisible()
    expect(await seriousProblems(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.goto(`/?page=lessons&theme=${theme}&lang=ko`)
    await expect(page.getByTestId('lesson:idempotence')).toBeVisible()
    expect(await seriousProblems(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  }
})
