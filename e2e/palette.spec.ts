// Without a mouse: the palette finds and does what is typed, in both languages, and the list of keys says what each key does.
import { expect, test } from '@playwright/test'
import { seriousProblems } from './support/looks'
import { open, status } from './support/open'

test('Control and K open the palette; what is typed is found and done, with the keyboard alone', async ({
  page,
}) => {
  await open(page, '/?scenario=relay-crash&lang=en')
  await page.evaluate(() => window.cqrscope?.seek(200))
  await page.keyboard.press('Control+KeyK')
  const field = page.getByRole('combobox', { name: 'Type what you want to do' })
  await expect(field).toBeFocused()
  await field.fill('crash projector now')
  await expect(page.getByTestId('palette').getByRole('option').first()).toHaveText('Crash Projector now')
  expect(await seriousProblems(page, '[data-testid="palette"]')).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('palette')).toBeHidden()
  await expect(page.getByTestId('node:projector')).toHaveAttribute('data-state', 'down')
  await page.getByTestId('palette:open').click()
  await field.fill('matrix')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/page=matrix/)
})

test('in Korean it is found by syllables and by initial consonants, and a question mark lists the keys', async ({
  page,
}) => {
  await open(page, '/?scenario=first-order&lang=ko&theme=dark')
  await page.keyboard.press('Control+KeyK')
  const field = page.getByTestId('palette').getByRole('combobox')
  await field.fill('ㄹㄹㅇ 지금')
  await expect(page.getByTestId('palette').getByRole('option').first()).toHaveText('릴레이 지금 중단')
  await field.fill('끝으로')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('palette')).toBeHidden()
  await page.keyboard.press('Shift+Slash')
  const help = page.getByTestId('key-help')
  await expect(help).toContainText('Shift+→')
  await expect(help).toContainText('주문하기')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  const before = await status(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await status(page)).step).toBe(before.step + 1)
})
