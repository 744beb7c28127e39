// Who is there and who talks to whom in each synchronisation design: made-up crowds, for the gallery and for tests.
import { numbered } from './fixture-parts'
import type { DiagramShape } from './slots'

/** How many there are of what a design may have several of. */
export interface Crowd {
  readonly relays: number
  readonly projectors: number
  readonly replicas: number
  readonly partitions: number
}

/** One of each. */
export const alone: Crowd = { relays: 1, projectors: 1, replicas: 1, partitions: 1 }

const base = ['client->command-handler', 'command-handler->write-store']
const queries = ['client->read-store']
const consuming = ({ projectors }: Crowd): readonly string[] =>
  numbered('projector', projectors).flatMap((id) => [`broker->${id}`, `${id}->read-store`])
const job = ['job->write-store', 'job->read-store']
const cdc = ['log-reader->write-store', 'log-reader->broker']
const called = ['projector->product-service', 'projector->notifier']
/** Sessions that ask the write store, and projectors that ask it back. */
const askingBack = ['client->write-store', 'projector->write-store']

/** The links of each design, by a name; the components follow from them. */
export const designLinks: { readonly [design: string]: (crowd: Crowd) => readonly string[] } = {
  'shared-model': () => [...base, 'client->write-store'],
  'dual-write': () => [...base, 'command-handler->read-store', ...queries],
  'dual-write, reconciled': () => [...base, 'command-handler->read-store', ...queries, ...job],
  'dual-write, cache': () => [...base, 'command-handler->read-store', ...queries, 'client->write-store'],
  'single-transaction': () => [...base, 'client->write-store'],
  'materialized-view': () => [...base, 'client->write-store', 'job->write-store'],
  'publish-after-commit': (crowd) => [...base, 'command-handler->broker', ...consuming(crowd), ...queries],
  'publish-after-commit, reconciled': (crowd) => [
    ...base,
    'command-handler->broker',
    ...consuming(crowd),
    ...queries,
    ...job,
  ],
  'outbox-polling': (crowd) => [
    ...base,
    ...numbered('relay', crowd.relays).flatMap((id) => [`${id}->write-store`, `${id}->broker`]),
    ...consuming(crowd),
    ...queries,
  ],
  'outbox-polling, enriched': (crowd) => [
    ...base,
    'relay->write-store',
    'relay->broker',
    ...consuming(crowd),
    ...queries,
    ...called,
    ...askingBack,
  ],
  'outbox-polling, reconciled cache': (crowd) => [
    ...base,
    'relay->write-store',
    'relay->broker',
    ...consuming(crowd),
    ...queries,
    ...job,
    'command-handler->read-store',
    'client->write-store',
  ],
  'outbox-cdc': (crowd) => [...base, ...cdc, ...consuming(crowd), ...queries],
  'table-cdc': (crowd) => [...base, ...cdc, ...consuming(crowd), ...queries, 'client->write-store'],
  replica: ({ replicas }) => [
    ...base,
    ...numbered('replica', replicas).flatMap((id) => [`${id}->write-store`, `client->${id}`]),
  ],
  'replica, strong': ({ replicas }) => [
    ...base,
    ...numbered('replica', replicas).flatMap((id) => [`${id}->write-store`, `client->${id}`]),
    'client->write-store',
  ],
  'batch-etl': () => [...base, ...job, ...queries],
  'event-sourcing': ({ projectors }) => [
    ...base,
    ...numbered('projector', projectors).flatMap((id) => [`${id}->write-store`, `${id}->read-store`]),
    ...queries,
  ],
  'event-sourcing, enriched': () => [
    ...base,
    'projector->write-store',
    'projector->read-store',
    ...queries,
    ...called,
    'client->write-store',
  ],
}

const inOneDatabase: readonly string[] = ['single-transaction', 'materialized-view']

/** A design's shape with so many of each. */
export function designShape(design: string, crowd: Crowd): DiagramShape {
  const links = (designLinks[design]?.(crowd) ?? []).map((id) => {
    const [from = '', to = ''] = id.split('->')
    return { id, from, to }
  })
  const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))]
  return {
    components: ids.map((id) => ({ id, kind: id.replace(/-\d+$/, '') })),
    links,
    partitions: crowd.partitions,
    readModel: inOneDatabase.includes(design) ? 'read-model' : null,
  }
}
