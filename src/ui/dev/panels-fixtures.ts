// A run in the middle of an accident, made up: what the panels gallery shows. Never part of the app.
import type {
  CheckResult,
  FaultInForce,
  History,
  Inspection,
  ModelsRow,
  Notice,
  SeenAnomaly,
  TraceLine,
} from '#app'
import { sampleCharts } from '../statechart/sample-charts'

const SECOND = 1_000_000

/** How much there is. */
export const sizes = { rows: 10_000, trace: 4_000 }

const visibleAt: readonly number[] = [0.9, 2.1, 3.4, 5.2, 6.4, Infinity, Infinity]
const committedAt: readonly number[] = [0.6, 1.8, 3.0, 4.3, 5.8, 7.9, 11.2]

/** Seven commits, five of them seen, a relay that died. */
export const history: History = {
  end: 12.48 * SECOND,
  gap: [
    ...committedAt.map((at) => [at, 1, 0] as const),
    ...visibleAt.filter(Number.isFinite).map((at) => [at, 0, 1] as const),
  ]
    .toSorted(([one], [other]) => one - other)
    .reduce<{ at: number; step: number; committed: number; visible: number }[]>(
      (points, [at, committed, visible]) => {
        const last = points.at(-1) ?? { committed: 0, visible: 0 }
        points.push({
          at: at * SECOND,
          step: Math.round(at * 38),
          committed: last.committed + committed,
          visible: last.visible + visible,
        })
        return points
      },
      [],
    ),
  bands: [
    { id: 'b1', kind: 'down', target: 'relay', fault: 'crash', from: 6.6 * SECOND, until: null },
    {
      id: 'b2',
      kind: 'fault',
      target: 'broker->projector',
      fault: 'link',
      from: 3.8 * SECOND,
      until: 5.4 * SECOND,
    },
  ],
  marks: [
    { at: 1.8 * SECOND, step: 68, kind: 'command', target: 'client' },
    { at: 3.8 * SECOND, step: 150, kind: 'hand', target: 'broker->projector' },
    { at: 6.6 * SECOND, step: 251, kind: 'crash', target: 'relay' },
    { at: 8.42 * SECOND, step: 320, kind: 'violation', target: 'read-your-writes' },
  ],
}

/** The same with a minute in which nothing happens. */
export const idleHistory: History = {
  ...history,
  end: 75 * SECOND,
  gap: [...history.gap, { at: 70 * SECOND, step: 700, committed: 8, visible: 6 }],
  bands: history.bands.map((band) => ({ ...band, until: band.until ?? 9 * SECOND })),
}

const document = (status: string, version: number, quantity = 2) => ({
  product: 'desk',
  productName: 'Desk',
  unitPrice: 189_000,
  quantity,
  total: 189_000 * quantity,
  member: 'member-1',
  status,
  version,
})

/** A few rows of every status, and very many that agree. */
export const rows: readonly ModelsRow[] = [
  {
    model: 'order_summaries',
    key: 'order-1',
    status: 'stale',
    truth: document('shipped', 3),
    view: document('placed', 1),
    differs: ['status', 'version'],
    age: 1_840_000,
  },
  {
    model: 'order_summaries',
    key: 'order-2',
    status: 'same',
    truth: document('placed', 1),
    view: document('placed', 1),
    differs: [],
    age: 0,
  },
  {
    model: 'order_summaries',
    key: 'order-3',
    status: 'missing',
    truth: document('placed', 1),
    view: null,
    differs: [],
    age: 820_000,
  },
  {
    model: 'order_summaries',
    key: 'order-4',
    status: 'wrong',
    truth: document('paid', 2, 3),
    view: document('paid', 2, 6),
    differs: ['quantity', 'total'],
    age: 12_000,
  },
  {
    model: 'order_summaries',
    key: 'order-5',
    status: 'extra',
    truth: null,
    view: document('placed', 1),
    differs: [],
    age: 3_200_000,
  },
  ...Array.from({ length: sizes.rows - 5 }, (_, index): ModelsRow => ({
    model: 'order_summaries',
    key: `order-${index + 6}`,
    status: 'same',
    truth: document('shipped', 3),
    view: document('shipped', 3),
    differs: [],
    age: 0,
  })),
  {
    model: 'sales_by_product',
    key: 'desk',
    status: 'wrong',
    truth: { orders: 3, quantity: 7, revenue: 1_323_000 },
    view: { orders: 4, quantity: 9, revenue: 1_701_000 },
    differs: ['orders', 'quantity', 'revenue'],
    age: 2_100_000,
  },
  {
    model: 'sales_by_product',
    key: 'mug',
    status: 'same',
    truth: { orders: 1, quantity: 2, revenue: 24_000 },
    view: { orders: 1, quantity: 2, revenue: 24_000 },
    differs: [],
    age: 0,
  },
]

