// Materialised views in the write store's own database: computed anew from one snapshot, then exchanged in one step.
import {
  defineTable,
  type Effect,
  type JsonObject,
  type Micros,
  replyAddress,
  type ReplyAddress,
  type Table,
  type View,
} from '#kernel'
import type { Actions } from '../behaviour'
import { contentOf, differences, type StateEvent } from '../job/content'
import { cancel, reply, wake, write } from '../effects'
import { everyRow } from '../job/every-row'
import { selected } from '../read-store/field-selection'
import { messageOf, timerOf } from '../input'
import { bodyOf, type ModelRow, type Protocol, type Repair } from '../protocol/protocol'
import type { Projection } from '../read-store/read-store-rows'

/** A request that waits: a refresh for the one before it, a query for the end of a refresh or for a version. */
type WaitingRow = { readonly address: ReplyAddress; readonly request: JsonObject; readonly since: number }
type WaitingQuery = WaitingRow & { readonly isLate?: true }

export interface Views {
  readonly truth: Table<JsonObject>
  readonly models: ReadonlyMap<string, Table<JsonObject>>
  readonly projection: Projection
  readonly eventOf: StateEvent
  /** The refresh that is running, under `RUNNING`, and those that queue for it. */
  readonly refreshes: Table<WaitingRow>
  /** What the running one will change. */
  readonly computed: Table<Repair>
  readonly queries: Table<WaitingQuery>
  /** When the snapshot was taken that queries see; only for answers that say how old they are. */
  readonly asOf: Table<number>
  readonly dated: boolean
}

const RUNNING = 'running'
const AS_OF = 'snapshot'

/** What the views of a database need besides the models' tables. All of it dies with the server: the old content stays. */
export function viewsOf(
  owner: string,
  shared: Pick<Views, 'truth' | 'models' | 'projection' | 'eventOf' | 'dated'>,
): Views {
  const volatile = { owner, durable: false, home: 'kernel' } as const
  return {
    ...shared,
    refreshes: defineTable<WaitingRow>({ name: 'refreshes', ...volatile }),
    computed: defineTable<Repair>({ name: 'refreshed_rows', ...volatile }),
    queries: defineTable<WaitingQuery>({ name: 'waiting_queries', ...volatile }),
    asOf: defineTable<number>({ name: 'view_as_of', owner, durable: true, home: 'readStore' }),
  }
}

/** Whether a query has to wait: a plain refresh locks readers out, and a version may not be there yet. */
export function mustWait(views: Views, view: View, request: Protocol['query']): boolean {
  const { atLeast = 0, timeout = 0 } = request
  return isLocked(views, view) || (timeout > 0 && versionOf(views, view, request.key) < atLeast)
}

const isLocked = ({ refreshes }: Views, view: View): boolean => {
  const running = view.get(refreshes, RUNNING)
  return running !== undefined && running.request['concurrently'] !== true
}

const documentRow = ({ models, projection }: Views, view: View, key: string): JsonObject | undefined => {
  const table = models.get(projection.document)
  return table === undefined ? undefined : view.get(table, key)
}

const versionOf = (views: Views, view: View, key: string): number =>
  Number(documentRow(views, view, key)?.['version'] ?? 0)

export const refreshing = (
  views: Views | undefined,
): Actions<'refresh' | 'nextRefresh' | 'swap' | 'answerQuery' | 'waitQuery' | 'lateQuery'> => {
  if (views === undefined)
    return {
      refresh: () => [],
      nextRefresh: () => [],
      swap: () => [],
      answerQuery: () => [],
      waitQuery: () => [],
      lateQuery: () => [],
    }
  const { refreshes, computed, queries } = views
  return {
    refresh: ({ input, view }) => {
      const message = messageOf(input)
      const waiting = { address: replyAddress(message), request: message.body, since: view.now }
      // One refresh at a time.
      return view.get(refreshes, RUNNING) === undefined
        ? begin(views, view, waiting, message.background)
        : [write(refreshes, message.id, waiting)]
    },
    nextRefresh: ({ view }) => {
      const [next] = view.keys(refreshes).toSorted((x, y) => since(views, view, x) - since(views, view, y))
      const waiting = next === undefined ? undefined : view.get(refreshes, next)
      if (next === undefined || waiting === undefined) return []
      return [write(refreshes, next, undefined), ...begin(views, view, waiting, false)]
    },
    swap: ({ view }) => {
      const running = view.get(refreshes, RUNNING)
      if (running === undefined) return []
      const changes = everyRow(view, computed)
      const round = Number(running.request['round'])
      const changed = changes.length
      return [
        ...changes.flatMap(({ model, key, row }) => writeRow(views, model, key, row)),
        ...view.keys(computed).map((key) => write(computed, key, undefined)),
        write(refreshes, RUNNING, undefined),
        ...(views.dated ? [write(views.asOf, AS_OF, running.since)] : []),
        reply(running.address, 'refreshed', { changed, round }, changed === 0),
        ...answerWaiting(views, view, changes, view.now - running.since),
        ...(view.size(refreshes) > 1 ? [wake('next-refresh', 0)] : []),
      ]
    },
    answerQuery: ({ input, view }) => {
      const message = messageOf(input)
      const asked = { address: replyAddress(message), request: message.body }
      return [
        answerTo(asked, (key) => documentRow(views, view, key), { age: ageOf(views, view), late: false }),
      ]
    },
    waitQuery: ({ input, view }) => {
      const message = messageOf(input)
      const { timeout = 0, atLeast } = bodyOf(message, 'query')
      return [
        write(queries, message.id, {
          address: replyAddress(message),
          request: message.body,
          since: view.now,
        }),
        ...(atLeast === undefined || timeout === 0 ? [] : [wake(`late/${message.id}`, timeout)]),
      ]
    },
    lateQuery: ({ input, view }) => {
      const id = timerOf(input).key.slice('late/'.length)
      const query = view.get(queries, id)
      if (query === undefined) return []
      // It has waited long enough for a version, but not for a lock: that has no time-out.
      if (isLocked(views, view)) return [write(queries, id, { ...query, isLate: true })]
      const rowOf = (key: string) => documentRow(views, view, key)
      return [write(queries, id, undefined), answerTo(query, rowOf, { age: ageOf(views, view), late: true })]
    },
  }
}

