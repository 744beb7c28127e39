// Taking a run out of the page: links that bring it back, frames for other pages, and files.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './support/host'
import { seriousProblems } from './support/looks'
import { open, status } from './support/open'

/** The element as a script of its page knows it. */
type CqrScope = HTMLElement & { call(method: string): Promise<unknown> }

/** A run that somebody interfered with, seen at one of its steps. */
async function openTroubled(page: Page, address = '/?scenario=relay-crash'): Promise<void> {
  await open(page, address)
  await page.evaluate(async () => {
    await window.cqrscope?.seek(900)
    await window.cqrscope?.crash('projector', { restartAfter: 700 })
    await window.cqrscope?.runUntil({ at: 2600 })
    await window.cqrscope?.dispatch({ type: 'PlaceOrder', id: 'order-90', product: 'mug', quantity: 1 })
    await window.cqrscope?.runUntil('quiet')
    await window.cqrscope?.seek({ step: 500 })
  })
}

test('a link brings back the run with what was done to it, at the present step', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openTroubled(page)
  const { step, digest } = await status(page)
  await page.getByTestId('share').click()
  const dialog = page.getByRole('dialog', { name: 'Share this run' })
  await expect(page.getByTestId('share:text')).toHaveValue(/#s=1\..*&do=1\..*&step=500&rules=/)
  await expect(page.getByTestId('share:length')).toContainText('characters')
  await dialog.getByTestId('share:copy').click()
  await expect(dialog.getByRole('status')).toHaveText('Link: copied to the clipboard.')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await dialog.getByRole('checkbox').uncheck()
  await expect(page.getByTestId('share:text')).not.toHaveValue(/step=/)

  const other = await context.newPage()
  await open(other, link)
  expect(await status(other)).toMatchObject({ step, digest })
})

/** The text of a form, and the link that all forms carry. */
async function snippetFrom(page: Page, form: string) {
  await page.getByTestId('share').click()
  await expect(page.getByTestId('share:text')).toHaveValue(/#s=1\./)
  const link = await page.getByTestId('share:text').inputValue()
  await page.getByRole('tab', { name: form }).click()
  return { link, text: await page.getByTestId('share:text').inputValue() }
}

test('the iframe works in another page, and says in words what is in it', async ({ page, host }) => {
  await openTroubled(page)
  const { link, text } = await snippetFrom(page, 'iframe')
  await host.show(page, text)
  await expect(page.getByRole('link')).toHaveAttribute('href', link)
  await expect(page.frameLocator('iframe').getByTestId('node:relay')).toBeVisible({ timeout: 20_000 })
})

test('the element brings the run with what was done to it into another page', async ({ page, host }) => {
  await openTroubled(page)
  const { step, digest } = await status(page)
  const { link, text } = await snippetFrom(page, 'Element')
  await host.show(page, text)
  await expect(page.getByRole('link')).toHaveAttribute('href', link)
  const inElement = () =>
    page.locator('cqr-scope').evaluate((element: CqrScope) => element.call('getStatus').catch(String))
  await expect.poll(inElement, { timeout: 20_000 }).toMatchObject({ step, digest })
})

test('by keyboard and in Korean: forms are tabs, the text can be read, a narrow screen holds it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await openTroubled(page, '/?scenario=relay-crash&lang=ko&theme=dark')
  await page.getByTestId('share').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '이 실행 공유하기' })
  await dialog.getByRole('tab', { name: '링크' }).focus()
  await page.keyboard.press('End')
  await expect(dialog.getByRole('tab', { name: '파일' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByTestId('share:text')).toHaveValue(/^```mermaid\nsequenceDiagram/)
  expect(await seriousProblems(page, 'dialog')).toEqual([])
  const width = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)
  expect(width).toBe(0)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByTestId('share')).toBeFocused()
})

test('files are saved under names that say what they are', async ({ page }) => {
  await openTroubled(page)
  await page.getByTestId('share').click()
  await page.getByRole('tab', { name: 'Files' }).click()
  const saved = async (what: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId(`save:${what}`).click(),
    ])
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
  }
  const events = await saved('cloudevents')
  expect(events.name).toBe('relay-crash-7.cloudevents.json')
  expect(JSON.parse(events.text)).toContainEqual(
    expect.objectContaining({ specversion: '1.0', subject: 'order-90' }),
  )
  await expect(page.getByTestId('share:said')).toHaveText('relay-crash-7.cloudevents.json was saved.')
  const trace = await saved('perfetto')
  expect(JSON.parse(trace.text)).toHaveProperty('traceEvents')
  expect((await saved('mermaid')).text).toMatch(/^sequenceDiagram\n/)
  const gap = await saved('gap.svg')
  expect([gap.name, gap.text.slice(0, 5)]).toEqual(['relay-crash-7.gap.svg', '<svg '])
  expect((await saved('diagram.png')).text.slice(1, 4)).toBe('PNG')
})
