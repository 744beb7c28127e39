// A test rig for read stores: events that apply themselves to a document and to one counter, and queries. For tests only.
import { fromMillis } from '#kernel'
import type { Protocol } from '../protocol/protocol'
import { createReadStore } from './read-store'
import type { Projection } from './read-store-rows'
import type { ReadStoreOptions } from './read-store-reading'
import { rig } from '../rig'

/** A document per order with its last version, and the number of events per group: the payload's, or the only one. */
const counting: Projection = {
  models: ['view', 'counts'],
  document: 'view',
  project: (_apply, { aggregateId, version, payload }, read) => {
    const group = typeof payload['group'] === 'string' ? payload['group'] : 'all'
    const events = Number(read('counts', group)?.['events'] ?? 0) + 1
    return [
      { model: 'view', key: aggregateId, row: { version, colour: 'red', size: 1 } },
      { model: 'counts', key: group, row: { events } },
    ]
  },
}

/** A read store with two projectors, two readers and a writer. One way takes a millisecond. */
export function readStoreRig(options: Partial<ReadStoreOptions>) {
  const bench = rig({
    machines: [createReadStore({ id: 'read-store', projection: counting, ...options })],
    probes: {
      projector: undefined,
      'projector-2': undefined,
      ann: undefined,
      bob: undefined,
      writer: undefined,
    },
    links: ['projector', 'projector-2', 'ann', 'bob', 'writer'].map((id) => `${id}->read-store`),
  })
  return {
    ...bench,
    apply(at: number, key: string, version: number, more: Applying = {}): void {
      const { from = 'projector', group, guard = 'none', inbox = false } = more
      const event = {
        id: `${key}@${version}`,
        type: 'E',
        aggregateId: key,
        version,
        style: '',
        payload: group === undefined ? {} : { group },
      }
      const content = { consumer: 'p', apply: 'delta', guard, inbox, round: 1, event }
      bench.say(at, `${from} to read-store`, 'apply', content)
    },
    ask(at: number, key: string, more: Partial<Protocol['query']> & { readonly from?: string } = {}): void {
      const { from = 'ann', ...query } = more
      bench.say(at, `${from} to read-store`, 'query', { key, member: from, ...query })
    },
    /** As `say`, once the test has begun. */
    add<Type extends keyof Protocol>(at: number, from: string, type: Type, body: Protocol[Type]): void {
      const content = { link: `${from}->read-store`, body }
      const control = { kind: 'stimulus', component: from, type, body: content } as const
      bench.simulation.intervene(bench.now(), { kind: 'later', at: fromMillis(at), control })
    },
    /** Instant, version and whatever else is said of each answer. */
    answers: (reader = 'ann') =>
      bench.heard(reader, 'result').map(({ at, body }) => {
        const { key: _key, row: _row, ...said } = body as unknown as Protocol['result']
        return { at, ...said }
      }),
  }
}

interface Applying {
  readonly from?: 'projector' | 'projector-2'
  readonly group?: string
  readonly guard?: Protocol['apply']['guard']
  readonly inbox?: boolean
}
