// Instants of made-up runs, each a case that the picture must bear: for the gallery and for tests.
import type { MessageScene, Scene } from '#app'
import {
  cell,
  link,
  log,
  message,
  outboxComponents,
  outboxLinks,
  partition,
  read,
  row,
  sceneOf,
  withChanges,
} from './fixture-parts'

const threeRows = [row(1, 'shipped', 2), row(2, 'placed', 1), row(3, 'placed', 1)]

/** Three orders, all of them visible. */
const idle: Scene = sceneOf({
  writeStore: { table: 'orders', rows: threeRows, total: 3 },
  outbox: {
    cells: [1, 2, 3, 4].map((id) => cell(id, [1, 2, 1, 3][id - 1] ?? 1, 'sent')),
    total: 4,
    unsent: 0,
    cursor: 4,
  },
  broker: log([partition(0, [1, 2, 1, 3], 4)]),
  readSide: [read(threeRows)],
  gap: { committed: 4, visible: 4, events: 0, age: 0, missing: 0, stale: 0, wrong: 0 },
  messages: [
    message('broker->projector', 0.6, {
      forward: false,
      subject: '',
      type: 'fetch',
      background: true,
    }),
  ],
})

/** The relay died after publishing: two events wait, one order is missing, one is stale. */
const relayDown: Scene = sceneOf({
  components: withChanges(outboxComponents(1, 1), {
    client: { state: 'waiting' },
    relay: { state: 'down', status: 'down', since: 11_280_000 },
    projector: {
      state: 'applying',
      inHand: [{ key: 'order-1', event: 'OrderShipped', done: false }],
    },
    'command-handler': { state: 'committing' },
  }),
  writeStore: { table: 'orders', rows: threeRows, total: 3 },
  outbox: {
    cells: [
      cell(1, 1, 'sent'),
      cell(2, 2, 'sent'),
      cell(3, 1, 'sent'),
      cell(4, 3, 'waiting'),
      cell(5, 2, 'waiting'),
      cell(6, 4, 'open'),
    ],
    total: 6,
    unsent: 2,
    cursor: 3,
  },
  broker: log([partition(0, [1, 2, 1, 3], 2)]),
  readSide: [read([row(1, 'placed', 1, 'stale'), row(2, 'placed', 1), row(3, '', 0, 'missing')])],
  gap: { committed: 5, visible: 3, events: 2, age: 1_840_000, missing: 1, stale: 1, wrong: 0 },
  messages: [
    message('client->command-handler', 0.55, { type: 'command', subject: 'order-4' }),
    message('broker->projector', 0.42, { subject: 'order-3', kind: 'reply', type: 'records' }),
  ],
})

const inFlight: readonly MessageScene[] = [
  message('client->command-handler', 0.2, { subject: 'order-12', type: 'command' }),
  message('client->command-handler', 0.7, { subject: 'order-11', type: 'command', attempt: 2 }),
  message('client->command-handler', 0.5, {
    subject: 'order-9',
    forward: false,
    kind: 'reply',
    type: 'accepted',
  }),
  message('client->read-store', 0.35, { subject: 'order-3', type: 'query' }),
  message('client->read-store', 0.55, {
    subject: 'order-5',
    type: 'result',
    forward: false,
    kind: 'reply',
  }),
  message('command-handler->write-store', 0.6, { subject: 'order-10', type: 'insert' }),
  message('relay->broker', 0.9, { subject: 'order-7', lost: true }),
  message('relay->broker', 0.35, { subject: 'order-8', held: true }),
  message('relay->broker', 0.55, { subject: 'order-6', copy: true }),
  message('relay->broker', 0.4, { subject: 'order-5', forward: false, kind: 'reply', type: 'acked' }),
  message('relay->write-store', 0.5, { subject: '', type: 'select', background: true }),
  message('relay->write-store', 0.5, { subject: '', type: 'rows', forward: false, kind: 'reply' }),
  ...[0.1, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9].map((at, index) =>
    message('broker->projector', at, { subject: `order-${index + 1}`, type: 'records', kind: 'reply' }),
  ),
  message('projector->read-store', 0.5, { subject: 'order-2', type: 'apply' }),
  message('projector->read-store', 0.35, {
    subject: 'order-1',
    type: 'applied',
    forward: false,
    kind: 'notice',
  }),
]

