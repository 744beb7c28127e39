// A test line: write store, relay, broker, projector and read store, fed by a probe that writes events at exact instants. For tests only.
import type { FaultPolicy } from '#kernel'
import { createBroker } from './kafka/broker'
import { keyed } from './publisher/partition'
import { createProjector } from './projector/projector'
import type { ProjectorOptions } from './projector/projector-rows'
import type { EventBody, LogRecord } from './protocol/protocol'
import { createReadStore } from './read-store/read-store'
import type { Projection } from './read-store/read-store-rows'
import { createRelay } from './relay/relay'
import type { RelayOptions } from './relay/relay-rows'
import { rig } from './rig'
import { createWriteStore } from './write-store/write-store'

export interface LineOptions {
  readonly relay?: Partial<RelayOptions>
  readonly projector?: Partial<ProjectorOptions>
  readonly policy?: FaultPolicy
}

/** A view per aggregate that counts how often an event took effect. */
const counting: Projection = {
  models: ['view'],
  document: 'view',
  project: (_apply, { aggregateId, version }, read) => [
    {
      model: 'view',
      key: aggregateId,
      row: { version, applied: Number(read('view', aggregateId)?.['applied'] ?? 0) + 1 },
    },
  ],
}

/** A relay that polls often and waits a second at a gap. */
const PATIENT_RELAY: RelayOptions = {
  id: 'relay',
  toStore: 'relay->write-store',
  toBroker: 'relay->broker',
  select: 'cursor',
  mark: 'after-publish',
  interval: 50_000,
  batch: 10,
  route: keyed(1),
  idempotent: true,
  await: true,
  inFlight: 5,
  gapTimeout: 1_000_000,
  acks: 'all',
  lock: 'none',
  lease: 10_000_000,
  share: { index: 0, count: 1 },
}

/** Builds the line. `write` opens and commits one event's transaction; versions of a key must follow each other. */
export function line({ relay, projector, ...more }: LineOptions = {}) {
  const bench = rig({
    ...more,
    machines: [
      createWriteStore({ id: 'write-store', aggregates: 'orders' }),
      createRelay({ ...PATIENT_RELAY, ...relay }),
      createBroker({ id: 'broker', group: 'g' }),
      createProjector({
        id: 'projector',
        source: 'broker->projector',
        toStore: 'projector->read-store',
        progress: 'broker',
        partitions: [0],
        apply: 'upsert',
        guard: 'none',
        inbox: false,
        ack: 'after-apply',
        onError: 'retry',
        attempts: 1,
        limit: 10,
        wait: 500_000,
        checkpoint: 'separate',
        checkpointEvery: 1,
        gate: false,
        tombstones: true,
        decodes: ({ payload }) => payload['malformed'] !== true,
        ...projector,
      }),
      createReadStore({ id: 'read-store', projection: counting }),
    ],
    probes: { ann: undefined },
    links: [
      'ann->write-store',
      'relay->write-store',
      'relay->broker',
      'broker->projector',
      'projector->read-store',
    ],
  })
  const insert = (at: number, key: string, version: number, payload: EventBody['payload'] = {}) => {
    const task = `${key}@${version}`
    const event = { id: task, type: 'E', aggregateId: key, version, style: '', payload }
    const state = { version }
    bench.say(at, 'ann to write-store', 'insert', {
      task,
      key,
      expected: version - 1,
      state,
      events: [event],
      number: 1,
    })
    return task
  }
  return {
    ...bench,
    /** An event that is committed four milliseconds later. */
    write(at: number, key: string, version: number, payload: EventBody['payload'] = {}): void {
      const task = insert(at, key, version, payload)
      bench.say(at + 2.5, 'ann to write-store', 'commit', { task, key, number: 1 })
    },
    /** An id of the outbox that never becomes a row. */
    burn(at: number, key: string): void {
      const task = insert(at, key, 1)
      bench.say(at + 2.5, 'ann to write-store', 'rollback', { task })
    },
    /** The ids of the log's events, in the order of their offsets, partition by partition. */
    log: (): readonly string[] =>
      (bench.rows('log') as unknown as readonly LogRecord[]).map(({ event }) => event.id),
    /** The events that the read store was asked to apply, and what became of them, in order. */
    applied: (): readonly string[] =>
      bench.simulation.journal.flatMap(({ cause, component }) =>
        component === 'read-store' && cause.kind === 'timer' && cause.key.startsWith('written/')
          ? [(cause.body['request'] as unknown as { readonly event: EventBody }).event.id]
          : [],
      ),
  }
}
