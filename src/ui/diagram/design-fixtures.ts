// Instants of made-up runs, one for each synchronisation design and each kind of broker and read store: for the gallery.
import type { BrokerScene, CommitLogScene, EventStoreScene, QueueScene, Scene, StreamScene } from '#app'
import { alone, type Crowd, designLinks, designShape } from './design-shapes'
import { cell, component, link, log, message, partition, read, row, sceneOf } from './fixture-parts'

const rows = [row(1, 'shipped', 3), row(2, 'placed', 1), row(3, 'paid', 2), row(4, 'placed', 1)]
const behind = [row(1, 'paid', 2, 'stale'), row(2, 'placed', 1), row(3, 'paid', 2), row(4, '', 0, 'missing')]

const outbox = {
  cells: [
    cell(1, 1, 'sent'),
    cell(2, 2, 'sent'),
    cell(3, 3, 'sent'),
    cell(4, 1, 'waiting'),
    cell(5, 4, 'waiting'),
  ],
  total: 5,
  unsent: 2,
  cursor: null,
}

const commitLog = (slots: CommitLogScene['slots']): CommitLogScene => ({
  cells: [1, 2, 3, 1, 3, 1, 4].map((order, index) => ({
    position: index + 1,
    key: index < 2 ? '' : `order-${order}`,
    version: 1,
    status: index < 2 ? 'gone' : index < 5 ? 'read' : 'waiting',
  })),
  end: 7,
  slots,
})
const slot = (name: string, confirmed: number, retained = 0) => ({
  slot: name,
  confirmed,
  retained,
  lost: false,
})

const eventStore: EventStoreScene = {
  cells: [1, 2, 3, 1, 3, 1, 4].map((order, index) => ({
    position: index + 1,
    key: index === 4 ? '' : `order-${order}`,
    event: `order-${order}@1`,
    version: 1,
    status: index === 4 ? 'burnt' : index < 5 ? 'read' : 'waiting',
  })),
  end: 7,
  checkpoint: 5,
}

const queue: QueueScene = {
  flavour: 'rabbitmq',
  topic: 'orders',
  cells: [3, 1, 4, 2].map((order, index) => ({
    seq: index + 4,
    key: `order-${order}`,
    event: `order-${order}@2`,
    state: index < 2 ? 'unacked' : 'ready',
    redelivered: index === 1,
    deliveries: index === 1 ? 2 : 1,
    consumer: index < 2 ? 'projector' : '',
  })),
  ready: 2,
  unacked: 2,
  dead: 1,
  consumers: ['projector'],
}

const stream: StreamScene = {
  flavour: 'nats-jetstream',
  topic: 'orders',
  cells: [1, 2, 3, 1, 4, 3].map((order, index) => ({
    seq: index + 1,
    key: `order-${order}`,
    event: `order-${order}@1`,
    state: index < 3 ? 'acked' : index < 5 ? 'unacked' : 'waiting',
    deliveries: index === 3 ? 2 : 1,
  })),
  total: 6,
  unacked: 2,
  waiting: 1,
  consumers: ['projector'],
}

const kafka: BrokerScene = log([partition(0, [1, 2, 3, 1], 3)])

const states: { readonly [kind: string]: string } = {
  client: 'waiting',
  'command-handler': 'committing',
  relay: 'publishing',
  'log-reader': 'streaming',
  projector: 'applying',
  job: 'extracting',
  replica: 'replaying',
  broker: 'ready',
}

/** A design with something in every part of it. */
function scene(design: string, crowd: Crowd, more: Partial<Scene> = {}): Scene {
  const shape = designShape(design, crowd)
  const components = shape.components.map(({ id, kind }) =>
    component(id, states[kind] ?? 'ready', {
      kind,
      ...(kind === 'projector' || kind === 'relay'
        ? { inHand: [{ key: 'order-1', event: 'order-1@3', done: false }] }
        : {}),
      ...(kind === 'log-reader' ? { reached: { kind: 'offset', position: 5 } as const } : {}),
      ...(kind === 'job' ? { reached: { kind: 'watermark', at: 12_000_000 } as const } : {}),
      ...(kind === 'replica' ? { reached: { kind: 'replica', received: 7, applied: 5 } as const } : {}),
    }),
  )
  const hasBroker = shape.components.some(({ kind }) => kind === 'broker')
  const replicas = shape.components.filter(({ kind }) => kind === 'replica')
  return sceneOf({
    components,
    links: shape.links.map(({ id }) => link(id)),
    messages: shape.links.map(({ id }, index) =>
      message(id, 0.3 + (index % 4) * 0.12, { subject: `order-${(index % 4) + 1}` }),
    ),
    writeStore: { table: 'orders', rows, total: rows.length },
    outbox: null,
    broker: hasBroker
      ? log(Array.from({ length: crowd.partitions }, (_, p) => partition(p, [1, 2, 3, 1], 3)))
      : null,
    readSide:
      replicas.length > 0
        ? replicas.map(({ id }) =>
            read(behind, { id, component: id, flavour: 'copy', table: `${id}.orders` }),
          )
        : shape.components.some(({ kind }) => kind === 'read-store')
          ? [read(behind)]
          : shape.readModel === null
            ? []
            : [read(behind, { id: shape.readModel, component: 'write-store', sameDatabase: true })],
    gap: { committed: 7, visible: 5, events: 2, age: 1_840_000, missing: 1, stale: 1, wrong: 0 },
    ...more,
  })
}

/** What makes a design look as it does, beyond who is there. */
const contents: { readonly [design: string]: Partial<Scene> } = {
  'outbox-polling': { outbox: { ...outbox, cursor: 3 } },
  'outbox-polling, enriched': { outbox: { ...outbox, cursor: 3 } },
  'outbox-polling, reconciled cache': { outbox: { ...outbox, cursor: 3 } },
  'outbox-cdc': { outbox, commitLog: commitLog([slot('log-reader', 5)]) },
  'table-cdc': { commitLog: commitLog([slot('log-reader', 5, 12)]) },
  replica: { commitLog: commitLog([slot('replica', 5)]) },
  'replica, strong': { commitLog: commitLog([{ ...slot('replica', 5), lost: true }]) },
  'event-sourcing': { eventStore },
  'event-sourcing, enriched': { eventStore },
}

const several: Crowd = { relays: 2, projectors: 2, replicas: 3, partitions: 3 }

const flavours: { readonly [flavour: string]: Partial<Scene> } = {
  kafka: { broker: kafka },
  rabbitmq: { broker: queue },
  'nats-jetstream': { broker: stream },
  'nats-core': { broker: { flavour: 'nats-core', topic: 'orders', listeners: [] } },
}

/** Scenes by the design, by the design with several of each, by the kind of broker, and by the kind of read store. */
export const designFixtures: { readonly [name: string]: Scene } = {
  ...Object.fromEntries(
    Object.keys(designLinks).flatMap((design) => [
      [design, scene(design, alone, contents[design])],
      [`${design} ×`, scene(design, several, contents[design])],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(flavours).map(([flavour, more]) => [flavour, scene('publish-after-commit', alone, more)]),
  ),
  'search-index': scene('publish-after-commit', alone, {
    readSide: [
      read(behind, {
        flavour: 'search-index',
        pending: [row(1, 'shipped', 3), row(4, 'placed', 1)],
      }),
    ],
  }),
  cache: scene('dual-write, cache', alone, {
    readSide: [read([rows[1] ?? row(2, 'placed', 1)], { flavour: 'cache', missingIsFine: true })],
  }),
}
