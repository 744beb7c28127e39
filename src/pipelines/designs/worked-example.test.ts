// The design of docs/adding-a-design.md: it is wired and run here as it is printed there, and the two texts are the same.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { domains, orders } from '#domains'
import { controlsOf, type Fault, faultPolicy } from '#faults'
import { fromMillis, type JsonObject, Simulation, type SimTime } from '#kernel'
import type { WorkloadLine } from '#machines'
import { pipelines, settingsFrom } from '../index'
import { carriers } from '../all'
import { pipelineFrom } from '../join'
import { logOutbox } from './worked-example'

const SECOND = 1_000_000
const pipeline = pipelineFrom(logOutbox, carriers)
const settings = settingsFrom({ cdc: { offsetFlush: 5000 } })

const command = (at: number, type: string, more: JsonObject = {}): WorkloadLine => ({
  kind: 'command',
  at: at * 1000,
  command: { type, id: 'order-1', ...more },
})
const workload = [
  command(500, 'PlaceOrder', { product: 'desk', quantity: 2 }),
  command(600, 'PayOrder'),
  command(700, 'ShipOrder'),
]

/** The whole system, run until nothing is left to be done. */
function finished(faults: readonly Fault[] = []) {
  const { system } = pipeline.wire({ seed: 7, domain: orders, settings, workload })
  const simulation = new Simulation(system, faultPolicy)
  for (const [index, fault] of faults.entries())
    for (const { at, control } of controlsOf(fault, `fault-${index}`, 0))
      simulation.plan(at as SimTime, control)
  const halt = simulation.run({ quiet: true, time: fromMillis(600_000) }, 10_000)
  const published = [...simulation.rows.entries('log')].map(
    ([, row]) => row as { readonly event: JsonObject },
  )
  return { halt, rows: simulation.rows, published: published.map(({ event }) => event['id']) }
}

describe('an outbox in the log', () => {
  test('is a pipeline like any other: components, links and settings are read off the wiring', () => {
    expect(pipeline.components(settings).map(({ component }) => component)).toEqual([
      'client',
      'command-handler',
      'write-store',
      'log-reader',
      'broker',
      'projector',
      'read-store',
    ])
    expect(pipeline.links(settings).map(({ id }) => id)).toContain('log-reader->broker')
    const paths = pipeline.settings.map((setting) => setting.path)
    expect(paths).toContain('cdc.slotLimit')
    expect(paths).not.toContain('cdc.snapshot')
  })

  test('brings every order to the read model without a row in any table of events', () => {
    const { halt, rows, published } = finished()
    expect(halt.reason).toBe('quiet')
    expect(published).toEqual(['order-1@1', 'order-1@2', 'order-1@3'])
    expect([...rows.entries('outbox')]).toEqual([])
    const truth = rows.get('orders', 'order-1') as Parameters<typeof orders.documentOf>[0]
    expect(rows.get('order_summaries', 'order-1')).toEqual(orders.documentOf(truth).row)
  })

  test('publishes again, in order, what it had not saved the offset of when it died', () => {
    const { published, rows } = finished([
      { kind: 'crash-at', component: 'log-reader', point: 'after-publish', nth: 1, restartAfter: SECOND },
    ])
    expect(new Set(published)).toEqual(new Set(['order-1@1', 'order-1@2', 'order-1@3']))
    expect(published.length).toBeGreaterThan(3)
    expect(rows.get('order_summaries', 'order-1')).toMatchObject({ status: 'shipped', version: 3 })
  })

  test.each(domains.map((domain) => [domain.id, domain] as const))('can be wired with %s', (_id, domain) => {
    const { components } = pipeline.wire({ seed: 1, domain, settings, workload: [] })
    expect(components.map(({ id }) => id)).toContain('log-reader')
  })

  test('is not one of the designs that are offered', () => {
    expect(pipelines.map(({ id }) => id)).not.toContain(logOutbox.id)
  })
})

test('docs/adding-a-design.md shows this very file', () => {
  const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '../../..', file), 'utf8')
  expect(read('docs/adding-a-design.md')).toContain(read('src/pipelines/designs/worked-example.ts').trim())
})
