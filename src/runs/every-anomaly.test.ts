// Every anomaly of the catalogue by a pair of runs of one design: what brings it about bears its name, and with its cure, or
// without its cause, it does not.
import { describe, expect, test } from 'vitest'
import { ANOMALIES, type AnomalyId } from '#checks'
import { type Changes, namesOf, type Played, played, promisesOf } from './golden'
import { at, type Parts, trial } from './trial'

interface Pair {
  readonly planted: () => Pick<Played, 'result'>
  readonly cured: () => Pick<Played, 'result'>
}

/** A bundled scenario as it is, and with other settings or without something that happens in it. */
const bundled = (id: string, changes: Changes): Pair => ({
  planted: () => played(id),
  cured: () => played(id, changes),
})

/** A story with settings that let it happen, and with others that do not. */
const told = (story: Parts, ill: object, cured: object): Pair => ({
  planted: () => trial({ ...story, settings: ill }),
  cured: () => trial({ ...story, settings: cured }),
})

const guarded = { settings: { projector: { guard: 'newer' } } }
const asked = (...instants: readonly number[]) =>
  instants.map((instant) => ({ at: instant, query: 'order-1' }))
const SECOND = 1000
const HOUR = 3600 * SECOND

/** The projector is away, and the log forgets what it has not read. */
const away: Parts = {
  workload: [at(0, 'PlaceOrder', 1), at(2000, 'PlaceOrder', 2), at(15_000, 'PlaceOrder', 3)],
  faults: [{ kind: 'down', component: 'projector', from: 1500, until: 20_000 }],
  end: { quiet: true, limit: 300_000 },
}

/** A leader goes on alone, what it has is read, and then somebody leads who has none of it: offsets are given anew. */
const recast: Parts = {
  workload: [
    at(0, 'PlaceOrder', 1),
    at(2000, 'PlaceOrder', 2),
    at(2100, 'PlaceOrder', 3),
    at(18_000, 'PlaceOrder', 4),
    at(18_100, 'PlaceOrder', 5),
  ],
  faults: [
    { kind: 'slow', component: 'broker', factor: 10_000, from: 1900, until: 14_000 },
    { kind: 'failover', component: 'broker', at: 16_000 },
    { kind: 'down', component: 'projector', from: 15_000, until: 25_000 },
  ],
  end: { quiet: true, limit: 300_000 },
}

/** The first of two rows begins before a run of the job and commits after it; its watermark is past it then. */
const slowCommit = {
  kind: 'message',
  link: 'command-handler->write-store',
  type: 'commit',
  nth: 1,
  action: 'hold',
  until: 10_500,
}

/** Who follows the log is away while others write a lot. */
const quietReader: Parts = {
  workload: [at(0, 'PlaceOrder', 1), at(20_000, 'PayOrder', 1)],
  faults: [{ kind: 'down', component: 'log-reader', from: 5000, until: 40_000 }],
}

/** A projector that asks for the name of a product, and that reads all history once more. */
const asksAgain = (meanwhile: readonly object[]): Parts => ({
  settings: { projector: { enrich: 'call' } },
  workload: [at(0, 'PlaceOrder', 1), ...meanwhile, { at: 4000, rebuild: 'blue-green' }],
})

/** Two screens show one order, and on each of them its quantity is changed to what seems right there. */
const bothChange = (claim: object): Parts => ({
  workload: [
    at(0, 'PlaceOrder', 1),
    ...asked(2000),
    at(3000, 'ChangeQuantity', 1, { quantity: 5, ...claim }),
    at(3000, 'ChangeQuantity', 1, { quantity: 3, ...claim }),
  ],
})

/** A producer whose records have no numbers is not held up by a leader that knows of none. */
const unnumbered = { relay: { idempotent: false } }

