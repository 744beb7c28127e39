// One transaction of the read store: inbox, guard, the models' rows, and what had waited for this event.
import { defineTable, type Effect, invariant, type JsonObject, type Table, type View } from '#kernel'
import { write } from './effects'
import type { EventBody, Outcome, Protocol } from './protocol'

/** What the business says of read models: which tables, and what an event does to them. */
export interface Projection {
  /** The names of the read models' tables. */
  readonly models: readonly string[]
  /** The model that has one row per aggregate; its field `version` is what guards compare. */
  readonly document: string
  readonly project: (
    apply: string,
    event: EventBody,
    read: (model: string, key: string) => JsonObject | undefined,
  ) =>
    | readonly { readonly model: string; readonly key: string; readonly row: JsonObject | undefined }[]
    | undefined
}

type InboxRow = { readonly at: number }
type DeadLetter = { readonly event: EventBody; readonly why: string; readonly at: number }

/** All that a read store's acts share. */
export interface ReadStore {
  readonly projection: Projection
  readonly models: ReadonlyMap<string, Table<JsonObject>>
  readonly inbox: Table<InboxRow>
  /** Events that came before their predecessor and wait for it (guard `next`). */
  readonly waiting: Table<EventBody>
  readonly deadLetters: Table<DeadLetter>
  /** How far each job has loaded, where that is kept in the load's own transaction. */
  readonly watermarks: Table<number>
}

export function readStoreOf(id: string, projection: Projection): ReadStore {
  const own = { owner: id, durable: true, home: 'readStore' } as const
  return {
    projection,
    models: new Map(projection.models.map((name) => [name, defineTable<JsonObject>({ name, ...own })])),
    inbox: defineTable<InboxRow>({ name: 'inbox', ...own }),
    waiting: defineTable<EventBody>({ name: 'waiting_events', ...own }),
    deadLetters: defineTable<DeadLetter>({ name: 'dead_letters', ...own }),
    watermarks: defineTable<number>({ name: 'watermarks', ...own }),
  }
}

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

/** The row of the document model. */
export const documentOf = ({ projection, models }: ReadStore, view: View, key: string) =>
  view.get(tableOf(models, projection.document), key)

/** Applies one event. Writes nothing itself: all effects belong to one step. */
export function applyEvent(store: ReadStore, view: View, request: Protocol['apply']): Applied {
  const { event, consumer, guard } = request
  const noted = `${consumer}/${event.id}`
  if (request.inbox && view.get(store.inbox, noted) !== undefined) return nothing('duplicate')
  const receipt = request.inbox ? [write(store.inbox, noted, { at: view.now })] : []
  if (guard === 'none') return one(store, view, request, receipt)
  const present = Number(documentOf(store, view, event.aggregateId)?.['version'] ?? 0)
  if (event.version <= present) return nothing('ignored', receipt)
  if (guard === 'newer') return one(store, view, request, receipt)
  if (event.version > present + 1)
    return nothing('buffered', [...receipt, write(store.waiting, event.id, event)])
  return withSuccessors(store, view, request, receipt)
}

function one(
  { projection, models }: ReadStore,
  view: View,
  { apply, event }: Protocol['apply'],
  receipt: readonly Effect[],
): Applied {
  const writes = projection.project(apply, event, (model, key) => view.get(tableOf(models, model), key))
  if (writes === undefined) return nothing('undecodable')
  const effects = writes.map(({ model, key, row }) => write(tableOf(models, model), key, row))
  return { effects: [...receipt, ...effects], outcome: 'applied', released: [] }
}

/** Strict order: the event, and every waiting one that now follows without a hole. */
function withSuccessors(
  { projection, models, waiting }: ReadStore,
  view: View,
  { apply, event: first }: Protocol['apply'],
  receipt: readonly Effect[],
): Applied {
  const fresh = new Map<string, JsonObject | undefined>()
  const read = (model: string, key: string) =>
    fresh.has(`${model}/${key}`) ? fresh.get(`${model}/${key}`) : view.get(tableOf(models, model), key)
  const effects: Effect[] = [...receipt]
  const released: string[] = []
  let event: EventBody | undefined = first
  while (event !== undefined) {
    const writes = projection.project(apply, event, read)
    if (writes === undefined) return nothing('undecodable')
    for (const { model, key, row } of writes) {
      fresh.set(`${model}/${key}`, row)
      effects.push(write(tableOf(models, model), key, row))
    }
    if (event !== first) {
      released.push(event.id)
      effects.push(write(waiting, event.id, undefined))
    }
    event = view.get(waiting, `${event.aggregateId}@${event.version + 1}`)
  }
  return { effects, outcome: 'applied', released }
}

export function tableOf(models: ReadStore['models'], model: string): Table<JsonObject> {
  const table = models.get(model)
  invariant(table !== undefined, `there is a read model ${model}`)
  return table
}
