// The history: both charts on one axis and in one window, the same message lit wherever it is drawn, all of it in tables.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { seriousProblems } from './support/looks'
import { open, status } from './support/open'

const large = { width: 1440, height: 900 }

/** Opens a scenario, plays it to its end and goes to an instant. */
async function openAt(page: Page, scenario: string, at: number): Promise<void> {
  await open(page, `/?scenario=${scenario}`)
  await page.evaluate(async (ms) => {
    await window.cqrscope?.runUntil('quiet')
    await window.cqrscope?.seek(ms)
  }, at)
}

const show = (page: Page, view: string) =>
  page
    .getByRole('group', { name: 'Show the history as' })
    .getByRole('button', { name: view, exact: true })
    .click()
const shown = (page: Page) => page.getByTestId('history-shown').innerText()
const lit = (page: Page) => page.getByTestId('space-time-lit')

/** Drags the mouse inside an element, from one place to another, each as a share of its width and pixels from its lower edge. */
async function drag(target: Locator, from: number, to: number, above: number): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('What is dragged over is not there')
  const { mouse } = target.page()
  const y = box.y + box.height - above
  await mouse.move(box.x + box.width * from, y)
  await mouse.down()
  await mouse.move(box.x + box.width * to, y, { steps: 4 })
  await mouse.up()
}

test('a brush along the axis zooms both charts, the scrubber shows the window, and buttons and keys do the same', async ({
  page,
}) => {
  await page.setViewportSize(large)
  await openAt(page, 'first-order', 2000)
  await expect(page.getByTestId('space-time')).toBeVisible()
  await expect(page.getByTestId('transport:window')).toBeHidden()
  const { digest } = await status(page)

  await drag(page.getByTestId('space-time-plot'), 0.5, 0.25, 8)
  const brushed = await shown(page)
  expect(brushed).toMatch(/^00:0\d\.\d+ – 00:0\d\.\d+$/)
  await expect(page.getByTestId('transport:window')).toBeVisible()
  const ticks = (chart: string) =>
    page.getByTestId(chart).evaluate((element) => element.querySelector('svg')?.getAttribute('aria-label'))
  expect(await ticks('space-time')).toContain(brushed.split(' – ')[1])
  expect(await ticks('gap-chart')).toContain(brushed.split(' – ')[1])

  await page.keyboard.down('Shift')
  await drag(page.getByTestId('gap-plot'), 0.2, 0.8, 40)
  await page.keyboard.up('Shift')
  expect(await shown(page)).not.toBe(brushed)
  // Looking at less of the run is looking: it goes nowhere and changes nothing.
  expect(await status(page)).toMatchObject({ at: 2000, digest })

  await page.getByTestId('zoom:fit').click()
  await expect(page.getByTestId('transport:window')).toBeHidden()
  await page.getByTestId('zoom:in').click()
  const zoomed = await shown(page)
  await page.getByTestId('zoom:earlier').click()
  expect(await shown(page)).not.toBe(zoomed)
  await page.keyboard.press('Digit0')
  await page.keyboard.press('Equal')
  expect(await shown(page)).toBe(zoomed)
  // The cursor leaves the window, and the window goes after it.
  await page.evaluate(() => window.cqrscope?.seek(10))
  expect(await shown(page)).toMatch(/^00:00\.000 – /)
})

test('a message is lit in the diagram, the space–time diagram, the trace and the tables, whichever is pointed at', async ({
  page,
}) => {
  await page.setViewportSize(large)
  await openAt(page, 'first-order', 0)
  const id = await page.evaluate(async () => {
    const api = window.cqrscope
    for (let i = 0; i < 400; i++) {
      await api?.step(1)
      const found = (await api?.getState())?.messages.find(({ type }) => type === 'publish')
      if (found !== undefined) return found.id
    }
    return ''
  })
  await page.getByTestId(`message:${id}`).hover()
  await expect(lit(page)).toHaveAttribute('data-lit', id)
  const chain = Number(await lit(page).getAttribute('data-chain'))
  expect(chain).toBeGreaterThan(8)
  await expect(page.getByTestId('row:outbox:1')).toHaveAttribute('data-emphasis', 'chain')
  await expect(page.getByTestId('models-row:order-1')).toHaveAttribute('data-lit', 'chain')

  // The cell in the broker's log, and nothing but the event, leads to the same messages.
  await page.evaluate(() => window.cqrscope?.seek(520))
  await page.getByTestId('row:broker:0:0').hover()
  await expect(lit(page)).toHaveAttribute('data-chain', String(chain))

  await page.getByTestId('tab:trace').click()
  const line = page.locator('[data-lit="pointed"]')
  await page.getByTestId('space-time-messages').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(line).toHaveCount(1)
  const told = page.getByRole('listbox', { name: /^Messages/ }).getByRole('option')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(told).toContainText(/Client → Command handler/)
  await page.keyboard.press('ArrowDown')
  await expect(told).toContainText('load · order 1, request, Command handler → Write store')
  await page.keyboard.press('Enter')
  expect((await status(page)).at).toBeLessThan(320)
  await expect(page.getByRole('heading', { name: 'load', exact: true })).toBeVisible()
  const marks = page.locator('[data-testid^="message:"][data-emphasis="selected"]')
  await expect(marks).toHaveCount(1)
})

test('what is drawn stands in tables as well, and both can be read by everybody', async ({ page }) => {
  await page.setViewportSize(large)
  await open(page, '/?scenario=bad-network')
  await page.evaluate(() => window.cqrscope?.seek(9500))
  await page.evaluate(() => window.cqrscope?.seek(8893))
  await expect(page.getByTestId('space-time-key')).toContainText('lost on its way')
  await expect(page.getByTestId('space-time-key')).toContainText('duplicate')
  await expect(page.getByTestId('space-time')).toMatchAriaSnapshot(`
    - img /Messages over time. [\\d,]+ messages among 8 components from 00:00\\.000 to/
    - paragraph
    - listbox /Messages/:
      - option
  `)
  const drawn = Number(await page.getByTestId('space-time').getAttribute('data-drawn'))
  expect(drawn).toBeGreaterThan(300)
  await show(page, 'Table')
  await page.getByRole('button', { name: 'Messages' }).click()
  const table = page.getByRole('table', { name: 'Messages' })
  const rows = Number(await table.getAttribute('aria-rowcount'))
  expect(rows - 1).toBeGreaterThanOrEqual(drawn)
  await expect(table).toMatchAriaSnapshot(`
    - rowgroup:
      - row "Sent Message From → to What became of it"
    - rowgroup:
      - row /publish · order 8 Relay → Broker lost .*attempt 6/
  `)
  // The charts are looked at with the other screens.
  expect(await seriousProblems(page, '#sheet-history')).toEqual([])
})

test('on a phone the charts scroll in their sheet; too many messages are thinned out, which is said, and a window has all of its own', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await openAt(page, 'relay-crash', 1500)
  await page.getByTestId('sheet:history').click()
  await show(page, 'Both')
  const key = page.getByTestId('space-time-key')
  await expect(key).toContainText(/\d+ of \d+ messages drawn/)
  const drawn = Number(await page.getByTestId('space-time').getAttribute('data-drawn'))
  expect(drawn).toBeGreaterThan(300)
  for (let times = 0; times < 4; times++) await page.getByTestId('zoom:in').click()
  await expect(key).not.toContainText('messages drawn')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
