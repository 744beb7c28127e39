// How a read store answers queries: at once, when the wanted version has come, or too late; a cache also says what it lacks.
import { type Effect, invariant, type JsonObject, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { missed, staysAway } from './cache-aside'
import { reply, wake, write } from '../effects'
import { selected } from './field-selection'
import { postponedOf, timerOf } from '../input'
import type { Protocol } from '../protocol/protocol'
import { documentOf } from './read-store-rows'
import { released } from './read-store-held'
import type { Reading } from './read-store-reading'
import { newestOf } from './search-index'
import { leave } from '../station'

const AS_OF = 'applied'

export const answering = (
  reading: Reading,
): Actions<'answerQuery' | 'hold' | 'answerMiss' | 'answerLate' | 'lookAgain'> => {
  const { held, station } = reading
  return {
    answerQuery: ({ input, view }) => {
      const { address, request } = postponedOf<'query'>(input)
      return [reply(address, 'result', resultOf(reading, view, request)), ...leave(station, view)]
    },
    hold: ({ input, view }) => {
      const { address, request: query } = postponedOf<'query'>(input)
      const { timeout } = query
      return [
        write(held, address.request, { address, query }),
        ...(timeout === undefined ? [] : [wake(`overdue/${address.request}`, timeout)]),
        ...leave(station, view),
      ]
    },
    answerMiss: ({ input, view }) => {
      const { address, request } = postponedOf<'query'>(input)
      return [...missed(reading, view, request.key, [address]), ...leave(station, view)]
    },
    answerLate: ({ input, view }) => {
      const id = timerOf(input).key.slice('overdue/'.length)
      const row = view.get(held, id)
      invariant(row !== undefined, 'what is overdue is still held')
      const { address, query } = row
      return [
        write(held, id, undefined),
        reply(address, 'result', { ...resultOf(reading, view, query), late: true }),
      ]
    },
    lookAgain: ({ input, view }) => lookAgain(reading, view, timerOf(input).key.slice('look/'.length)),
  }
}

/** What becomes of a query whose time has come. */
export function recogniseRead(reading: Reading, view: View, query: Protocol['query']): string {
  switch (standing(reading, view, query)) {
    case 'here':
      return 'read'
    case 'behind':
      return 'held'
    case 'absent':
      return staysAway(reading, view, query.key) ? 'held' : 'missed'
  }
}

/** Those who wait for a key: answered where it is good enough now; where a cache has lost it, told to load it. */
function lookAgain(reading: Reading, view: View, key: string): readonly Effect[] {
  const { held, cache } = reading
  const here = view.keys(held).flatMap((id) => {
    const row = view.get(held, id)
    return row?.query.key === key ? [{ id, ...row, stands: standing(reading, view, row.query) }] : []
  })
  const absent = here.filter(({ stands }) => stands === 'absent')
  const loaders = staysAway(reading, view, key)
    ? []
    : absent.slice(0, cache?.singleFlight === true ? 1 : undefined)
  const served = here.filter(({ stands }) => stands === 'here')
  return [
    ...[...served, ...loaders].flatMap(({ id }) => released(reading, id)),
    ...served.map(({ address, query }) => reply(address, 'result', resultOf(reading, view, query))),
    ...(loaders.length === 0
      ? []
      : missed(
          reading,
          view,
          key,
          loaders.map(({ address }) => address),
        )),
  ]
}

/** Whether what a query wants is here, is here in an earlier version, or is not in the cache. */
function standing(
  reading: Reading,
  view: View,
  { key, atLeast = 0 }: Protocol['query'],
): 'here' | 'behind' | 'absent' {
  const row = documentOf(reading.store, visible(reading, view), key)
  if (row === undefined && reading.cache?.fill === 'aside') return 'absent'
  return versionOf(reading, view, key, row) < atLeast ? 'behind' : 'here'
}

/** The rows as queries see them: an index that is read by id shows what cannot be searched yet. */
const visible = ({ search }: Reading, view: View): View =>
  search?.read === 'get' ? newestOf(search, view) : view

/** How far a row has come; one that is deleted may have left its version behind. */
const versionOf = ({ store }: Reading, view: View, key: string, row: JsonObject | undefined): number =>
  row === undefined ? (view.get(store.tombstones, key)?.version ?? 0) : Number(row['version'] ?? 0)

function resultOf(
  reading: Reading,
  view: View,
  { key, with: other, fields }: Protocol['query'],
): Protocol['result'] {
  const read = (each: string) => {
    const row = documentOf(reading.store, visible(reading, view), each)
    return { key: each, version: versionOf(reading, view, each, row), row: selected(row ?? null, fields) }
  }
  return {
    ...read(key),
    ...(other === undefined ? {} : { with: read(other) }),
    ...(reading.dated ? { age: view.now - (view.get(reading.asOf, AS_OF) ?? 0) } : {}),
  }
}

/** Notes that the store has heard of something. Without news its age grows, also where there are none to hear of. */
export const dated = ({ dated: isDated, asOf }: Reading, view: View): readonly Effect[] =>
  isDated ? [write(asOf, AS_OF, view.now)] : []
