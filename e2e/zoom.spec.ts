// Zooming the diagram: with buttons, keys, wheel, mouse and fingers. It is kept while the run goes on, and never loses the picture.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { LOOKS, overflow, seriousProblems } from './support/looks'
import { open, status } from './support/open'

const tool = (page: Page, act: 'in' | 'out' | 'fit'): Locator => page.getByTestId(`diagram-zoom:${act}`)
/** The place of the diagram, which says how far it is zoomed. */
const place = (page: Page): Locator => page.locator('[data-zoom]')
const picture = (page: Page): Locator => place(page).locator('> svg')

async function openAt(page: Page, at = 1500, more = ''): Promise<void> {
  await open(page, `/?scenario=relay-crash${more}`)
  await page.evaluate((instant) => window.cqrscope?.seek(instant), at)
  await expect(tool(page, 'in')).toBeVisible()
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it is not drawn')
  return box
}

const centreOf = async (locator: Locator) => {
  const { x, y, width, height } = await boxOf(locator)
  return { x: x + width / 2, y: y + height / 2 }
}

/** A place in the diagram where nothing is drawn: in the band above the boxes. */
async function emptyGround(page: Page) {
  const { x, y, width } = await boxOf(place(page))
  return { x: x + width / 2, y: y + 8 }
}

/** The picture fills its place on every side. */
async function fills(page: Page): Promise<void> {
  const [outer, inner] = [await boxOf(place(page)), await boxOf(picture(page))]
  expect(inner.x).toBeLessThanOrEqual(outer.x + 0.5)
  expect(inner.y).toBeLessThanOrEqual(outer.y + 0.5)
  expect(inner.x + inner.width).toBeGreaterThanOrEqual(outer.x + outer.width - 0.5)
  expect(inner.y + inner.height).toBeGreaterThanOrEqual(outer.y + outer.height - 0.5)
}

test('the wheel zooms with Control only, at the pointer; dragging moves and presses nothing; a double click shows all', async ({
  page,
}) => {
  await openAt(page)
  const relay = await centreOf(page.getByTestId('node:relay'))
  await page.mouse.move(relay.x, relay.y)
  await page.mouse.wheel(0, -400)
  await expect(place(page)).toHaveAttribute('data-zoom', '1.00')
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect(place(page)).toHaveAttribute('data-zoom', '2.72')
  const after = await centreOf(page.getByTestId('node:relay'))
  expect(Math.hypot(after.x - relay.x, after.y - relay.y)).toBeLessThan(2)
  expect(await page.evaluate(() => devicePixelRatio)).toBe(1)

  await page.mouse.down()
  await page.mouse.move(relay.x + 60, relay.y - 40, { steps: 4 })
  await page.mouse.up()
  const moved = await centreOf(page.getByTestId('node:relay'))
  expect(moved.x).toBeCloseTo(after.x + 60, 0)
  expect(moved.y).toBeCloseTo(after.y - 40, 0)
  await expect(page.getByTestId('node:relay')).toHaveAttribute('aria-pressed', 'false')
  const corner = await boxOf(place(page))
  for (let drag = 0; drag < 8; drag++) {
    await page.mouse.move(corner.x + 30, corner.y + 40)
    await page.mouse.down()
    await page.mouse.move(corner.x + corner.width - 30, corner.y + corner.height - 20, { steps: 3 })
    await page.mouse.up()
  }
  await fills(page)
  await page.getByTestId('node:command-handler').click()
  await expect(page.getByTestId('node:command-handler')).toHaveAttribute('aria-pressed', 'true')

  await tool(page, 'fit').click()
  await tool(page, 'in').click()
  const ground = await emptyGround(page)
  await page.mouse.dblclick(ground.x, ground.y + 1)
  await expect(place(page)).toHaveAttribute('data-zoom', '1.00')
})

