// How a read store takes in rows from a job: a load is one transaction; a repair leaves alone what has changed meanwhile.
import { type Effect, type JsonObject, replyAddress, type ReplyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { expiring } from './cache-expiry'
import { isSame } from '../job/content'
import { reply, write } from '../effects'
import { messageOf, postponedOf, timerOf } from '../input'
import { bodyOf, type EventBody, type ModelRow, type Protocol, type Repair } from '../protocol/protocol'
import { type ReadStore, tableOf } from './read-store-rows'
import { stir } from './read-store-held'
import { dated } from './read-store-queries'
import type { Reading } from './read-store-reading'
import { logged, newestOf } from './search-index'
import { leave } from '../station'

/** What the read store has to know of the rows that a job loads. */
export interface LoadOptions {
  /** An extracted row as an event that a projection takes. */
  readonly eventOf: (apply: string, row: JsonObject) => EventBody
  /** That the row with a key is gone. */
  readonly goneOf: (key: string) => EventBody
  /** What a row that makes no sense does to its load: it fails, or goes on without it. */
  readonly onError: 'fail' | 'skip'
}

/** All processes of a job have one watermark. */
const LOADED = 'loaded'

export const loading = (
  reading: Reading,
  options: LoadOptions | undefined,
): Actions<'load' | 'repair' | 'survey' | 'answerWatermark'> => {
  const { store } = reading
  const newest = (view: View): View => (reading.search === undefined ? view : newestOf(reading.search, view))
  return {
    load: ({ input, view }) => {
      const { address, request } = postponedOf<'load-rows'>(input)
      const { round, watermark } = request
      if (isLoaded(store, view, request))
        return [answerTo(input, address, { changed: 0, round, again: true }), ...leave(reading.station, view)]
      const { rows, left } = loadRows(store, options, newest(view), request)
      if (left.length > 0 && options?.onError === 'fail')
        return [reply(address, 'load-refused', { round }), ...leave(reading.station, view)]
      return [
        ...written(reading, view, rows),
        ...(watermark === null ? [] : [write(store.watermarks, LOADED, watermark)]),
        answerTo(input, address, { changed: rows.length, round, ...(left.length > 0 ? { left } : {}) }),
        ...leave(reading.station, view),
      ]
    },
    repair: ({ input, view }) => {
      const { address, request } = postponedOf<'repair'>(input)
      const rows = request.repairs.filter((each) => isAsFound(store, newest(view), each))
      return [
        ...written(reading, view, rows),
        answerTo(input, address, { changed: rows.length, round: request.round }),
        ...leave(reading.station, view),
      ]
    },
    survey: ({ input, view }) => {
      const message = messageOf(input)
      const { round } = bodyOf(message, 'survey')
      const rows = allRows(store, newest(view))
      return [reply(replyAddress(message), 'surveyed', { rows, round }, message.background)]
    },
    answerWatermark: ({ input, view }) => {
      const message = messageOf(input)
      const { round } = bodyOf(message, 'load-watermark')
      const at = view.get(store.watermarks, LOADED) ?? null
      return [reply(replyAddress(message), 'watermark', { at, round }, message.background)]
    },
  }
}

/** Whether the watermark that the load would keep has been reached already: then so has all that it brings. */
const isLoaded = (store: ReadStore, view: View, { watermark }: Protocol['load-rows']): boolean =>
  watermark !== null && (view.get(store.watermarks, LOADED) ?? -1) >= watermark

type RowWrite = { readonly model: string; readonly key: string; readonly row: JsonObject | null }

/** Writes rows as this kind of store does, and wakes whoever waits for them. */
function written(reading: Reading, view: View, rows: readonly RowWrite[]): readonly Effect[] {
  const { projection } = reading.store
  const effects = rows.map(({ model, key, row }) =>
    write(tableOf(reading.store, model), key, row ?? undefined),
  )
  const documents = rows.filter(({ model }) => model === projection.document)
  return [
    ...expiring(reading, view, logged(reading, view, effects)),
    ...stir(
      reading,
      view,
      documents.map(({ key }) => key),
    ),
    ...dated(reading, view),
  ]
}

/** A load that changed nothing was in vain, if it was asked for in passing. */
function answerTo(
  input: Parameters<typeof timerOf>[0],
  address: ReplyAddress,
  answer: Protocol['rows-loaded'],
): Effect {
  const isInPassing = timerOf(input).body['background'] === true
  return reply(address, 'rows-loaded', answer, isInPassing && answer.changed === 0)
}

interface Loaded {
  readonly rows: readonly RowWrite[]
  /** The events that made no sense. */
  readonly left: readonly string[]
}

/** Rows through the projection, one after the other; each sees what those before it have written. Only what differs is written. */
function loadRows(
  store: ReadStore,
  options: LoadOptions | undefined,
  view: View,
  { rows, gone, keys, apply }: Protocol['load-rows'],
): Loaded {
  if (options === undefined) return { rows: [], left: [] }
  const { eventOf, goneOf } = options
  const { projection } = store
  const left: string[] = []
  const fresh = new Map<string, RowWrite>()
  const present = (model: string, key: string) => view.get(tableOf(store, model), key)
  const read = (model: string, key: string) => {
    const known = fresh.get(`${model}/${key}`)
    return known === undefined ? present(model, key) : (known.row ?? undefined)
  }
  const take = (style: string, event: EventBody) => {
    const writes = projection.project(style, event, read)
    if (writes === undefined) left.push(event.id)
    for (const { model, key, row } of writes ?? [])
      fresh.set(`${model}/${key}`, { model, key, row: row ?? null })
  }
  for (const row of rows) take(apply, eventOf(apply, row))
  const absent = keys === null ? [] : missingFrom(store, view, new Set(keys))
  for (const key of new Set([...(gone ?? []), ...absent])) take('upsert', goneOf(key))
  const isNew = ({ model, key, row }: RowWrite) => !isSameRow(row, present(model, key) ?? null)
  return { rows: [...fresh.values()].filter(isNew), left }
}

/** Documents of aggregates that are not among those there are. */
const missingFrom = (store: ReadStore, view: View, keys: ReadonlySet<string>): readonly string[] =>
  view.keys(tableOf(store, store.projection.document)).filter((key) => !keys.has(key))

/** Somebody else may have brought a row up to date since it was found wrong. */
const isAsFound = (store: ReadStore, view: View, { model, key, found }: Repair): boolean =>
  isSameRow(found, view.get(tableOf(store, model), key) ?? null)

const isSameRow = (left: JsonObject | null, right: JsonObject | null): boolean =>
  left === null || right === null ? left === right : isSame(left, right)

const allRows = ({ models }: ReadStore, view: View): readonly ModelRow[] =>
  [...models].flatMap(([model, table]) =>
    view.keys(table).flatMap((key) => {
      const row = view.get(table, key)
      return row === undefined ? [] : [{ model, key, row }]
    }),
  )
