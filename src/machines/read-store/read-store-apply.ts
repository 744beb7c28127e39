// One transaction of the read store: inbox, guard, the models' rows, the position, and what had waited for this event.
import type { Effect, JsonObject, View } from '#kernel'
import { write } from '../effects'
import type { EventBody, Guard, Outcome, Protocol } from '../protocol/protocol'
import {
  type IsOld,
  isOldRow,
  placeOf,
  rowApplied,
  rowIn,
  transactionOf,
  waitingAt,
} from './read-store-parts'
import { type ReadStore, receiptsOf, type RowWrite, type Shelf, shelfFor, tableOf } from './read-store-rows'

export interface Applied {
  readonly effects: readonly Effect[]
  readonly outcome: Outcome
  /** Ids of waiting events that this one let go. */
  readonly released: readonly string[]
}

const nothing = (outcome: Outcome, effects: readonly Effect[] = []): Applied => ({
  effects,
  outcome,
  released: [],
})

/** Applies one event. Writes nothing itself: all effects belong to one step. `command` is what a dead letter names as its cause. */
export function applyEvent(
  store: ReadStore,
  view: View,
  request: Protocol['apply'],
  command: string,
): Applied {
  const { event } = request
  if (isPassed(store, view, request)) return nothing('duplicate')
  if (request.sequenced === true && isBehindLetter(store, view, event)) {
    const letter = { event, why: 'behind', at: view.now, command }
    return nothing('parked', [write(store.deadLetters, event.id, letter), ...positionOf(store, request)])
  }
  const applied = takeIn(store, view, request)
  if (applied.outcome === 'undecodable') return applied
  return { ...applied, effects: [...applied.effects, ...keptBeside(store, view, request)] }
}

/** What the same transaction writes besides: the position, and that a dead letter is none any more. */
export function keptBeside(store: ReadStore, view: View, request: Protocol['apply']): readonly Effect[] {
  const { event, beside, apart } = request
  const isParked = beside !== true && apart !== true && view.get(store.deadLetters, event.id) !== undefined
  return [...positionOf(store, request), ...(isParked ? [write(store.deadLetters, event.id, undefined)] : [])]
}

/** The position that the same transaction keeps. */
const positionOf = (
  { checkpoints }: ReadStore,
  { checkpoint, consumer }: Protocol['apply'],
): readonly Effect[] =>
  checkpoint === undefined
    ? []
    : [write(checkpoints, `${consumer}/${checkpoint.partition}`, checkpoint.offset)]

/** Whether the position that the transaction would keep is kept already: then so is the effect, though nobody heard of it. */
const isPassed = ({ checkpoints }: ReadStore, view: View, { checkpoint, consumer }: Protocol['apply']) =>
  checkpoint !== undefined &&
  (view.get(checkpoints, `${consumer}/${checkpoint.partition}`) ?? 0) >= checkpoint.offset

/** Whether an earlier event of the same aggregate is a dead letter. */
const isBehindLetter = ({ deadLetters }: ReadStore, view: View, { aggregateId, version }: EventBody) =>
  view.keys(deadLetters).some((key) => {
    const earlier = view.get(deadLetters, key)?.event
    return earlier?.aggregateId === aggregateId && earlier.version < version
  })

function takeIn(store: ReadStore, view: View, request: Protocol['apply']): Applied {
  const { event, consumer, guard, beside = false } = request
  const shelf = shelfFor(store, request)
  const noted = `${receiptsOf(consumer, beside)}${event.id}`
  if (request.inbox && view.get(store.inbox, noted) !== undefined) return nothing('duplicate')
  const receipt = request.inbox ? [write(store.inbox, noted, { at: view.now })] : []
  if (rowIn(event) !== undefined && event.together === undefined)
    return takeRow(store, view, request, receipt)
  const presentOf = (key: string) => versionOf(store, shelf, view, key)
  const isOld = oldBy(guard, presentOf)
  const isIgnored = isOld({ key: event.aggregateId, version: event.version })
  const whole = transactionOf(shelf, view, event, isOld)
  const isReady = whole !== undefined && !isEarly(guard, whole, presentOf)
  // What is old news itself may be the last that others have waited for.
  if (isIgnored)
    return isReady && whole.length > 0
      ? { ...take(store, view, request, { receipt, whole }), outcome: 'ignored' }
      : nothing('ignored', receipt)
  if (!isReady) return nothing('buffered', [...receipt, write(shelf.waiting, placeOf(event), event)])
  return take(store, view, request, { receipt, whole })
}

type PresentOf = (key: string) => number

/** What a guard takes for old. */
const oldBy =
  (guard: Guard, presentOf: PresentOf): IsOld =>
  ({ key, version }) =>
    guard !== 'none' && version <= presentOf(key)

/** Whether something has to come first, in strict order, before one of these events. */
const isEarly = (guard: Guard, events: readonly EventBody[], presentOf: PresentOf): boolean =>
  guard === 'next' && events.some(({ aggregateId, version }) => version > presentOf(aggregateId) + 1)

