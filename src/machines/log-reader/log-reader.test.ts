// The log reader: a snapshot first, then commits in their order; what a crash, an error or a lost slot makes of them.
import { describe, expect, test } from 'vitest'
import { fromMillis, type Json, type JsonObject } from '#kernel'
import { createLogReader } from './log-reader'
import type { LogReaderOptions } from './log-reader-rows'
import { keyed } from '../publisher/partition'
import type { EventBody, Protocol } from '../protocol/protocol'
import { rig } from '../rig'
import { createWriteStore } from '../write-store/write-store'
import type { WriteStoreOptions } from '../write-store/write-store-rows'

const STORE = 'write-store'
const READER = 'log-reader'

interface Given {
  readonly reader?: Partial<LogReaderOptions>
  readonly store?: Partial<WriteStoreOptions>
  /** Whether the broker answers; as long as it does not, it takes nothing. */
  readonly takes?: (published: Protocol['publish']) => boolean
}

/** A real store, a real log reader, and a broker that acknowledges. */
function given({ reader = {}, store = {}, takes = () => true }: Given = {}) {
  const bench = rig({
    machines: [
      createWriteStore({
        id: STORE,
        aggregates: 'orders',
        log: { limit: null, traffic: 0, failoverSlot: false },
        ...store,
      }),
      createLogReader({
        id: READER,
        toStore: `${READER}->${STORE}`,
        toBroker: `${READER}->broker`,
        slot: 'debezium',
        route: keyed(1),
        idempotent: false,
        await: true,
        acks: 'all',
        inFlight: 1,
        pollInterval: fromMillis(500),
        batch: 100,
        offsetFlush: fromMillis(60_000),
        heartbeat: 0,
        snapshot: 'initial',
        onError: 'fail',
        exactlyOnce: false,
        eventsOf: ({ events }) => events,
        decodes: ({ payload }) => payload['malformed'] !== true,
        ...reader,
      }),
    ],
    probes: {
      ann: undefined,
      broker: ({ body }) => {
        const published = body as unknown as Protocol['publish']
        const { index, round, partition } = published
        return takes(published)
          ? { type: 'acked', body: { index, round, partition, offset: 0, duplicate: false } }
          : undefined
      },
    },
    links: [`ann->${STORE}`, `${READER}->${STORE}`, `${READER}->broker`],
  })
  return {
    ...bench,
    /** A transaction that commits some five milliseconds later. */
    commit: (at: number, key: string, version: number, payload: JsonObject = {}) => {
      const event: EventBody = {
        id: `${key}@${version}`,
        type: 'E',
        aggregateId: key,
        version,
        style: '',
        payload,
      }
      const task = event.id
      const insert = { task, key, expected: version - 1, state: { version }, events: [event], number: 1 }
      bench.say(at, `ann to ${STORE}`, 'insert', insert)
      bench.say(at + 3, `ann to ${STORE}`, 'commit', { task, key, number: 1 })
    },
    crash: (at: number) => {
      bench.plan(at, { kind: 'crash', component: READER, restartAfter: fromMillis(100) })
    },
    published: () =>
      bench.heard('broker', 'publish').map(({ body }) => (body['event'] as unknown as EventBody).id),
    slot: () => bench.row('slots', 'debezium') as { readonly [field: string]: Json } | undefined,
    offset: () => bench.row(`${READER}.offset`, 'offset'),
    state: () => (bench.row('machines', READER) as { readonly state: string }).state,
  }
}

describe('a log reader', () => {
  test('publishes commits in their order, not in that of their ids', () => {
    const log = given()
    log.say(100, `ann to ${STORE}`, 'insert', {
      task: 'slow',
      key: 'o1',
      expected: 0,
      state: { version: 1 },
      events: [{ id: 'o1@1', type: 'E', aggregateId: 'o1', version: 1, style: '', payload: {} }],
      number: 1,
    })
    log.commit(110, 'o2', 1)
    log.say(200, `ann to ${STORE}`, 'commit', { task: 'slow', key: 'o1', number: 1 })
    log.until(400)
    expect(log.published()).toEqual(['o2@1', 'o1@1'])
  })

  test('publishes what was there before it came, and then what happens', () => {
    const log = given({
      reader: {
        eventsOf: ({ key, version, op }) => [
          {
            id: `${key}@${version}/${op}`,
            type: 'row',
            aggregateId: key,
            version,
            style: 'row',
            payload: {},
          },
        ],
        pollInterval: fromMillis(100),
      },
      store: { events: 'none' },
    })
    log.plan(0, { kind: 'crash', component: READER, restartAfter: fromMillis(100) })
    log.commit(10, 'o1', 1)
    log.commit(20, 'o2', 1)
    log.commit(1000, 'o1', 2)
    log.until(1500)
    expect(log.published()).toEqual(['o1@1/snapshot', 'o2@1/snapshot', 'o1@2/commit'])
    expect(log.offset()).toEqual({ position: 2 })
  })

  test('takes the rows of an outbox as its snapshot where there is one', () => {
    const log = given()
    log.crash(0)
    log.commit(10, 'o1', 1)
    log.commit(20, 'o1', 2)
    log.until(1000)
    expect(log.published()).toEqual(['o1@1', 'o1@2'])
  })

  test('that takes no snapshot begins where the log is when it comes', () => {
    const log = given({ reader: { snapshot: 'never' } })
    log.crash(0)
    log.commit(10, 'o1', 1)
    log.commit(1000, 'o1', 2)
    log.until(1500)
    expect(log.published()).toEqual(['o1@2'])
  })

  test('passes over commits that change nothing it captures, and comes no further than the first it cannot read', () => {
    const log = given({
      reader: { eventsOf: ({ events }) => events.filter(({ aggregateId }) => aggregateId !== 'o9') },
    })
    log.commit(500, 'o9', 1)
    log.commit(500, 'o2', 1, { malformed: true })
    log.until(2000)
    expect(log.published()).toEqual([])
    expect(log.state()).toBe('failed')
  })
})

