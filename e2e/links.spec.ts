// Scenarios from outside: in the address, in the fragment, damaged.
import { deflateRawSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { notices, open, ready, status } from './support/open'

const fragment = (value: unknown) => `/#s=1.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`
const file = {
  format: 'cqrscope/scenario',
  version: 1,
  id: 'mine',
  seed: 3,
  workload: [{ at: 0, command: { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 1 } }],
}

test('a scenario in the fragment is opened', async ({ page }) => {
  await open(page, fragment(file))
  expect(await notices(page)).toEqual([])
  const done = await page.evaluate(() => window.cqrscope?.runUntil('converged'))
  expect(done?.reached).toBe(true)
})

test('another link in the same tab opens what it holds, at the place that it names', async ({ page }) => {
  await open(page, fragment(file))
  // Only the fragment changes, so that the browser loads nothing by itself.
  await page.evaluate(
    (address) => {
      document.documentElement.dataset['ready'] = 'no'
      location.href = address
    },
    `${fragment({ ...file, seed: 4 })}&step=20`,
  )
  await ready(page)
  expect((await status(page)).step).toBe(20)
  const scenario = await page.evaluate(() => window.cqrscope?.exportAs('scenario'))
  expect(JSON.parse(scenario ?? '')).toMatchObject({ id: 'mine', seed: 4 })
})

test('a damaged fragment, a wrong scenario and an unknown id are said, and the page still works', async ({
  page,
}) => {
  for (const address of [
    '/#s=1.%%%',
    '/#s=9.abc',
    fragment({ ...file, faults: [{ kind: 'meteor' }] }),
    '/?scenario=nonsense',
  ]) {
    await page.goto('about:blank')
    await open(page, address)
    expect(await notices(page), address).toContain('bad-scenario')
    expect((await status(page)).ready).toBe(true)
  }
})
