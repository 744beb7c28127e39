// The search index: a write is safe in the translog at once, and can be found after the next refresh.
import type { Effect, Json, JsonObject, Micros, Table, View } from '#kernel'
import type { Actions } from '../behaviour'
import { pause, reply, wake, write } from '../effects'
import { timerOf } from '../input'
import { stir } from './read-store-held'
import type { Reading, SearchIndex } from './read-store-reading'

/** Opening the new segment. */
const REFRESHING: Micros = 20_000

const placeOf = (model: string, key: string): string => `${model}/${key}`

/** The rows as transactions see them, and reads by id: the translog first. */
export function newestOf({ translog }: Pick<SearchIndex, 'translog'>, view: View): View {
  return {
    now: view.now,
    get: <Row extends Json>(table: Table<Row>, key: string): Row | undefined => {
      const logged = view.get(translog, placeOf(table.name, key))
      // The translog holds rows of this very table, which is where its type was lost.
      if (logged !== undefined) return (logged.row ?? undefined) as unknown as Row | undefined
      return view.get(table, key)
    },
    keys: (table) => view.keys(table),
    size: (table) => view.size(table),
    draw: (stream, bound) => view.draw(stream, bound),
    drawWord: (stream) => view.drawWord(stream),
  }
}

/** The writes of a transaction, those of the models into the translog. The first of them calls for a refresh. */
export function logged(reading: Reading, view: View, effects: readonly Effect[]): readonly Effect[] {
  const { search, store } = reading
  if (search === undefined) return effects
  let pending = view.size(search.translog) > 0
  return effects.flatMap((effect) => {
    if (effect.kind !== 'write' || !store.models.has(effect.table.name)) return [effect]
    const { key, table, row } = effect
    const content = { model: table.name, key, row: (row ?? null) as JsonObject | null, at: view.now }
    const armed = pending ? [] : [nextRefresh(search, view)]
    pending = true
    return [write(search.translog, placeOf(table.name, key), content), ...armed]
  })
}

/** Refreshes come at fixed instants, whoever writes: a write waits for an interval at most. */
const nextRefresh = ({ refresh }: SearchIndex, view: View): Effect =>
  wake('refresh', refresh - (view.now % refresh))

export const refreshing = (reading: Reading): Actions<'armRefresh' | 'startRefresh' | 'refresh'> => {
  const { search, store } = reading
  return {
    armRefresh: ({ view }) =>
      search === undefined || view.size(search.translog) === 0 ? [] : [nextRefresh(search, view)],
    startRefresh: ({ view }) => [pause('refreshed', REFRESHING, { since: view.now })],
    refresh: ({ input, view }) => {
      if (search === undefined) return []
      const since = Number(timerOf(input).body['since'])
      const rows = view.keys(search.translog).flatMap((place) => {
        const row = view.get(search.translog, place)
        return row === undefined || row.at > since ? [] : [{ place, ...row }]
      })
      const found = rows.flatMap(({ place, model, key, row }) => {
        const table = store.models.get(model)
        return [
          write(search.translog, place, undefined),
          ...(table === undefined ? [] : [write(table, key, row ?? undefined)]),
        ]
      })
      return [
        ...found,
        ...answerWriters(search, view, since),
        ...stir(
          reading,
          view,
          rows.map(({ key }) => key),
        ),
        ...(rows.length < view.size(search.translog) ? [nextRefresh(search, view)] : []),
      ]
    },
  }
}

/** Tells those writers who wanted to wait that what they wrote can be found. */
const answerWriters = ({ unanswered }: SearchIndex, view: View, since: number): readonly Effect[] =>
  view.keys(unanswered).flatMap((id) => {
    const row = view.get(unanswered, id)
    if (row === undefined || row.at > since) return []
    return [write(unanswered, id, undefined), reply(row.address, 'applied', row.applied)]
  })

/** The models begin anew: what was written to them and cannot be found yet belongs to the past. */
export const forgetPending = (
  { search, store }: Reading,
  view: View,
  models = store.projection.models,
): readonly Effect[] =>
  search === undefined
    ? []
    : view
        .keys(search.translog)
        .filter((place) => models.includes(view.get(search.translog, place)?.model ?? ''))
        .map((place) => write(search.translog, place, undefined))
