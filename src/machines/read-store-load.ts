// How a read store takes in rows from a job: a load is one transaction; a repair leaves alone what has changed meanwhile.
import { type Effect, type JsonObject, replyAddress, type ReplyAddress, type View } from '#kernel'
import type { Actions } from './behaviour'
import { isSame } from './content'
import { reply, write } from './effects'
import { messageOf, postponedOf, timerOf } from './input'
import { bodyOf, type EventBody, type ModelRow, type Protocol, type Repair } from './protocol'
import { type ReadStore, tableOf } from './read-store-apply'

/** What the read store has to know of the rows that a job loads. */
export interface LoadOptions {
  /** An extracted row as an event that a projection takes. */
  readonly eventOf: (apply: string, row: JsonObject) => EventBody
  /** That the row with a key is gone. */
  readonly goneOf: (key: string) => EventBody
}

export const loading = (
  store: ReadStore,
  options: LoadOptions | undefined,
): Actions<'load' | 'repair' | 'survey' | 'answerWatermark'> => ({
  load: ({ input, view }) => {
    const { address, request } = postponedOf<'load-rows'>(input)
    const { round, watermark } = request
    const effects = options === undefined ? [] : loadRows(store, options, view, request)
    const changed = effects.length
    const kept = watermark === null ? [] : [write(store.watermarks, address.to, watermark)]
    return [...effects, ...kept, done(input, address, changed, round)]
  },
  repair: ({ input, view }) => {
    const { address, request } = postponedOf<'repair'>(input)
    const effects = request.repairs.flatMap((each) => mend(store, view, each))
    return [...effects, done(input, address, effects.length, request.round)]
  },
  survey: ({ input, view }) => {
    const message = messageOf(input)
    const { round } = bodyOf(message, 'survey')
    return [
      reply(replyAddress(message), 'surveyed', { rows: allRows(store, view), round }, message.background),
    ]
  },
  answerWatermark: ({ input, view }) => {
    const message = messageOf(input)
    const { round } = bodyOf(message, 'load-watermark')
    const at = view.get(store.watermarks, message.from) ?? null
    return [reply(replyAddress(message), 'watermark', { at, round }, message.background)]
  },
})

/** A load that changed nothing was in vain, if it was asked for in passing. */
function done(
  input: Parameters<typeof timerOf>[0],
  address: ReplyAddress,
  changed: number,
  round: number,
): Effect {
  const isInPassing = timerOf(input).body['background'] === true
  return reply(address, 'rows-loaded', { changed, round }, isInPassing && changed === 0)
}

/** Rows through the projection, one after the other; each sees what those before it have written. */
function loadRows(
  store: ReadStore,
  { eventOf, goneOf }: LoadOptions,
  view: View,
  { rows, gone, keys, apply }: Protocol['load-rows'],
): readonly Effect[] {
  const { projection, models } = store
  const fresh = new Map<
    string,
    { readonly model: string; readonly key: string; readonly row: JsonObject | undefined }
  >()
  const read = (model: string, key: string) => {
    const written = fresh.get(`${model}/${key}`)
    return written === undefined ? view.get(tableOf(models, model), key) : written.row
  }
  const take = (style: string, event: EventBody) => {
    for (const each of projection.project(style, event, read) ?? [])
      fresh.set(`${each.model}/${each.key}`, each)
  }
  for (const row of rows) take(apply, eventOf(apply, row))
  const absent = keys === null ? [] : missingFrom(store, view, new Set(keys))
  for (const key of new Set([...(gone ?? []), ...absent])) take('upsert', goneOf(key))
  return [...fresh.values()].flatMap(({ model, key, row }) => {
    const table = tableOf(models, model)
    const before = view.get(table, key)
    const isAsBefore = row === undefined || before === undefined ? row === before : isSame(row, before)
    return isAsBefore ? [] : [write(table, key, row)]
  })
}

/** Documents of aggregates that are not among those there are. */
const missingFrom = (
  { models, projection }: ReadStore,
  view: View,
  keys: ReadonlySet<string>,
): readonly string[] => view.keys(tableOf(models, projection.document)).filter((key) => !keys.has(key))

/** Only what still is as it was found: somebody else may have brought it up to date meanwhile. */
function mend({ models }: ReadStore, view: View, { model, key, found, row }: Repair): readonly Effect[] {
  const table = tableOf(models, model)
  const present = view.get(table, key) ?? null
  const isUnchanged = present === null || found === null ? present === found : isSame(present, found)
  return isUnchanged ? [write(table, key, row ?? undefined)] : []
}

const allRows = ({ models }: ReadStore, view: View): readonly ModelRow[] =>
  [...models].flatMap(([model, table]) =>
    view.keys(table).flatMap((key) => {
      const row = view.get(table, key)
      return row === undefined ? [] : [{ model, key, row }]
    }),
  )
