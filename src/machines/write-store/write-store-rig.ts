// A test rig for write stores: writers whose transactions take a known time, and readers of the log. For tests only.
import type { CommitRecord, EventBody, LogRecord, Protocol } from '../protocol/protocol'
import { rig } from '../rig'
import { createWriteStore } from './write-store'
import type { WriteStoreOptions } from './write-store-rows'

export const STORE = 'write-store'

export function writeStoreRig(options: Partial<WriteStoreOptions> = {}) {
  const bench = rig({
    machines: [
      createWriteStore({
        id: STORE,
        aggregates: 'orders',
        log: { limit: null, traffic: 0, failoverSlot: false },
        ...options,
      }),
    ],
    probes: { ann: undefined, bob: undefined, reader: undefined, late: undefined },
    links: ['ann', 'bob', 'reader', 'late'].map((id) => `${id}->${STORE}`),
  })
  const insert = (at: number, key: string, version = 1, from = 'ann') => {
    const id = `${key}@${version}`
    const event: EventBody = { id, type: 'E', aggregateId: key, version, style: '', payload: {} }
    const content = { task: id, key, expected: version - 1, state: { version }, events: [event], number: 1 }
    bench.say(at, `${from} to ${STORE}`, 'insert', content)
  }
  const commit = (at: number, key: string, version = 1, from = 'ann') =>
    bench.say(at, `${from} to ${STORE}`, 'commit', { task: `${key}@${version}`, key, number: 1 })
  return {
    ...bench,
    insert,
    commit,
    /** A whole transaction, on disk 5.5 ms later. */
    commits: (at: number, key: string, version = 1) => {
      insert(at, key, version)
      commit(at + 3, key, version)
    },
    read: (at: number, more: Partial<Protocol['read-log']> = {}, from = 'reader') =>
      bench.say(at, `${from} to ${STORE}`, 'read-log', {
        slot: from,
        after: null,
        limit: 10,
        wait: 100_000,
        round: 1,
        ...more,
      }),
    confirm: (at: number, position: number, from = 'reader') =>
      bench.say(at, `${from} to ${STORE}`, 'confirm', { slot: from, position, round: 1 }),
    fetch: (at: number, offset: number) =>
      bench.say(at, `reader to ${STORE}`, 'fetch', {
        consumer: 'reader',
        positions: { '0': offset },
        limit: 10,
        wait: 100_000,
        round: 1,
      }),
    answers: (from = 'reader') =>
      bench
        .heard(from)
        .filter(({ type }) => type !== 'confirmed')
        .map(({ at, type, body }) => ({ at, type, positions: positionsIn(body) })),
    slot: (name = 'reader') => bench.row('slots', name),
  }
}

const positionsIn = (body: object): readonly number[] => {
  const { records = [] } = body as { readonly records?: readonly Partial<CommitRecord & LogRecord>[] }
  return records.map(({ position, offset = -1 }) => position ?? offset + 1)
}
