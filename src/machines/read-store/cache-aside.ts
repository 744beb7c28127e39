// Cache-aside: readers fill in what they missed, writers take away what they changed, and a late reader can fill in the past.
import { type Effect, invariant, type Micros, type ReplyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { expiring, forgotten } from './cache-expiry'
import { cancel, reply, wake, write } from '../effects'
import { postponedOf, timerOf } from '../input'
import type { Protocol } from '../protocol/protocol'
import { answerAll, stir } from './read-store-held'
import type { Cache, Reading } from './read-store-reading'
import { leave } from '../station'

/** How long the others wait for whoever loads a key before the next of them does. */
const FLIGHT: Micros = 1_000_000

export const aside = (reading: Reading): Actions<'fill' | 'refuseFill' | 'invalidate' | 'endFlight'> => {
  const { station } = reading
  return {
    fill: ({ input, view }) => {
      const { address, request } = postponedOf<'fill'>(input)
      const { key, row, version } = request
      const done = [
        ...landed(reading, view, request),
        reply(address, 'filled', { key, refused: false }),
        ...leave(station, view),
      ]
      // What is not there cannot be cached; who waited for it learns that from who looked.
      if (row === null) return [...done, ...answerAll(reading, view, key, { key, version, row })]
      const table = documentTable(reading)
      return [...expiring(reading, view, [write(table, key, row)]), ...done, ...stir(reading, view, [key])]
    },
    refuseFill: ({ input, view }) => {
      const { address, request } = postponedOf<'fill'>(input)
      const { key } = request
      return [
        ...landed(reading, view, request),
        reply(address, 'filled', { key, refused: true }),
        ...stir(reading, view, [key]),
        ...leave(station, view),
      ]
    },
    invalidate: ({ input, view }) => {
      const { address, request } = postponedOf<'invalidate'>(input)
      return [
        ...takenAway(reading, view, request.key),
        reply(address, 'invalidated', request),
        ...leave(station, view),
      ]
    },
    endFlight: ({ input, view }) => {
      const key = timerOf(input).key.slice('flight/'.length)
      return reading.cache === undefined
        ? []
        : [write(reading.cache.flights, key, undefined), ...stir(reading, view, [key])]
    },
  }
}

/** Whether a key is being loaded by somebody whom the others wait for. */
export const staysAway = ({ cache }: Reading, view: View, key: string): boolean =>
  cache?.singleFlight === true && view.get(cache.flights, key) !== undefined

/** Tells readers that the cache lacks a key: with a token to fill it, and as the one who loads it for all. */
export function missed(
  { cache }: Reading,
  view: View,
  key: string,
  readers: readonly ReplyAddress[],
): readonly Effect[] {
  invariant(cache !== undefined, 'only a cache misses')
  const tokens = readers.map(tokenOf)
  const known = view.get(cache.leases, key) ?? []
  const [loader] = readers
  return [
    ...(cache.lease ? [write(cache.leases, key, [...known, ...tokens])] : []),
    ...(cache.singleFlight && loader !== undefined
      ? [write(cache.flights, key, loader.request), wake(`flight/${key}`, FLIGHT)]
      : []),
    ...readers.map((address) =>
      reply(address, 'result', {
        key,
        version: 0,
        row: null,
        source: 'miss',
        ...(cache.lease ? { lease: tokenOf(address) } : {}),
      }),
    ),
  ]
}

/** The number of the request that missed: no other has it. */
const tokenOf = ({ request }: ReplyAddress): number => Number(request.slice(1))

/** Whether a fill may be written: its token must not have been taken back since it was handed out. */
export const isWelcome = ({ cache }: Reading, view: View, { key, lease }: Protocol['fill']): boolean =>
  cache?.lease !== true || (lease !== null && (view.get(cache.leases, key) ?? []).includes(lease))

/** A load is over, welcome or not: its token is used up, and nobody waits for it any longer. */
function landed({ cache }: Reading, view: View, { key, lease }: Protocol['fill']): readonly Effect[] {
  if (cache === undefined) return []
  const left = (view.get(cache.leases, key) ?? []).filter((token) => token !== lease)
  return [
    ...(cache.lease ? [write(cache.leases, key, left.length === 0 ? undefined : left)] : []),
    ...(cache.singleFlight ? [write(cache.flights, key, undefined), cancel(`flight/${key}`)] : []),
  ]
}

/** A key is deleted, and with it every token to fill it. A load under way goes on: without a lease it fills in the past. */
export function takenAway(reading: Reading, view: View, key: string): readonly Effect[] {
  const { cache } = reading
  invariant(cache !== undefined, 'only a cache is told to forget')
  return [
    ...forgotten(reading, view, documentTable(reading), key),
    ...leasesEnd(cache, view, key),
    ...stir(reading, view, [key]),
  ]
}

const leasesEnd = ({ leases }: Cache, view: View, key: string): readonly Effect[] =>
  view.get(leases, key) === undefined ? [] : [write(leases, key, undefined)]

function documentTable({ store }: Reading) {
  const table = store.models.get(store.projection.document)
  invariant(table !== undefined, 'there is a document model')
  return table
}
