// The registry says what the wiring does: components, crash points, links and settings agree with what is really wired.
import { describe, expect, test } from 'vitest'
import { orders } from '#domains'
import { DEFAULT_SETTINGS, EVENTS_FOR, pipelineOf, pipelines, type Settings } from './index'

const settingsWith = (relays: number, projectors: number): Settings => ({
  ...DEFAULT_SETTINGS,
  partitions: 3,
  relay: { ...DEFAULT_SETTINGS.relay, count: relays },
  projector: { ...DEFAULT_SETTINGS.projector, count: projectors },
})
const wire = (pipeline: (typeof pipelines)[number], settings: Settings) =>
  pipeline.wire({ seed: 1, domain: orders, settings, workload: [] })

describe.each(pipelines.map((pipeline) => [pipeline.id, pipeline] as const))('%s', (id, pipeline) => {
  test.each([
    [1, 1],
    [2, 3],
    [4, 4],
  ])('with %i relays and %i projectors is wired from what it lists', (relays, projectors) => {
    const settings = settingsWith(relays, projectors)
    const { system, components } = wire(pipeline, settings)
    expect(components.map((each) => ({ component: each.id, points: each.points }))).toEqual(
      pipeline.components(settings),
    )
    expect(system.links).toEqual(pipeline.links(settings))
    const ids = components.map((each) => each.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id: link, from, to } of system.links) {
      expect(link).toBe(`${from}->${to}`)
      expect(ids).toEqual(expect.arrayContaining([from, to]))
    }
  })

  test('tells judges of tables that are there', () => {
    const { components, traits } = wire(pipeline, settingsWith(2, 2))
    const tables = components.flatMap((each) => each.tables.map(({ name }) => name))
    const { truth, events, log, hands, readSide } = traits
    const shown = readSide.kind === 'copies' ? readSide.tables : []
    expect(tables).toEqual(expect.arrayContaining([truth, ...hands, ...shown]))
    expect(tables).toEqual(expect.arrayContaining([events, log].filter((name) => name !== '')))
    if (readSide.kind === 'models')
      expect(tables).toEqual(expect.arrayContaining(orders.models.map(({ name }) => name)))
  })

  test('tells judges of the hands of every relay and projector that there is', () => {
    const settings = settingsWith(2, 2)
    const { components, traits } = wire(pipeline, settings)
    const carriers = components.filter(({ kind }) => ['relay', 'projector', 'log-reader'].includes(kind))
    expect(traits.hands).toEqual(
      expect.arrayContaining(carriers.map(({ id: carrier }) => `${carrier}.batch`)),
    )
  })

  test('lists settings that exist, with defaults that fit', () => {
    for (const setting of pipeline.settings) {
      const value = setting.path
        .split('.')
        .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], DEFAULT_SETTINGS)
      if (setting.type === 'choice') expect(setting.choices).toContain(value)
      else if (setting.type === 'boolean') expect(typeof value).toBe('boolean')
      else if (setting.type === 'policy') expect(value).toEqual({})
      else if (value !== null) {
        const number = Number(value) / (setting.type.startsWith('milliseconds') ? 1000 : 1)
        expect(number).toBeGreaterThanOrEqual(setting.min)
        expect(number).toBeLessThanOrEqual(setting.max)
      }
    }
  })

  test('is found by its id', () => {
    expect(pipelineOf(id)).toBe(pipeline)
  })
})

test('no other id finds a pipeline, and every apply style has events that it can take', () => {
  expect(pipelineOf('no-such')).toBeUndefined()
  for (const styles of Object.values(EVENTS_FOR)) expect(styles.length).toBeGreaterThan(0)
})

test.each(['outbox-polling', 'outbox-cdc', 'publish-after-commit', 'event-sourcing'])(
  '%s: only whole states that replace the row, in any order, make up for the events before them',
  (id) => {
    const heals = (more: Partial<Settings['projector']>) => {
      const projector = { ...DEFAULT_SETTINGS.projector, ...more }
      const settings = { ...DEFAULT_SETTINGS, projector }
      return pipelineOf(id)?.wire({ seed: 1, domain: orders, settings, workload: [] }).traits.heals
    }
    expect([heals({}), heals({ guard: 'newer' })]).toEqual([true, true])
    const others = [heals({ guard: 'next' }), heals({ apply: 'delta' })]
    expect(others).toEqual([false, false])
  },
)
