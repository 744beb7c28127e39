// Made-up parts of scenes, for looking at the picture and for its tests.
import type {
  ComponentScene,
  LinkScene,
  LogScene,
  MessageScene,
  OutboxCell,
  ReadScene,
  RowStatus,
  Scene,
  StoreRow,
} from '#app'

/** A component at rest. */
export const component = (id: string, state: string, more: Partial<ComponentScene> = {}): ComponentScene => ({
  id,
  kind: id.replace(/-\d+$/, ''),
  state,
  tasks: [],
  status: 'up',
  since: 0,
  faults: [],
  inHand: [],
  ...more,
})

/** A link in order. */
export const link = (id: string, more: Partial<LinkScene> = {}): LinkScene => {
  const [from = '', to = ''] = id.split('->')
  return { id, from, to, cut: false, faulty: false, faults: [], ...more }
}

/** A message on its way; its id is made from what it is. */
export const message = (on: string, progress: number, more: Partial<MessageScene> = {}): MessageScene => ({
  id: `${on}#${more.type ?? 'publish'}-${more.subject ?? ''}-${Math.round(progress * 1000)}`,
  link: on,
  forward: true,
  kind: 'request',
  type: 'publish',
  subject: 'order-1',
  progress,
  lost: false,
  held: false,
  copy: false,
  attempt: 1,
  background: false,
  ...more,
})

export const row = (
  number: number,
  label: string,
  version: number,
  status: RowStatus = 'same',
): StoreRow => ({
  key: `order-${number}`,
  version: status === 'missing' ? 0 : version,
  label: status === 'missing' ? '' : label,
  status,
})

export const cell = (id: number, order: number, status: OutboxCell['status']): OutboxCell => ({
  id,
  key: status === 'burnt' ? '' : `order-${order}`,
  event: status === 'burnt' ? '' : 'OrderPlaced',
  status,
})

/** A partition with records of these orders, from an offset on. */
export const partition = (
  number: number,
  orders: readonly number[],
  committed: number,
  first = 0,
): LogScene['partitions'][number] => ({
  partition: number,
  cells: orders.map((order, index) => ({
    offset: first + index,
    key: `order-${order}`,
    event: 'OrderPlaced',
    repeated: orders.indexOf(order) < index && orders[index - 1] === order,
  })),
  end: first + orders.length,
  committed,
  lag: first + orders.length - committed,
})

export const numbered = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? kind : `${kind}-${index + 1}`))

/** A log of these partitions. */
export const log = (partitions: LogScene['partitions']): LogScene => ({
  flavour: 'kafka',
  topic: 'orders',
  partitions,
})

/** A read model with these rows. */
export const read = (rows: readonly StoreRow[], more: Partial<ReadScene> = {}): ReadScene => ({
  id: 'read-store',
  component: 'read-store',
  flavour: 'document',
  sameDatabase: false,
  missingIsFine: false,
  pending: [],
  table: 'order_summaries',
  rows,
  total: rows.length,
  ...more,
})

/** Ids of the links of a polling outbox. */
export const outboxLinks = (relays: number, projectors: number): readonly string[] => [
  'client->command-handler',
  'command-handler->write-store',
  ...numbered('relay', relays).flatMap((id) => [`${id}->write-store`, `${id}->broker`]),
  ...numbered('projector', projectors).flatMap((id) => [`broker->${id}`, `${id}->read-store`]),
  'client->read-store',
]

/** Components of a polling outbox, all at rest. */
export const outboxComponents = (relays: number, projectors: number): readonly ComponentScene[] => [
  component('client', 'idle'),
  component('command-handler', 'idle'),
  component('write-store', 'ready'),
  ...numbered('relay', relays).map((id) => component(id, 'idle')),
  component('broker', 'ready'),
  ...numbered('projector', projectors).map((id) => component(id, 'fetching')),
  component('read-store', 'ready'),
]

/** A scene at rest with nothing in it, or with what is given. */
export const sceneOf = (more: Partial<Scene> = {}): Scene => ({
  at: 12_480_000,
  step: 482,
  head: 640,
  components: outboxComponents(1, 1),
  links: outboxLinks(1, 1).map((id) => link(id)),
  messages: [],
  writeStore: { table: 'orders', rows: [], total: 0 },
  outbox: { cells: [], total: 0, unsent: 0, cursor: null },
  commitLog: null,
  eventStore: null,
  broker: log([partition(0, [], 0)]),
  readSide: [read([])],
  gap: { committed: 0, visible: 0, events: 0, age: 0, missing: 0, stale: 0, wrong: 0 },
  ...more,
})

/** The components with some of them replaced, by id. */
export const withChanges = (
  components: readonly ComponentScene[],
  changes: { readonly [id: string]: Partial<ComponentScene> },
): readonly ComponentScene[] => components.map((one) => ({ ...one, ...changes[one.id] }))
