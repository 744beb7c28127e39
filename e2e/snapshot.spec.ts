// The diagram as a picture of its own, and the run as files.
import { expect, test } from '@playwright/test'
import { open } from './support/open'

test('the diagram can be taken as an SVG that needs no style sheet, and as a PNG', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.cqrscope?.seek(1500))
  const svg = (await page.evaluate(() => window.cqrscope?.snapshot('svg'))) ?? ''
  expect(svg.slice(0, 5)).toBe('<svg ')
  expect(svg.includes('Write store')).toBe(true)
  expect(svg.includes('class=')).toBe(false)
  const alone = await page.context().newPage()
  await alone.setContent(svg)
  await expect(alone.getByText('Read store')).toBeVisible()
  const png = (await page.evaluate(() => window.cqrscope?.snapshot('png'))) ?? ''
  const bytes = Buffer.from(png.replace('data:image/png;base64,', ''), 'base64')
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(bytes.length).toBeGreaterThan(20_000)
})

test('a run can be taken as its scenario, its trace and the lag as a table', async ({ page }) => {
  await open(page, '/?scenario=first-order')
  const files = await page.evaluate(async () => {
    const api = window.cqrscope
    await api?.runUntil('quiet')
    return [await api?.exportAs('scenario'), await api?.exportAs('trace'), await api?.exportAs('csv')]
  })
  const [scenario = '', trace = '', csv = ''] = files
  expect(JSON.parse(scenario)).toMatchObject({ format: 'cqrscope/scenario', id: 'first-order', seed: 7 })
  expect(trace.split('\n').map((line) => (JSON.parse(line) as { step: number }).step)).toEqual(
    Array.from({ length: trace.split('\n').length }, (_, index) => index),
  )
  expect(csv.split('\r\n')[0]).toBe('ms,step,committed,visible,gap')
  expect(csv.split('\r\n').at(-1)).toMatch(/,4,4,0$/)
})
