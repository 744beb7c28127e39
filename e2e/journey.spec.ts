// What a person does: watch, order, crash, see the gap open and close, step back, come again.
import { expect, type Page, test } from '@playwright/test'
import { open, ready, settled, status } from './support/open'

const gap = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('gap').first().getAttribute('data-events'))
const fast = (page: Page) => page.evaluate(() => window.cqrscope?.setSpeed(20))
const rests = (page: Page) =>
  expect.poll(async () => (await status(page)).playing, { timeout: 20_000 }).toBe(false)

test('the first visit plays by itself until the models have converged', async ({ page }) => {
  await open(page, '/')
  expect((await status(page)).playing).toBe(true)
  await fast(page)
  await rests(page)
  expect(await status(page)).toMatchObject({ converged: true, gapEvents: 0 })
  await expect(page.getByTestId('models-row:order-3')).toHaveAttribute('data-status', 'same')
})

test('place orders, crash the relay, see the read model fall behind and converge, step back, reload', async ({
  page,
}) => {
  await open(page, '/?scenario=first-order')
  await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  await page.getByTestId('node:relay').click()
  await page.getByRole('button', { name: 'Crash now' }).click()
  await expect(page.getByTestId('node:relay')).toHaveAttribute('data-state', 'down')
  await page.getByTestId('command:PlaceOrder').click()
  await page.getByTestId('command:PlaceOrder').click()
  await expect.poll(() => gap(page)).toBe(2)
  await expect(page.getByTestId('row:read-store:order-4')).toHaveAttribute('data-status', 'missing')
  await page.getByRole('button', { name: /^Restart/ }).click()
  await fast(page)
  await expect.poll(() => gap(page), { timeout: 20_000 }).toBe(0)
  await rests(page)
  await expect(page.getByTestId('node:relay')).not.toHaveAttribute('data-state', 'down')
  expect((await status(page)).converged).toBe(true)

  const { step } = await status(page)
  await page.getByTestId('transport:back').click()
  await page.getByTestId('transport:back').click()
  expect((await status(page)).step).toBe(step - 2)
  await page.getByTestId('transport:step').click()
  await page.getByTestId('transport:step').click()
  await settled(page)
  const before = await status(page)
  await page.goto('/')
  await ready(page)
  expect(await status(page)).toMatchObject({ step: before.step, digest: before.digest })
  await expect(page.getByTestId('models-row:order-5')).toHaveAttribute('data-status', 'same')
})

test('a message in flight can be dropped by hand, and the producer sends it again', async ({ page }) => {
  await open(page, '/?scenario=first-order')
  const id = await page.evaluate(async () => {
    const api = window.cqrscope
    for (let i = 0; i < 400; i++) {
      await api?.step(1)
      const found = (await api?.getState())?.messages.find(({ type }) => type === 'publish')
      if (found !== undefined) return found.id
    }
    return ''
  })
  await page.getByTestId(`message:${id}`).click()
  await page.getByRole('button', { name: 'Drop' }).click()
  const done = await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  expect(done).toMatchObject({ converged: true })
  const trace = await page.evaluate(() => window.cqrscope?.exportAs('trace'))
  expect(trace).toContain('"attempt":2')
})

test('acting in the past begins a branch', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  const whole = await status(page)
  await page.evaluate(() => window.cqrscope?.seek(3000))
  await page.getByTestId('command:PlaceOrder').click()
  await settled(page)
  expect((await status(page)).head).toBeLessThan(whole.head)
  await expect(page.getByTestId('notice:branched')).toBeVisible()
})

test('the checks say what broke and go to the step where it broke', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  await page.getByRole('tab', { name: 'Checks' }).click()
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'lag rewound')
  const broken = await page.evaluate(
    async () =>
      (await window.cqrscope?.verdict())?.violations.find(({ check }) => check === 'no-regression')?.step,
  )
  const entry = page
    .getByRole('listitem')
    .filter({ hasText: /went back|goes back|backwards/i })
    .first()
  await entry.getByRole('button').first().click()
  expect((await status(page)).step).toBe((broken ?? 0) + 1)
})

test('everything goes with the keyboard alone, also under a Korean input method', async ({ page }) => {
  await open(page, '/?scenario=first-order&lang=ko')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect((await status(page)).step).toBe(2)
  await page.keyboard.press('ArrowLeft')
  expect((await status(page)).step).toBe(1)
  await page.keyboard.press('Shift+ArrowRight')
  // The O key of a Korean keyboard says ㅐ; its place on the keyboard is the same.
  const before = (await status(page)).head
  await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyO', key: 'ㅐ' })))
  expect((await status(page)).head).toBeGreaterThan(before)
  await page.keyboard.press('KeyF')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Space')
  expect((await status(page)).playing).toBe(true)
})

test('the scrubber and the chart go anywhere and change nothing', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.cqrscope?.runUntil('quiet'))
  const { digest, head } = await status(page)
  const scrubber = page.getByRole('slider').last()
  await scrubber.focus()
  await page.keyboard.press('Home')
  expect((await status(page)).step).toBe(0)
  await page.keyboard.press('End')
  expect(await status(page)).toMatchObject({ step: head, digest })
})

test('the first lesson: one press opens the gap, a prediction, and one more lets it close', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, '/')
  await fast(page)
  const lesson = page.getByTestId('lesson:story')
  const act = lesson.getByTestId('lesson:act')
  await act.click()
  await expect(page.getByTestId('node:relay')).toHaveAttribute('data-state', 'down')
  await expect.poll(() => gap(page)).toBe(1)
  await lesson.getByTestId('lesson:next').click()
  await expect(act).toBeDisabled()
  await lesson.getByTestId('lesson:choice:0').click()
  await act.click()
  await expect(lesson.getByTestId('lesson:finished')).toBeVisible()
  await expect(lesson.getByTestId('lesson:choice:0')).toHaveAttribute('data-right', 'true')
  expect(await status(page)).toMatchObject({ converged: true, gapEvents: 0 })
})
