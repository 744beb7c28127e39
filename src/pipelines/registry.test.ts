// The registry says what the wiring does: components, crash points, links and settings agree with what is really wired.
import { describe, expect, test } from 'vitest'
import { orders } from '#domains'
import {
  DEFAULT_SETTINGS,
  DESIGNS,
  EVENTS_FOR,
  listed,
  loadPipeline,
  pipelineOf,
  pipelines,
  type ReadSide,
  SETTINGS,
  type Settings,
} from './index'

const settingsWith = (relays: number, projectors: number): Settings => ({
  ...DEFAULT_SETTINGS,
  partitions: 3,
  relay: { ...DEFAULT_SETTINGS.relay, count: relays },
  projector: { ...DEFAULT_SETTINGS.projector, count: projectors },
})
const wire = (pipeline: (typeof pipelines)[number], settings: Settings) =>
  pipeline.wire({ seed: 1, domain: orders, settings, workload: [] })

const BROKERS = SETTINGS.broker.choices

/** Settings in which what means nothing to a design is as always. */
function settingsFor(pipeline: (typeof pipelines)[number], { broker, projector = {} }: Wished): Settings {
  const means = (path: string) => pipeline.settings.some((each) => each.path === path)
  const { projector: usual } = DEFAULT_SETTINGS
  return {
    ...DEFAULT_SETTINGS,
    ...(broker !== undefined && means('broker') ? { broker } : {}),
    projector: Object.entries(projector).reduce(
      (known, [key, value]) => (means(`projector.${key}`) ? { ...known, [key]: value } : known),
      usual,
    ),
  }
}

interface Wished {
  readonly broker?: Settings['broker']
  readonly projector?: object
}

const ids = (components: readonly { readonly id: string }[]) => components.map(({ id }) => id)

/** The tables in which readers see what was written. */
function readTables(readSide: ReadSide, truth: string): readonly string[] {
  switch (readSide.kind) {
    case 'models':
      return orders.models.map(({ name }) => name)
    case 'copies':
      return readSide.tables
    case 'truth':
      return [truth]
  }
}

/**
 * Whether an applied event makes up for those before it: as it is, with a guard against what is older, in strict order,
 * and for increments. Where one transaction writes both models, or a copy follows the log, nothing is ever missing before.
 */
const ALWAYS = [true, true, true, true]
/** Only whole states that replace the row, in any order. */
const WHOLE_STATES = [true, true, false, false]
const HEALS: { readonly [pipeline: string]: readonly boolean[] } = {
  'shared-model': ALWAYS,
  'single-transaction': ALWAYS,
  replica: ALWAYS,
  'materialized-view': ALWAYS,
  'dual-write': WHOLE_STATES,
  // A job knows no order.
  'batch-etl': [true, true, true, false],
  'publish-after-commit': WHOLE_STATES,
  'outbox-polling': WHOLE_STATES,
  'outbox-cdc': WHOLE_STATES,
  'table-cdc': WHOLE_STATES,
  'event-sourcing': WHOLE_STATES,
}

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

  test.each(BROKERS)('tells judges of tables that are there, with %s', (broker) => {
    const { components, system, traits } = wire(pipeline, settingsFor(pipeline, { broker }))
    const tables = components.flatMap((each) => each.tables.map(({ name }) => name))
    expect(new Set(tables).size).toBe(tables.length)
    expect(tables).toEqual(expect.arrayContaining([traits.truth, ...traits.hands]))
    for (const named of [traits.events, traits.log]) if (named !== '') expect(tables).toContain(named)
    expect(tables).toEqual(expect.arrayContaining([...readTables(traits.readSide, traits.truth)]))
    for (const place of traits.waiting)
      if (place.kind === 'rows') expect(tables).toContain(place.table)
      else if (place.kind === 'slot') expect(ids(components)).toContain(place.reader)
    expect(ids(components)).toEqual(
      expect.arrayContaining([traits.client, traits.writeStore, traits.readStore]),
    )
    expect(system.links.map(({ id }) => id)).toContain(`${traits.client}->${traits.readStore}`)
  })

  test('says of its settings whether an event makes up for those before it', () => {
    const heals = (projector: object) => wire(pipeline, settingsFor(pipeline, { projector })).traits.heals
    expect([
      heals({}),
      heals({ guard: 'newer' }),
      heals({ guard: 'next' }),
      heals({ apply: 'delta' }),
    ]).toEqual(HEALS[id])
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

test('every setting means something to some design, and every design lists only settings that there are', () => {
  const meant = new Set(pipelines.flatMap(({ settings }) => settings.map(({ path }) => path)))
  expect(
    listed(SETTINGS)
      .map(({ path }) => path)
      .filter((path) => !meant.has(path)),
  ).toEqual([])
})

test('what lists name is what there is, all at once and piece by piece', async () => {
  expect(DESIGNS.map(({ id }) => id)).toEqual(pipelines.map(({ id }) => id))
  for (const pipeline of pipelines) {
    const spec = pipeline.settings.find(({ path }) => path === 'broker')
    const brokers = spec?.type === 'choice' ? spec.choices : [DEFAULT_SETTINGS.broker]
    for (const broker of brokers as readonly Settings['broker'][]) {
      const settings = { ...DEFAULT_SETTINGS, broker }
      const piece = await loadPipeline(pipeline.id, broker)
      expect(piece?.components(settings)).toEqual(pipeline.components(settings))
    }
  }
  expect(await loadPipeline('no-such', 'kafka')).toBeUndefined()
})
