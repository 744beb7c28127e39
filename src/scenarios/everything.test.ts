// The ids that others rely on, as they were published: additions are free, a rename or a removal needs a new version number.
import { expect, test } from 'vitest'
import { everything } from './catalogue'
import { parseScenario } from './all'

const all = everything()
const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id)
const CONTRACT: readonly (readonly [what: string, listed: readonly string[], promised: string])[] = [
  [
    'pipelines',
    ids(all.pipelines),
    'shared-model dual-write single-transaction publish-after-commit outbox-polling outbox-cdc table-cdc replica materialized-view batch-etl event-sourcing',
  ],
  ['brokers', all.brokers, 'kafka rabbitmq nats-core nats-jetstream'],
  ['read stores', all.readStores, 'document summary-table cache search-index'],
  ['domains', ids(all.domains), 'orders hotel social goals'],
  ['consistency', all.consistency, 'eventual causal strong custom'],
  ['faults', all.faults.map(({ kind }) => kind), 'crash down link cut slow message poison abort failover'],
  [
    'components',
    [
      ...new Set(
        all.pipelines.flatMap(({ components, optional }) =>
          [...components, ...optional].map((each) => each.component),
        ),
      ),
    ],
    'client command-handler write-store relay relay-2 log-reader broker projector projector-2 read-store replica replica-2 job product-service notifier',
  ],
]

test.each(CONTRACT)('%s are listed as promised', (_what, listed, promised) => {
  expect(listed).toEqual(expect.arrayContaining(promised.split(' ')))
})

/** Crash points that are promised, by component. */
const POINTS: { readonly [component: string]: string } = {
  'command-handler': 'before-commit after-commit after-publish between-writes after-respond',
  relay: 'after-read after-publish after-mark',
  'log-reader': 'after-read after-publish after-offset',
  projector: 'after-fetch after-apply after-ack',
  job: 'after-extract after-load after-watermark',
  broker: 'after-append',
  'write-store': 'after-commit',
}

test.each(Object.entries(POINTS))('the crash points of %s are listed as promised', (component, promised) => {
  const points = all.pipelines.flatMap(({ components, optional }) =>
    [...components, ...optional].flatMap((each) => (each.component === component ? each.points : [])),
  )
  expect(points).toEqual(expect.arrayContaining(promised.split(' ')))
})

test('every business lists its commands with their fields, its models and its features, in both languages', () => {
  for (const { title, commands, models, features } of all.domains) {
    for (const list of [commands, models, features]) expect(list.length).toBeGreaterThan(0)
    for (const text of [title, ...features.map(({ label }) => label)]) expect(text.ko).not.toBe('')
  }
})

const accepts = (parts: object) =>
  parseScenario({ format: 'cqrscope/scenario', version: 1, id: 'a', ...parts })

test('whatever only some setting brings is there with that setting, and not without it', () => {
  for (const { id: pipeline, optional, components } of all.pipelines)
    for (const { component, points, links, when } of optional) {
      const [path = '', ...value] = when.split(' ')
      const settings = path
        .split('.')
        .reduceRight<unknown>((inner, key) => ({ [key]: inner }), JSON.parse(value.join(' ')))
      const isNew = components.every((each) => each.component !== component)
      const faults = [
        ...links.map((link) => ({ kind: 'cut', link, from: 0 })),
        ...points.map((point) => ({ kind: 'crash', component, point })),
        ...(isNew ? [{ kind: 'crash', component, at: 0 }] : []),
      ]
      for (const fault of faults) {
        expect(accepts({ pipeline, settings, faults: [fault] })).toMatchObject({ ok: true })
        expect(accepts({ pipeline, faults: [fault] })).toMatchObject({ ok: false })
      }
    }
})