const PAIRS: { readonly [anomaly in AnomalyId]: Pair } = {
  A1: bundled('mark-before-publish', { settings: { relay: { mark: 'after-publish' } } }),
  A2: bundled('published-then-aborted', { settings: { publish: 'after-commit' } }),
  A3: bundled('relay-crash-delta', { settings: { projector: { inbox: true } } }),
  A4: bundled('relay-crash', guarded),
  A5: bundled('skip-locked', guarded),
  A6: bundled('topics-per-type', { settings: { producer: { topics: 'one' } } }),
  A7: bundled('gap-skip', { settings: { relay: { select: 'xmin-horizon' } } }),
  A8: told(
    {
      pipeline: 'batch-etl',
      workload: [at(9000, 'PlaceOrder', 1), at(9500, 'PlaceOrder', 2)],
      faults: [slowCommit],
    },
    { etl: { interval: 10_000 } },
    { etl: { interval: 10_000, lagWindow: 5000 } },
  ),
  A9: bundled('etl-ghost', { settings: { etl: { deletes: 'diff' } } }),
  A10: bundled('erase-person-forgotten', { settings: { projector: { tombstones: true } } }),
  A11: bundled('torn-order', { settings: { cdc: { metadata: true } } }),
  A12: told(
    {
      workload: [at(0, 'PlaceOrder', 1), at(1000, 'PayOrder', 1), at(4500, 'PlaceOrder', 2), ...asked(5400)],
      faults: [{ kind: 'crash', component: 'relay', point: 'after-mark', nth: 2, restartAfter: 2000 }],
    },
    { query: { bound: 1500 }, relay: { mark: 'before-publish' } },
    { query: { bound: 1500 } },
  ),
  A13: bundled('search-refresh', { settings: { search: { read: 'get' } } }),
  A14: bundled('two-replicas', { settings: { replica: { routing: 'pinned' } } }),
  A15: bundled('failover-without-slot', { settings: { commit: 'flush' } }),
  A16: bundled('standby-gone', { faults: [] }),
  A17: bundled('event-before-visible', { settings: { commit: 'async' } }),
  A18: told(
    { pipeline: 'outbox-cdc', ...quietReader },
    { cdc: { traffic: 100_000 } },
    { cdc: { traffic: 100_000, slotLimit: 500 } },
  ),
  A19: told(
    { pipeline: 'outbox-cdc', ...quietReader },
    { cdc: { traffic: 100_000, slotLimit: 500 } },
    { cdc: { traffic: 100_000 } },
  ),
  A20: told(away, { kafka: { retention: 10_000 } }, { kafka: { retention: HOUR } }),
  A21: bundled('compacted-ghost', { settings: { kafka: { tombstoneRetention: 48 * HOUR } } }),
  A22: bundled('poison-message', { faults: [] }),
  A23: told(
    {
      workload: [
        at(0, 'PlaceOrder', 1),
        at(1500, 'ChangeQuantity', 1, { quantity: 5 }),
        at(4000, 'PayOrder', 1),
        { at: 8000, redrive: true },
      ],
      faults: [{ kind: 'down', component: 'product-service', from: 1000, until: 3500 }],
    },
    { projector: { enrich: 'call', onError: 'park' } },
    { projector: { enrich: 'call', onError: 'park-key' } },
  ),
  A24: bundled('catch-and-log', { settings: { projector: { onError: 'retry' } } }),
  A25: bundled('zombie-consumer', guarded),
  A26: bundled('lease-lost', { settings: { relay: { lease: 10_000 } } }),
  A27: {
    planted: () => trial(asksAgain([{ at: 3000, rename: 'desk' }])),
    cured: () => trial(asksAgain([])),
  },
  A28: bundled('rebuild-notifies', { settings: { projector: { gate: true } } }),
  A29: bundled('renamed-field', { settings: { projector: { schema: 'both' } } }),
  A30: told(
    recast,
    { ...unnumbered, kafka: { minInSync: 1, unclean: true } },
    { ...unnumbered, kafka: { minInSync: 1, unclean: false } },
  ),
  A31: bundled('stale-cache-set', { settings: { cache: { lease: true } } }),
  A32: bundled('cache-stampede', { settings: { cache: { singleFlight: true } } }),
  A33: told(
    {
      pipeline: 'dual-write',
      workload: [at(0, 'PlaceOrder', 1), ...asked(500), at(1000, 'PayOrder', 1)],
      faults: [
        { kind: 'crash', component: 'command-handler', point: 'after-commit', nth: 2, restartAfter: 100 },
      ],
    },
    { readStore: 'cache', cache: { fill: 'aside', ttl: null } },
    { readStore: 'cache', cache: { fill: 'aside', ttl: null, invalidate: 'before-commit' } },
  ),
  A34: bundled('search-refresh', { settings: { search: { read: 'get' } } }),
  A35: {
    planted: () => trial(bothChange({})),
    cured: () => trial(bothChange({ expectedVersion: 1 })),
  },
  A37: bundled('delivery-limit', { settings: { rabbitmq: { prefetch: 1 } } }),
}

describe.each(Object.entries(ANOMALIES) as readonly (readonly [AnomalyId, string])[])(
  '%s, %s,',
  { timeout: 60_000 },
  (id) => {
    const { planted, cured } = PAIRS[id]

    test('bears its name where it was planted, with step, instant and row', () => {
      const { result } = planted()
      const sighting = result.anomalies.find(({ anomaly }) => anomaly === id)
      expect(sighting, `seen were ${namesOf({ result }).join()}`).toBeDefined()
    })

    test('is not there without', () => {
      expect(namesOf(cured())).not.toContain(id)
    })
  },
)

test.each([
  ['A19', 'no-lost-event'],
  ['A21', 'no-ghost'],
  ['A23', 'no-stale-overwrite'],
  ['A23', 'order-per-key'],
  ['A24', 'no-lost-event'],
  ['A25', 'no-stale-overwrite'],
  ['A26', 'no-stale-overwrite'],
  ['A30', 'no-lost-event'],
  ['A33', 'no-lost-event'],
  ['A37', 'no-lost-event'],
] as const)('%s is the name of a broken promise: %s', (id, check) => {
  expect(promisesOf(PAIRS[id].planted())).toContain(`${check} ${id}`)
})
