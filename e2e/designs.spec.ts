// Every design, broker, read store and business in the page: it runs as on the command line, every component is drawn, and
// the read model stands where it should.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { open } from './support/open'

interface Result {
  readonly digest: string
  readonly steps: number
  readonly verdict: readonly string[]
}

type Parts = { readonly [key: string]: unknown }

const orders = [
  { at: 0, command: { type: 'PlaceOrder', id: 'order-1', product: 'desk', quantity: 2 } },
  { at: 150, command: { type: 'PayOrder', id: 'order-1' } },
  { at: 200, command: { type: 'PlaceOrder', id: 'order-2', product: 'lamp', quantity: 1 } },
  { at: 600, command: { type: 'DeleteOrder', id: 'order-2' } },
  { from: 0, until: 2000, queries: 5 },
]

const file = (name: string, parts: Parts): Parts => ({
  format: 'cqrscope/scenario',
  version: 1,
  id: name,
  seed: 7,
  workload: orders,
  end: { quiet: true, limit: 120_000 },
  ...parts,
})

const designs = [
  'shared-model',
  'dual-write',
  'single-transaction',
  'publish-after-commit',
  'outbox-polling',
  'outbox-cdc',
  'table-cdc',
  'replica',
  'materialized-view',
  'batch-etl',
  'event-sourcing',
]
const workloads: { readonly [domain: string]: readonly unknown[] } = {
  hotel: [
    { at: 0, command: { type: 'OpenRoom', id: 'room-1', capacity: 1 } },
    { at: 300, command: { type: 'BookRoom', id: 'room-1', guest: 'ann' } },
    { at: 600, command: { type: 'BookRoom', id: 'room-1', guest: 'bob' } },
  ],
  social: [
    { at: 0, command: { type: 'OpenAccount', id: 'account-1', name: 'Ann' } },
    { at: 300, command: { type: 'WritePost', id: 'account-1', text: 'hello' } },
    { at: 600, command: { type: 'LikePost', id: 'account-1', by: 'bob' } },
  ],
  goals: [
    { at: 0, command: { type: 'OpenDay', id: 'day-1', date: '2026-11-25' } },
    { at: 300, command: { type: 'AddGoal', id: 'day-1', goal: 'run', category: 'health' } },
    { at: 600, command: { type: 'CompleteGoal', id: 'day-1', goal: 'run' } },
  ],
}

const cases: readonly (readonly [string, Parts])[] = [
  ...designs.map((pipeline) => [pipeline, file(pipeline, { pipeline })] as const),
  ...['rabbitmq', 'nats-core', 'nats-jetstream'].map(
    (broker) => [broker, file(broker, { pipeline: 'outbox-polling', settings: { broker } })] as const,
  ),
  ...['summary-table', 'search-index', 'cache'].map(
    (readStore) => [readStore, file(readStore, { pipeline: 'dual-write', settings: { readStore } })] as const,
  ),
  ...['hotel', 'social', 'goals'].map(
    (domain) =>
      [domain, file(domain, { pipeline: 'event-sourcing', domain, workload: workloads[domain] })] as const,
  ),
]

/** What the command line says of a file; it ends with 0 whatever the verdict. */
function onTheCommandLine(content: Parts): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'cqrscope-e2e-'))
  const name = path.join(folder, 'scenario.json')
  writeFileSync(name, JSON.stringify(content))
  const printed = execFileSync(process.execPath, ['scripts/cli.mjs', 'simulate', name, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  rmSync(folder, { recursive: true })
  return JSON.parse(printed) as Result
}

for (const [name, content] of cases)
  test(`${name}: the same run in Node and in Chromium, every component drawn, nothing thrown`, async ({
    page,
  }) => {
    const trouble: string[] = []
    page.on('pageerror', ({ message }) => trouble.push(message))
    const { digest, steps, verdict } = onTheCommandLine(content)
    await open(page, '/?scenario=first-order')
    const inPage = await page.evaluate(async (json) => {
      const api = window.cqrscope
      await api?.load(json)
      await api?.runUntil('quiet', { limit: 120_000 })
      return { result: await api?.result(), state: await api?.getState() }
    }, content)
    expect(inPage.result).toMatchObject({ digest, steps, verdict })
    const components = inPage.state?.components ?? []
    expect(components.length).toBeGreaterThan(2)
    for (const { id } of components) await expect(page.getByTestId(`node:${id}`)).toBeVisible()
    expect(trouble).toEqual([])
  })

test('the header puts another design on the same workload, and what means nothing there is left out', async ({
  page,
}) => {
  await open(page, '/?scenario=relay-crash')
  for (const [pipeline, label] of [
    ['event-sourcing', 'Event sourcing'],
    ['dual-write', 'Dual write'],
    ['outbox-cdc', 'Outbox + CDC'],
  ] as const) {
    await page.getByTestId('setup:pipeline').selectOption({ label })
    await expect
      .poll(async () => page.evaluate(async () => (await window.cqrscope?.getStatus())?.pipeline))
      .toBe(pipeline)
  }
  await page.getByTestId('setup:broker').selectOption({ label: 'RabbitMQ' })
  await page.evaluate(() => window.cqrscope?.runUntil('quiet', { limit: 120_000 }))
  await expect(page.getByTestId('models-row:order-1')).toHaveAttribute('data-status', 'same')
})
