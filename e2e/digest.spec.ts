// The same scenario and seed come to the same digest on the command line and in Chromium.
import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { open } from './support/open'

interface Result {
  readonly digest: string
  readonly steps: number
  readonly verdict: readonly string[]
}

const onTheCommandLine = (scenario: string): Result =>
  JSON.parse(
    execFileSync(process.execPath, ['scripts/cli.mjs', 'simulate', scenario, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    }),
  ) as Result

for (const scenario of ['relay-crash', 'relay-crash-delta', 'gap-skip', 'broker-outage', 'bad-network']) {
  test(`${scenario} has the same digest, steps and verdict in Node and in Chromium`, async ({ page }) => {
    const expected = onTheCommandLine(scenario)
    await open(page, `/?scenario=${scenario}`)
    const inPage = await page.evaluate(async () => {
      await window.cqrscope?.runUntil('quiet')
      return window.cqrscope?.result()
    })
    expect(inPage).toMatchObject({
      digest: expected.digest,
      steps: expected.steps,
      verdict: expected.verdict,
    })
  })
}