const orders = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Everything at once on the wires: lost, held, copied, retried, counted. */
const busy: Scene = sceneOf({
  components: withChanges(outboxComponents(1, 1), {
    client: {
      state: 'retrying',
      tasks: [
        { task: '11', state: 'retrying' },
        { task: '12', state: 'waiting' },
      ],
    },
    'command-handler': {
      state: 'writing',
      tasks: orders(1, 3).map((n) => ({ task: String(n), state: 'writing' })),
    },
    relay: {
      state: 'publishing',
      faults: ['slow'],
      inHand: orders(5, 14).map((n) => ({ key: `order-${n}`, event: 'OrderPlaced', done: n < 6 })),
    },
    projector: { state: 'recovering', status: 'recovering' },
  }),
  links: outboxLinks(1, 1).map((id) =>
    link(id, id === 'relay->broker' ? { faulty: true } : id === 'relay->write-store' ? { cut: true } : {}),
  ),
  messages: inFlight,
  writeStore: { table: 'orders', rows: orders(3, 10).map((n) => row(n, 'paid', 2)), total: 10 },
  outbox: {
    cells: [
      cell(7, 7, 'sent'),
      cell(8, 0, 'burnt'),
      cell(9, 8, 'skipped'),
      cell(10, 6, 'waiting'),
      cell(11, 9, 'waiting'),
      cell(12, 10, 'open'),
    ],
    total: 12,
    unsent: 3,
    cursor: null,
  },
  broker: log([partition(0, [1, 2, 3, 3, 4, 5, 6], 4)]),
  readSide: [
    read(
      [
        row(1, 'paid', 2),
        row(2, 'placed', 1, 'stale'),
        row(3, 'paid', 3, 'wrong'),
        row(4, 'paid', 2),
        row(5, 'paid', 2),
        row(6, '', 0, 'missing'),
        row(77, 'placed', 1, 'extra'),
      ],
      { total: 10 },
    ),
  ],
  gap: { committed: 21, visible: 9, events: 12, age: 14_320_000, missing: 4, stale: 2, wrong: 1 },
})

/** A crowd: relays, projectors and partitions, and forty orders. */
const crowd = (relays: number, projectors: number, partitions: number): Scene =>
  sceneOf({
    components: withChanges(outboxComponents(relays, projectors), {
      relay: {
        state: 'publishing',
        inHand: orders(36, 39).map((n) => ({ key: `order-${n}`, event: 'OrderPlaced', done: n < 37 })),
      },
      'relay-2': { state: 'backing-off', inHand: [{ key: 'order-40', event: 'OrderPlaced', done: false }] },
      'relay-3': { state: 'down', status: 'down', since: 8_480_000 },
      'projector-2': {
        state: 'acknowledging',
        inHand: orders(20, 32).map((n) => ({ key: `order-${n}`, event: 'OrderPlaced', done: false })),
      },
    }),
    links: outboxLinks(relays, projectors).map((id) =>
      link(id, { cut: id === 'broker->projector-2', faulty: id === 'relay-2->broker' }),
    ),
    messages: [
      ...orders(31, 34).map((n, index) =>
        message('relay->broker', 0.15 + 0.2 * index, { subject: `order-${n}` }),
      ),
      message('broker->projector', 0.5, { subject: 'order-30', kind: 'reply', type: 'records' }),
      message('projector->read-store', 0.5, { subject: 'order-29', type: 'apply' }),
      message('client->read-store', 0.7, { subject: 'order-3', type: 'query' }),
    ],
    writeStore: { table: 'orders', rows: orders(1, 40).map((n) => row(n, 'placed', 1)), total: 40 },
    outbox: {
      cells: orders(1, 40).map((n) => cell(n, n, n < 35 ? 'sent' : 'waiting')),
      total: 40,
      unsent: 6,
      cursor: 34,
    },
    broker: log(
      Array.from({ length: partitions }, (_, p) =>
        partition(
          p,
          orders(1, 12).map((n) => n * partitions - p),
          7 + 2 * p > 12 ? 3 : 7 + 2 * p,
        ),
      ),
    ),
    readSide: [
      read([
        ...orders(1, 28).map((n) => row(n, 'placed', 1)),
        row(29, 'placed', 1, 'stale'),
        ...orders(30, 33).map((n) => row(n, '', 0, 'missing')),
      ]),
    ],
    gap: { committed: 40, visible: 28, events: 12, age: 840_000, missing: 11, stale: 1, wrong: 0 },
  })

/** Scenes by what they show. */
export const fixtures = {
  empty: sceneOf(),
  idle,
  'relay-down': relayDown,
  busy,
  'two-relays': crowd(2, 1, 1),
  'three-partitions': crowd(1, 2, 3),
  full: crowd(4, 4, 12),
} satisfies Readonly<Record<string, Scene>>

/** So many messages at once, spread over all links and both directions; for measuring how fast they move. */
export function crowded(count: number, shift = 0): Scene {
  const scene = fixtures.full
  const messages = orders(1, count).map((n): MessageScene => {
    const on = scene.links[n % scene.links.length]?.id ?? ''
    const progress = ((n * 0.618) % 1) * 0.9 + shift
    const background = n % 3 !== 0
    const kind = n % 2 === 0 ? 'request' : 'reply'
    const more = { forward: n % 4 < 2, kind, subject: `order-${n}`, background } as const
    return { ...message(on, progress, more), id: `m-${n}` }
  })
  return { ...scene, messages }
}
