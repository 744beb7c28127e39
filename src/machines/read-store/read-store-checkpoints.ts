// What a consumer keeps in the read store besides rows: its position, its dead letters; and how it begins all over again.
import type { Effect, JsonObject, Micros, Table, View } from '#kernel'
import type { Actions } from '../behaviour'
import { reply, write } from '../effects'
import { postponedOf } from '../input'
import { type ReadStore, receiptsOf, type Shelf, tableOf, tablesOf } from './read-store-rows'

/** A write of a row, a read by key, and the emptying or renaming of whole tables. */
const WRITE: Micros = 1_000
const READ: Micros = 300
const TABLES: Micros = 5_000

/** What a request becomes once its time has passed. */
export const CHECKPOINT_WORKS: { readonly [type: string]: readonly [event: string, time: Micros] } = {
  'load-checkpoint': ['position-read', READ],
  'save-checkpoint': ['position-written', WRITE],
  'load-parked': ['letters-read', READ],
  reset: ['emptied', TABLES],
  switch: ['switched', TABLES],
}

/** What the read store's chart needs for it. */
export const checkpointTransitions = <State extends string>(target: State) =>
  ({
    'load-checkpoint': { target, actions: ['takeTime'] },
    'save-checkpoint': { target, actions: ['takeTime'] },
    'load-parked': { target, actions: ['takeTime'] },
    reset: { target, actions: ['takeTime'] },
    switch: { target, actions: ['takeTime'] },
    'position-read': { target, actions: ['loadCheckpoint'] },
    'position-written': { target, actions: ['saveCheckpoint'] },
    'letters-read': { target, actions: ['loadParked'] },
    emptied: { target, actions: ['reset'] },
    switched: { target, actions: ['switchOver'] },
  }) as const

type Acts = 'loadCheckpoint' | 'saveCheckpoint' | 'loadParked' | 'reset' | 'switchOver'

/** Answers a consumer about its own. */
export const keeping = (store: ReadStore): Actions<Acts> => ({
  loadCheckpoint: ({ input, view }) => {
    const { address, request } = postponedOf<'load-checkpoint'>(input)
    const own = `${request.consumer}/`
    const positions = Object.fromEntries(
      keysFrom(view, store.checkpoints, own).map((key) => [
        key.slice(own.length),
        view.get(store.checkpoints, key) ?? 0,
      ]),
    )
    return [reply(address, 'checkpoint', { positions, round: request.round })]
  },
  saveCheckpoint: ({ input }) => {
    const { address, request } = postponedOf<'save-checkpoint'>(input)
    const { consumer, partition, offset, round } = request
    return [
      write(store.checkpoints, `${consumer}/${partition}`, offset),
      reply(address, 'checkpoint-saved', { round }),
    ]
  },
  loadParked: ({ input, view }) => {
    const { address, request } = postponedOf<'load-parked'>(input)
    const letters = view
      .keys(store.deadLetters)
      .flatMap((key) => view.get(store.deadLetters, key) ?? [])
      .map(({ event, command }) => ({ event, command }))
      .toSorted((one, two) => inOrder(one.event, two.event))
    return [reply(address, 'parked-events', { letters, round: request.round })]
  },
  reset: ({ input, view }) => {
    const { address, request } = postponedOf<'reset'>(input)
    const { consumer, beside, models, round } = request
    const shelf = only(beside ? store.next : store, models)
    return [
      ...tablesOf(shelf).flatMap((table) => emptied(view, table)),
      ...emptied(view, store.inbox, receiptsOf(consumer, beside)),
      ...(beside ? [] : emptied(view, store.checkpoints, `${consumer}/`)),
      reply(address, 'ready', { round }),
    ]
  },
  switchOver: ({ input, view }) => {
    const { address, request } = postponedOf<'switch'>(input)
    const { consumer, models, positions = {}, round } = request
    return [
      ...swapped(store, view, models),
      ...renamed(view, store.inbox, receiptsOf(consumer, true), receiptsOf(consumer, false)),
      ...Object.entries(positions).map(([partition, offset]) =>
        write(store.checkpoints, `${consumer}/${partition}`, offset),
      ),
      reply(address, 'ready', { round }),
    ]
  },
})

/** A set as far as some models go: the others are somebody else's. */
const only = (shelf: Shelf, models: readonly string[] | undefined): Shelf =>
  models === undefined
    ? shelf
    : { ...shelf, models: new Map(models.map((model) => [model, tableOf(shelf, model)])) }

/** The second set takes the place of the first, all rows in one step. */
const swapped = (store: ReadStore, view: View, models = store.projection.models): readonly Effect[] => [
  ...models.flatMap((model) => replaced(view, tableOf(store, model), tableOf(store.next, model))),
  ...replaced(view, store.waiting, store.next.waiting),
  ...replaced(view, store.tombstones, store.next.tombstones),
  ...replaced(view, store.rowVersions, store.next.rowVersions),
]

function replaced<Row extends JsonObject>(
  view: View,
  present: Table<Row>,
  next: Table<Row>,
): readonly Effect[] {
  const coming = view.keys(next)
  const kept = new Set(coming)
  return [
    ...view.keys(present).flatMap((key) => (kept.has(key) ? [] : [write(present, key, undefined)])),
    ...coming.flatMap((key) => [write(present, key, view.get(next, key)), write(next, key, undefined)]),
  ]
}

/** Rows under keys with one beginning take the place of those with another. */
function renamed<Row extends JsonObject>(
  view: View,
  table: Table<Row>,
  from: string,
  to: string,
): readonly Effect[] {
  const coming = keysFrom(view, table, from)
  const kept = new Set(coming.map((key) => to + key.slice(from.length)))
  return [
    ...keysFrom(view, table, to).flatMap((key) => (kept.has(key) ? [] : [write(table, key, undefined)])),
    ...coming.flatMap((key) => [
      write(table, to + key.slice(from.length), view.get(table, key)),
      write(table, key, undefined),
    ]),
  ]
}

const emptied = (view: View, table: Table, beginning = ''): readonly Effect[] =>
  keysFrom(view, table, beginning).map((key): Effect => ({ kind: 'write', table, key, row: undefined }))

const keysFrom = (view: View, table: Table, beginning: string): readonly string[] =>
  view.keys(table).filter((key) => key.startsWith(beginning))

interface Versioned {
  readonly aggregateId: string
  readonly version: number
}

/** By aggregate, and by version within one. */
const inOrder = (one: Versioned, two: Versioned): number =>
  one.aggregateId === two.aggregateId ? one.version - two.version : one.aggregateId < two.aggregateId ? -1 : 1