describe('a log reader that crashes', () => {
  test('repeats in order what it has published since its offset was last saved', () => {
    const log = given()
    log.commit(500, 'o1', 1)
    log.commit(600, 'o1', 2)
    log.commit(700, 'o2', 1)
    log.crash(900)
    log.until(2000)
    expect(log.published()).toEqual(['o1@1', 'o1@2', 'o2@1', 'o1@1', 'o1@2', 'o2@1'])
  })

  test('repeats less where the offset is saved more often, though nothing happens any more', () => {
    const log = given({ reader: { offsetFlush: fromMillis(100) } })
    log.commit(500, 'o1', 1)
    log.commit(510, 'o1', 2)
    log.crash(900)
    log.until(2000)
    expect(log.published()).toEqual(['o1@1', 'o1@2'])
    expect(log.offset()).toEqual({ position: 2 })
    expect(log.slot()).toMatchObject({ confirmed: 2 })
  })

  test('saves once for each flush interval, not with every batch after the first interval', () => {
    const log = given({ reader: { offsetFlush: fromMillis(1000) } })
    for (let i = 1; i <= 8; i++) log.commit(i * 500, 'o1', i)
    log.until(4400)
    expect(log.published()).toHaveLength(8)
    const saves = log.events(READER).filter((event) => event === 'saved')
    expect(saves.length).toBeGreaterThanOrEqual(4)
    expect(saves.length).toBeLessThanOrEqual(6)
  })

  test('goes on with the same numbers where publishing and saving are one transaction: the broker knows what it has', () => {
    const log = given({ reader: { exactlyOnce: true, idempotent: true } })
    log.commit(500, 'o1', 1)
    log.commit(700, 'o1', 2)
    log.until(600)
    log.when(({ component, cause }) => component === 'broker' && cause.kind === 'message', {
      kind: 'crash',
      component: READER,
      restartAfter: fromMillis(100),
    })
    log.until(3000)
    expect(log.published()).toEqual(['o1@1', 'o1@2', 'o1@2'])
    const sent = log.heard('broker', 'publish').map(({ body: { producer, number } }) => [producer, number])
    expect(sent).toEqual([
      ['log-reader#0', 1],
      ['log-reader#0', 2],
      ['log-reader#0', 2],
    ])
  })
})

describe('what a log reader cannot make sense of', () => {
  const bad = { malformed: true }

  test('stops it, with what came before published, also after a restart', () => {
    const log = given()
    log.commit(500, 'o1', 1)
    log.commit(510, 'o2', 1, bad)
    log.commit(520, 'o3', 1)
    log.crash(2000)
    log.until(4000)
    expect(log.published()).toEqual(['o1@1', 'o1@1'])
    expect(log.state()).toBe('failed')
  })

  test('is left out where it is told so, and never comes', () => {
    const log = given({ reader: { onError: 'skip' } })
    log.commit(500, 'o1', 1)
    log.commit(510, 'o2', 1, bad)
    log.commit(520, 'o3', 1)
    log.until(4000)
    expect(log.published()).toEqual(['o1@1', 'o3@1'])
    expect(log.state()).toBe('streaming')
  })
})

test('a broker that is away is waited for, and what it missed comes once and in order', () => {
  let isUp = false
  const log = given({ takes: () => isUp })
  log.commit(500, 'o1', 1)
  log.commit(510, 'o2', 1)
  log.until(8000)
  expect(new Set(log.published())).toEqual(new Set(['o1@1']))
  isUp = true
  const before = log.published().length
  log.until(20_000)
  expect(log.published().slice(before)).toEqual(['o1@1', 'o2@1'])
})

describe('the slot of a log reader', () => {
  const busy = { log: { limit: 30, traffic: 1000, failoverSlot: false } }
  const flushing = { offsetFlush: fromMillis(5000) }

  test('follows the log of others with a heartbeat, and stays where it is without one', () => {
    const [idle, beating] = [
      given({ store: busy, reader: flushing }),
      given({ store: busy, reader: { ...flushing, heartbeat: 1000_000 } }),
    ]
    for (const log of [idle, beating]) {
      log.commit(500, 'o1', 1)
      log.until(60_000)
    }
    expect(idle.slot()).toMatchObject({ lost: true })
    expect(beating.slot()).toMatchObject({ confirmed: 1 })
    expect(Number(beating.slot()?.['retained'])).toBeLessThanOrEqual(1)
  })

  test('that was given up leaves it failed, and a restart does not help', () => {
    const log = given({ store: busy })
    log.commit(500, 'o1', 1)
    log.commit(45_000, 'o1', 2)
    log.crash(60_000)
    log.until(70_000)
    expect(log.published()).toEqual(['o1@1'])
    expect(log.state()).toBe('failed')
  })

  test('that was given up has it take a snapshot where it may, which repeats what is still there', () => {
    const log = given({ store: busy, reader: { snapshot: 'when-needed' } })
    log.commit(500, 'o1', 1)
    log.commit(45_000, 'o1', 2)
    log.until(70_000)
    expect(log.published()).toEqual(['o1@1', 'o1@1', 'o1@2'])
    expect(log.state()).toBe('streaming')
  })
})