/** A row by itself: it is as new as its own version, whatever has become of the others of its document. */
function takeRow(
  store: ReadStore,
  view: View,
  request: Protocol['apply'],
  receipt: readonly Effect[],
): Applied {
  const { event, guard } = request
  const shelf = shelfFor(store, request)
  if (guard === 'none') return take(store, view, request, { receipt, whole: [event] })
  if (isOldRow(shelf, view, event)) return nothing('ignored', receipt)
  const noted = rowApplied(shelf, event, request.tombstones === true)
  return take(store, view, request, { receipt: [...receipt, ...noted], whole: [event] })
}

/** What a guard compares with: the document's version, or the one that a deleted document left behind. */
function versionOf({ projection }: ReadStore, shelf: Shelf, view: View, key: string): number {
  const row = view.get(tableOf(shelf, projection.document), key)
  return row === undefined ? (view.get(shelf.tombstones, key)?.version ?? 0) : Number(row['version'] ?? 0)
}

/** What is written besides, and the events to be applied in this one step. */
interface Taken {
  readonly receipt: readonly Effect[]
  readonly whole: readonly EventBody[]
}

/** Writes the events' rows; in strict order also those of every waiting event that now follows without a hole. */
function take(store: ReadStore, view: View, request: Protocol['apply'], { receipt, whole }: Taken): Applied {
  const { event: first, guard } = request
  const shelf = shelfFor(store, request)
  const fresh = new Map<string, JsonObject | undefined>()
  const read = (model: string, key: string) =>
    fresh.has(`${model}/${key}`) ? fresh.get(`${model}/${key}`) : view.get(tableOf(shelf, model), key)
  const effects: Effect[] = [...receipt]
  const released: string[] = []
  const reached = new Map<string, number>()
  const presentOf = (key: string) => reached.get(key) ?? versionOf(store, shelf, view, key)
  const batches = [whole]
  for (let events = batches.shift(); events !== undefined; events = batches.shift()) {
    for (const event of events) {
      const writes = rowsOf(store, { ...request, event }, read)
      if (writes === undefined) return nothing('undecodable')
      for (const { model, key, row } of writes) {
        fresh.set(`${model}/${key}`, row)
        effects.push(write(tableOf(shelf, model), key, row))
      }
      if (request.tombstones === true && removes(store, event, writes))
        effects.push(write(shelf.tombstones, event.aggregateId, { version: event.version }))
      reached.set(event.aggregateId, event.version)
      if (event !== first) released.push(event.id)
      if (view.get(shelf.waiting, placeOf(event)) !== undefined)
        effects.push(write(shelf.waiting, placeOf(event), undefined))
    }
    if (guard === 'next')
      for (const key of new Set(events.map(({ aggregateId }) => aggregateId)))
        batches.push(...following(shelf, view, key, presentOf))
  }
  return { effects, outcome: 'applied', released }
}

/** In strict order what waits as the next version of an aggregate may follow, if its transaction is there as a whole. */
function following(
  shelf: Shelf,
  view: View,
  key: string,
  presentOf: PresentOf,
): readonly (readonly EventBody[])[] {
  const next = waitingAt(shelf, view, { key, version: presentOf(key) + 1 })
  const whole = next === undefined ? undefined : transactionOf(shelf, view, next, oldBy('next', presentOf))
  return whole === undefined || isEarly('next', whole, presentOf) ? [] : [whole]
}

/** Whether an event takes a document away, be it one that is not there yet. */
const removes = ({ projection }: ReadStore, event: EventBody, writes: readonly RowWrite[]): boolean =>
  event.payload['deleted'] === true ||
  writes.some(({ model, row }) => model === projection.document && row === undefined)

type Read = (model: string, key: string) => JsonObject | undefined

/** The rows that an event leaves in the models that are asked for, with the value it was enriched by. */
function rowsOf(
  { projection }: ReadStore,
  { event, apply, models, apart }: Protocol['apply'],
  read: Read,
): readonly RowWrite[] | undefined {
  const writes = isGone(event)
    ? removal(event, apply, projection, read)
    : projection.project(apply, event, read)
  const { field, value } = enrichedOf(event)
  return writes
    ?.filter(({ model }) => models === undefined || apart === true || models.includes(model))
    .map((each) =>
      field === undefined || each.model !== projection.document || each.row === undefined
        ? each
        : { ...each, row: { ...each.row, [field]: value } },
    )
}

/** A notification about somebody whose state is asked for in vain: all that is known is that they are gone. */
const isGone = ({ style, payload }: EventBody): boolean =>
  style === 'notification' && payload['deleted'] === true

/** The last that is known of them is in the document: as their last state it takes them out of the other models too. */
function removal(
  event: EventBody,
  apply: string,
  { document, project }: ReadStore['projection'],
  read: Read,
): readonly RowWrite[] {
  const { aggregateId: key, version } = event
  const row = read(document, key)
  if (row === undefined) return []
  const payload = { ...row, id: key, version, deleted: true }
  return (
    project(apply, { ...event, style: 'full-state', payload }, read) ?? [
      { model: document, key, row: undefined },
    ]
  )
}

function enrichedOf({ payload }: EventBody): { readonly field?: string; readonly value: string } {
  const enriched = payload['enriched']
  if (typeof enriched !== 'object' || enriched === null) return { value: '' }
  const { field, value } = enriched as { readonly field: string; readonly value: string }
  return { field, value }
}