/** What a failover or an error leaves of a refresh: nothing. */
export const forgetRefreshes = (views: Views | undefined, view: View): readonly Effect[] =>
  views === undefined
    ? []
    : [
        cancel('swap'),
        ...[views.refreshes, views.computed, views.queries].flatMap((table: Table) =>
          view.keys(table).map((key): Effect => ({ kind: 'write', table, key, row: undefined })),
        ),
      ]

const since = ({ refreshes }: Views, view: View, key: string): number => view.get(refreshes, key)?.since ?? 0

/** The snapshot is taken at once, the content changes when all of it is computed. */
function begin(views: Views, view: View, waiting: WaitingRow, background: boolean): readonly Effect[] {
  const { truth, models, projection, eventOf, refreshes, computed } = views
  const states = everyRow(view, truth)
  const present = [...models].flatMap(([model, table]) =>
    view.keys(table).flatMap((key): readonly ModelRow[] => {
      const row = view.get(table, key)
      return row === undefined ? [] : [{ model, key, row }]
    }),
  )
  const changes = differences(contentOf(projection, states, eventOf), present)
  const { duration } = waiting.request as Protocol['refresh']
  return [
    write(refreshes, RUNNING, waiting),
    ...changes.map((each) => write(computed, `${each.model}/${each.key}`, each)),
    compute(duration, background && changes.length === 0),
  ]
}

const compute = (duration: Micros, background: boolean): Effect => ({
  kind: 'wake',
  key: 'swap',
  after: duration,
  work: true,
  background,
})

function writeRow({ models }: Views, model: string, key: string, row: JsonObject | null): readonly Effect[] {
  const table = models.get(model)
  return table === undefined ? [] : [write(table, key, row ?? undefined)]
}

/** Whoever waited for the lock, or for a version that is there now. */
function answerWaiting(views: Views, view: View, changes: readonly Repair[], age: number): readonly Effect[] {
  const fresh = new Map(changes.map((each) => [`${each.model}/${each.key}`, each]))
  const rowOf = (key: string): JsonObject | undefined => {
    const change = fresh.get(`${views.projection.document}/${key}`)
    return change === undefined ? documentRow(views, view, key) : (change.row ?? undefined)
  }
  return view.keys(views.queries).flatMap((id) => {
    const query = view.get(views.queries, id)
    if (query === undefined) return []
    const { key, atLeast = 0, timeout = 0 } = query.request as Protocol['query']
    const isBehind = Number(rowOf(key)?.['version'] ?? 0) < atLeast
    if (isBehind && query.isLate !== true && timeout > 0) return []
    return [
      write(views.queries, id, undefined),
      cancel(`late/${id}`),
      answerTo(query, rowOf, { age: views.dated ? age : undefined, late: isBehind }),
    ]
  })
}

type Asked = Pick<WaitingRow, 'address' | 'request'>

const ageOf = ({ dated, asOf }: Views, view: View): number | undefined =>
  dated ? view.now - (view.get(asOf, AS_OF) ?? 0) : undefined

function answerTo(
  { address, request }: Asked,
  rowOf: (key: string) => JsonObject | undefined,
  { age, late }: { readonly age: number | undefined; readonly late: boolean },
): Effect {
  const { key, with: other, fields } = request as Protocol['query']
  const read = (each: string) => {
    const row = rowOf(each)
    return { key: each, version: Number(row?.['version'] ?? 0), row: selected(row ?? null, fields) }
  }
  return reply(address, 'result', {
    ...read(key),
    ...(other === undefined ? {} : { with: read(other) }),
    ...(age === undefined ? {} : { age }),
    ...(late ? { late } : {}),
  })
}