test('by keys alone: the focus is never out of sight, steps and resizing keep the zoom, another design shows all', async ({
  page,
}) => {
  await openAt(page)
  await page.keyboard.press('Equal')
  await page.keyboard.press('NumpadAdd')
  await expect(place(page)).toHaveAttribute('data-zoom', '2.25')
  const before = await status(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await status(page)).step).toBe(before.step + 1)
  await expect(place(page)).toHaveAttribute('data-zoom', '2.25')

  // From the last of the diagram's buttons the focus goes back through all that is drawn, in sight or not.
  await page.getByTestId('node:client').focus()
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab')
    const [outer, inner] = [await boxOf(place(page)), await boxOf(page.locator(':focus'))]
    if ((await picture(page).locator(':focus').count()) === 0) continue
    expect(inner.x + inner.width, `press ${press}`).toBeGreaterThan(outer.x)
    expect(inner.x, `press ${press}`).toBeLessThan(outer.x + outer.width)
    expect(inner.y + inner.height, `press ${press}`).toBeGreaterThan(outer.y)
    expect(inner.y, `press ${press}`).toBeLessThan(outer.y + outer.height)
  }
  const left = (await boxOf(picture(page))).x
  await page.keyboard.press('Comma')
  await page.keyboard.press('Comma')
  await page.keyboard.press('Comma')
  await page.keyboard.press('Comma')
  const moved = (await boxOf(picture(page))).x
  await page.keyboard.press('Period')
  expect((await boxOf(picture(page))).x).toBeLessThan(moved)
  expect(moved).toBeGreaterThanOrEqual(left)
  await page.keyboard.press('ArrowDown')
  await page.setViewportSize({ width: 1100, height: 700 })
  await expect(place(page)).toHaveAttribute('data-zoom', '2.25')
  await expect.poll(async () => Math.round((await boxOf(picture(page))).width)).toBeGreaterThan(1000)
  await fills(page)

  // A picture of the run shows all of it, as large as it is drawn without zoom.
  const svg = await page.evaluate(() => window.cqrscope?.snapshot('svg'))
  const { width } = await boxOf(place(page))
  expect(svg).toContain(`width="${width}"`)

  await page.evaluate(() => window.cqrscope?.load('dual-write-crash'))
  await expect(place(page)).toHaveAttribute('data-zoom', '1.00')
  await page.keyboard.press('Minus')
  await page.keyboard.press('Digit0')
  await expect(place(page)).toHaveAttribute('data-zoom', '1.00')
  await expect(tool(page, 'fit')).toHaveAttribute('aria-disabled', 'true')
})

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } })

  test('two zoom where they are and move, one moves what is zoomed and still presses', async ({ page }) => {
    await openAt(page, 1500, '&lang=ko')
    // Buttons are larger under fingers; the page is as wide as the phone all the same.
    for (const part of [place(page), page.getByTestId('theme'), page.getByTestId('transport:reset')]) {
      const { x, width } = await boxOf(part)
      expect(x + width).toBeLessThanOrEqual(360)
    }
    const relay = await centreOf(page.getByTestId('node:relay'))
    const fingers = await page.context().newCDPSession(page)
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints })
    await touch('touchStart', { x: relay.x - 20, y: relay.y }, { x: relay.x + 20, y: relay.y })
    for (const apart of [25, 30, 35, 40])
      await touch('touchMove', { x: relay.x - apart, y: relay.y }, { x: relay.x + apart, y: relay.y })
    await touch('touchEnd')
    await expect(place(page)).toHaveAttribute('data-zoom', '2.00')
    const after = await centreOf(page.getByTestId('node:relay'))
    expect(Math.hypot(after.x - relay.x, after.y - relay.y)).toBeLessThan(2)
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)

    await touch('touchStart', relay)
    for (const far of [10, 30, 50]) await touch('touchMove', { x: relay.x, y: relay.y + far })
    await touch('touchEnd')
    const moved = await centreOf(page.getByTestId('node:relay'))
    expect(moved.y).toBeCloseTo(after.y + 50, 0)
    await expect(page.getByTestId('node:relay')).toHaveAttribute('aria-pressed', 'false')
    // Right after a finger has moved, Chromium takes a tap as one that stops what it moved.
    await expect(async () => {
      await page.touchscreen.tap(moved.x, moved.y)
      await expect(page.getByTestId('node:relay')).toHaveAttribute('aria-pressed', 'true', { timeout: 500 })
    }).toPass()
    await fills(page)
  })
})

for (const { width, height, theme } of LOOKS)
  test(`${width} × ${height}, ${theme}: zoomed, nothing is serious for axe, nothing goes sideways, the buttons cover no box`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await openAt(page, 1500, `&theme=${theme}`)
    for (const act of ['in', 'out', 'fit'] as const) {
      const button = await boxOf(tool(page, act))
      expect(Math.min(button.width, button.height)).toBeGreaterThanOrEqual(24)
      for (const box of await page.locator('[data-ground]').all())
        expect((await boxOf(box)).y).toBeGreaterThanOrEqual(button.y + button.height - 1)
    }
    await tool(page, 'in').click()
    await tool(page, 'in').click()
    await expect(place(page)).toHaveAttribute('data-zoom', '2.25')
    expect(await seriousProblems(page, '[data-zoom]')).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
  })

test('an embed leaves wheel, keys and fingers to its page', async ({ page }) => {
  await open(page, '/embed/v1/?scenario=relay-crash')
  await expect(page.getByTestId('node:relay')).toBeVisible()
  await expect(place(page)).toHaveCount(0)
  const isLeft = await page.getByTestId('node:relay').evaluate((node) => {
    const turn = new WheelEvent('wheel', { ctrlKey: true, deltaY: -100, bubbles: true, cancelable: true })
    return node.dispatchEvent(turn) && getComputedStyle(node).touchAction === 'auto'
  })
  expect(isLeft).toBe(true)
})
