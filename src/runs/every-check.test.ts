// Every check by a pair of scenario files that differ in one setting: without its protection the anomaly is caught, with it not.
import { describe, expect, test } from 'vitest'
import { CHECKS, type CheckId } from '#checks'
import { at, type Parts, trial } from './trial'

interface Pair {
  /** The design, what happens, and what goes wrong. */
  readonly story: Parts
  readonly unprotected: object
  readonly protected: object
}

const twoVersions = [at(0, 'PlaceOrder', 1), at(120, 'PayOrder', 1), at(200, 'PlaceOrder', 2)]
const relayCrash = (point: string, nth = 1) => [
  { kind: 'crash', component: 'relay', point, nth, restartAfter: 2000 },
]
/** The network keeps the first event back until the second has arrived; the producer's number is all that could tell. */
const overtaken: Parts = {
  workload: twoVersions.slice(0, 2),
  faults: [{ kind: 'message', link: 'relay->broker', type: 'publish', nth: 1, action: 'hold', until: 2000 }],
}
const askedAt = (...instants: readonly number[]) =>
  instants.map((instant) => ({ at: instant, query: 'order-1' }))

const PAIRS: { readonly [check in CheckId]: Pair } = {
  'no-lost-event': {
    story: { workload: twoVersions, faults: relayCrash('after-mark') },
    unprotected: { relay: { mark: 'before-publish' } },
    protected: { relay: { mark: 'after-publish' } },
  },
  'no-phantom': {
    story: { pipeline: 'dual-write', workload: twoVersions, faults: [{ kind: 'abort', command: 2 }] },
    unprotected: { order: 'read-first' },
    protected: { order: 'write-first' },
  },
  'no-ghost': {
    story: { pipeline: 'batch-etl', workload: [...twoVersions, at(15_000, 'DeleteOrder', 2)] },
    unprotected: { etl: { interval: 10_000, deletes: 'missed' } },
    protected: { etl: { interval: 10_000, deletes: 'diff' } },
  },
  'no-double-effect': {
    story: { workload: twoVersions, faults: relayCrash('after-publish') },
    unprotected: { projector: { apply: 'delta', inbox: false } },
    protected: { projector: { apply: 'delta', inbox: true } },
  },
  'no-stale-overwrite': {
    story: overtaken,
    unprotected: { relay: { idempotent: false }, projector: { guard: 'none' } },
    protected: { relay: { idempotent: false }, projector: { guard: 'newer' } },
  },
  'no-regression': {
    story: { workload: twoVersions, faults: relayCrash('after-publish') },
    unprotected: { projector: { guard: 'none' } },
    protected: { projector: { guard: 'newer' } },
  },
  'no-torn-read': {
    story: { pipeline: 'table-cdc', workload: twoVersions },
    unprotected: { cdc: { metadata: false } },
    protected: { cdc: { metadata: true } },
  },
  'read-your-writes': {
    story: { workload: [...twoVersions, ...askedAt(300)] },
    unprotected: { consistency: 'eventual' },
    protected: { consistency: 'causal' },
  },
  'monotonic-reads': {
    story: {
      pipeline: 'replica',
      workload: [...twoVersions, ...askedAt(...Array.from({ length: 20 }, (_, i) => 300 + i * 25))],
      faults: [{ kind: 'slow', component: 'replica-2', factor: 200, from: 0, until: 20_000 }],
    },
    unprotected: { replica: { count: 2, routing: 'any' } },
    protected: { replica: { count: 2, routing: 'pinned' } },
  },
  // What was lost makes the row old, while the store as a whole looks young.
  'bounded-staleness': {
    story: {
      workload: [
        at(0, 'PlaceOrder', 1),
        at(1000, 'PayOrder', 1),
        at(4500, 'PlaceOrder', 2),
        ...askedAt(5400),
      ],
      faults: relayCrash('after-mark', 2),
    },
    unprotected: { query: { bound: 1500 }, relay: { mark: 'before-publish' } },
    protected: { query: { bound: 1500 }, relay: { mark: 'after-publish' } },
  },
  'order-per-key': {
    story: overtaken,
    unprotected: { relay: { idempotent: false } },
    protected: { relay: { idempotent: true } },
  },
  converges: {
    story: {
      workload: twoVersions,
      faults: [{ kind: 'crash', component: 'projector', point: 'after-ack', nth: 3, restartAfter: 1000 }],
    },
    unprotected: { projector: { ack: 'before-apply' } },
    protected: { projector: { ack: 'after-apply' } },
  },
}

describe.each(CHECKS)('%s', (check) => {
  const { story, ...settings } = PAIRS[check]
  const found = (which: 'unprotected' | 'protected') =>
    trial({ ...story, settings: settings[which] }).result.violations.filter((each) => each.check === check)

  test('catches what was planted, and says when, where and why', () => {
    const [violation] = found('unprotected')
    expect(violation).toMatchObject({ check, key: expect.stringMatching(/^order-/) })
    expect(violation?.why).toMatch(/./)
  })

  test('passes the same with its protection', () => {
    expect(found('protected')).toEqual([])
  })
})
