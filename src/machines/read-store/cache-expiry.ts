// A cache's time to live: a row that was written goes by itself, whether or not anybody will bring it back.
import { type Effect, invariant, type JsonObject, type Table, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, wake, write } from '../effects'
import { timerOf } from '../input'
import { stir } from './read-store-held'
import type { Reading } from './read-store-reading'

const placeOf = (model: string, key: string): string => `${model}/${key}`

export const expiry = (reading: Reading): Actions<'armExpiry' | 'expire'> => {
  const { cache, store } = reading
  return {
    armExpiry: ({ view }) =>
      cache === undefined
        ? []
        : view
            .keys(cache.expiry)
            .map((place) =>
              wake(`expire/${place}`, Math.max(0, (view.get(cache.expiry, place) ?? 0) - view.now)),
            ),
    expire: ({ input, view }) => {
      if (cache === undefined) return []
      const place = timerOf(input).key.slice('expire/'.length)
      const slash = place.indexOf('/')
      const table = store.models.get(place.slice(0, slash))
      invariant(table !== undefined, 'what expires stands in a model')
      const key = place.slice(slash + 1)
      return [
        write(table, key, undefined),
        write(cache.expiry, place, undefined),
        ...stir(reading, view, [key]),
      ]
    },
  }
}

/** The writes of a transaction; those of the models get their time to live, from now. */
export function expiring(reading: Reading, view: View, effects: readonly Effect[]): readonly Effect[] {
  const { cache, store } = reading
  if (cache === undefined || cache.ttl === null) return effects
  const { ttl, expiry: expires } = cache
  return effects.flatMap((effect) => {
    if (effect.kind !== 'write' || !store.models.has(effect.table.name)) return [effect]
    const place = placeOf(effect.table.name, effect.key)
    return effect.row === undefined
      ? [effect, write(expires, place, undefined), cancel(`expire/${place}`)]
      : [effect, write(expires, place, view.now + ttl), wake(`expire/${place}`, ttl)]
  })
}

/** A row that goes before its time. */
export function forgotten(
  { cache }: Reading,
  view: View,
  table: Table<JsonObject>,
  key: string,
): readonly Effect[] {
  if (cache === undefined || view.get(table, key) === undefined) return []
  const place = placeOf(table.name, key)
  return [
    write(table, key, undefined),
    ...(cache.ttl === null ? [] : [write(cache.expiry, place, undefined), cancel(`expire/${place}`)]),
  ]
}