/** The relay, dead after its publish. */
export const inspection: Inspection = {
  component: {
    id: 'relay',
    kind: 'relay',
    state: 'down',
    tasks: [],
    status: 'down',
    since: 11.28 * SECOND,
    faults: ['f1'],
    inHand: [],
  },
  chart: sampleCharts['relay'] ?? { initial: '', states: [], transitions: [] },
  last: { from: 'publishing', event: 'crash', to: 'down', step: 251 },
  points: ['after-read', 'after-publish', 'after-mark'],
  rows: [
    { table: 'relay.batch', durable: false, size: 2 },
    { table: 'relay.progress', durable: false, size: 1 },
  ],
}

/** A component at work, by its kind. */
export const working = (kind: string, state: string, last: Inspection['last']): Inspection => ({
  ...inspection,
  component: {
    ...inspection.component,
    id: kind,
    kind,
    state,
    status: 'up',
    tasks:
      kind === 'command-handler'
        ? [
            { task: 'command-12', state: 'writing' },
            { task: 'command-13', state },
          ]
        : [],
    inHand: kind === 'projector' ? [{ key: 'order-1', event: 'OrderShipped', done: false }] : [],
  },
  chart: sampleCharts[kind] ?? inspection.chart,
  last,
})

export const faults: readonly FaultInForce[] = [
  {
    id: 'f1',
    fault: { kind: 'crash-at', component: 'relay', point: 'after-publish', nth: 1, restartAfter: null },
  },
]

export const linkFaults: readonly FaultInForce[] = [
  {
    id: 'f2',
    fault: {
      kind: 'link',
      link: 'broker->projector',
      from: 3_800_000,
      until: null,
      drop: 0.2,
      dropAck: 0,
      duplicate: 0.05,
      reorder: 0,
      delay: 200_000,
    },
  },
]

export const checks: readonly CheckResult[] = [
  { check: 'converges', holds: null, count: 0, first: null },
  { check: 'no-lost-event', holds: true, count: 0, first: null },
  { check: 'no-double-effect', holds: true, count: 0, first: null },
  {
    check: 'no-regression',
    holds: false,
    count: 1,
    first: { step: 611, at: 7_120_000, key: 'order-3', reason: { code: 'went-back', from: 2, to: 1 } },
  },
  {
    check: 'read-your-writes',
    holds: false,
    count: 3,
    first: { step: 320, at: 8_420_000, key: 'order-1', reason: { code: 'read-too-old', wrote: 2, read: 1 } },
  },
]

export const anomalies: readonly SeenAnomaly[] = [
  { anomaly: 'A13', step: 320, at: 8_420_000, key: 'order-1' },
  { anomaly: 'A18', step: 480, at: 9_000_000, key: '' },
]

const events: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['client', 'send', 'order-1', []],
  ['command-handler', 'command', 'order-1', []],
  ['write-store', 'commit', 'order-1', ['after-commit']],
  ['relay', 'rows', '', ['after-read']],
  ['broker', 'publish', 'order-1', ['after-append']],
  ['relay', 'all-acked', '', ['after-publish']],
  ['projector', 'applied-last', 'order-2', ['after-apply']],
]

export const trace: readonly TraceLine[] = Array.from({ length: sizes.trace }, (_, index) => {
  const [component, event, subject, points] = events[index % events.length] ?? ['client', 'send', '', []]
  return { step: index + 1, at: index * 26_000, component, task: '', event, subject, message: '', points }
})

export const notices: readonly Notice[] = [
  { kind: 'memory-only', why: 'blocked' },
  { kind: 'rows-differ', tables: ['order_summaries'] },
]
