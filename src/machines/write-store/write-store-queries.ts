// Queries that the write store answers itself: from the read model in the same database, or from the state alone. Where the
// server has only so many processors, they stand in the same line as the commits.
import { type Effect, type JsonObject, replyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { reply } from '../effects'
import { selected } from '../read-store/field-selection'
import { messageOf, type Postponed, postponedOf } from '../input'
import type { Protocol } from '../protocol/protocol'
import { emptied, enter, leave } from '../station'
import type { WriteStore } from './write-store-rows'

/** What a query takes where there is a line. */
const READ = 300

export const querying = (
  store: WriteStore,
): Actions<'query' | 'takeTime' | 'queryInTurn' | 'refuseQuery' | 'emptyLine'> => ({
  query: ({ input, view }) => {
    const request = messageOf(input)
    return answered(store, view, replyAddress(request), request.body as Protocol['query'])
  },
  takeTime: ({ input, view }) => {
    const message = messageOf(input)
    const body = { address: replyAddress(message), request: message.body }
    return enter(store.station, view, { key: `query/${message.id}`, after: store.options.read ?? READ, body })
  },
  queryInTurn: ({ input, view }) => {
    const { address, request } = postponedOf<'query'>(input)
    return [...answered(store, view, address, request), ...leave(store.station, view)]
  },
  /** Another server has taken over while it was being answered. */
  refuseQuery: ({ input }) => refused(postponedOf<'query'>(input)),
  /** The server is gone, and with it the line: whoever queried is told, commits are gone with their transactions. */
  emptyLine: ({ view }) => {
    const { effects, works } = emptied(store.station, view)
    const queries = works.filter(({ key }) => key.startsWith('query/'))
    return [...effects, ...queries.flatMap(({ body }) => refused(body as unknown as Postponed<'query'>))]
  },
})

const refused = ({ address, request }: Postponed<'query'>): readonly Effect[] => [
  { kind: 'reply', to: address, type: 'refused', body: request },
]

function answered(
  store: WriteStore,
  view: View,
  address: Postponed<'query'>['address'],
  { key, with: other, fields }: Protocol['query'],
): readonly Effect[] {
  const read = (each: string) => {
    const row = readModelRow(store, view, each)
    return { key: each, version: Number(row?.['version'] ?? 0), row: selected(row ?? null, fields) }
  }
  const source = store.options.models === undefined ? { source: 'truth' as const } : {}
  return [
    reply(address, 'result', {
      ...read(key),
      ...(other === undefined ? {} : { with: read(other) }),
      ...source,
    }),
  ]
}

/** What a query sees here: the read model in the same database, or what the state alone gives. */
function readModelRow(store: WriteStore, view: View, key: string): JsonObject | undefined {
  const { models, documentOf } = store.options
  const table = models === undefined ? undefined : store.models.get(models.projection.document)
  if (table !== undefined) return view.get(table, key)
  const state = view.get(store.truth, key)
  return state === undefined ? undefined : documentOf?.(state)
}
