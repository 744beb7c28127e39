// One transaction of the read store: inbox, guard, the models' rows, the position, and what had waited for this event.
import type { Effect, JsonObject, View } from '#kernel'
import { write } from '../effects'
import type { EventBody, Outcome, Protocol } from '../protocol/protocol'
import {
  isOldRow,
  nextTransaction,
  partsOf,
  placeOf,
  rowApplied,
  rowIn,
  transactionOf,
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
  const parts = partsOf(event)
  if (rowIn(event) !== undefined && parts === undefined) return takeRow(store, view, request, receipt)
  const present = versionOf(store, shelf, view, event.aggregateId)
  if (guard !== 'none' && event.version <= present) return nothing('ignored', receipt)
  const whole = parts === undefined ? [event] : transactionOf(shelf, view, event)
  const isEarly = guard === 'next' && event.version > present + 1
  if (whole === undefined || isEarly)
    return nothing('buffered', [...receipt, write(shelf.waiting, placeOf(event), event)])
  return take(store, view, request, { receipt, whole })
}

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
  for (let events = whole; events.length > 0; events = following(shelf, view, guard, events))
    for (const event of events) {
      const writes = rowsOf(store, { ...request, event }, read)
      if (writes === undefined) return nothing('undecodable')
      for (const { model, key, row } of writes) {
        fresh.set(`${model}/${key}`, row)
        effects.push(write(tableOf(shelf, model), key, row))
      }
      if (request.tombstones === true && removes(store, event, writes))
        effects.push(write(shelf.tombstones, event.aggregateId, { version: event.version }))
      if (event !== first) released.push(event.id)
      if (view.get(shelf.waiting, placeOf(event)) !== undefined)
        effects.push(write(shelf.waiting, placeOf(event), undefined))
    }
  return { effects, outcome: 'applied', released }
}

/** In strict order whatever waits for these may follow them. */
function following(
  shelf: Shelf,
  view: View,
  guard: Protocol['apply']['guard'],
  events: readonly EventBody[],
): readonly EventBody[] {
  const last = events.at(-1)
  return guard === 'next' && last !== undefined ? nextTransaction(shelf, view, last) : []
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
