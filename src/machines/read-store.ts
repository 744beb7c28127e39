// The read store: applies events to the read models in one transaction with inbox and guard, and answers queries.
import { type Input, type Micros, replyAddress } from '#kernel'
import { type Actions, createComponent, type Recognised } from './behaviour'
import { pause, reply, write } from './effects'
import { messageOf, postponedOf } from './input'
import { applyEvent, documentOf, type Projection, type ReadStore, readStoreOf } from './read-store-apply'
import { loading, type LoadOptions } from './read-store-load'
import { readStoreChart } from './read-store-chart'

export interface ReadStoreOptions {
  readonly id: string
  readonly projection: Projection
  /** Where a job loads rows: how they become events. */
  readonly load?: LoadOptions
}

/** A write of one document, and a read by key. */
const WRITE: Micros = 1_000
const READ: Micros = 300

/** What a request becomes once its time has passed. */
const WORKS: { readonly [type: string]: readonly [event: string, time: Micros] | undefined } = {
  apply: ['written', WRITE],
  park: ['parked', WRITE],
  query: ['read', READ],
  'load-rows': ['loaded', WRITE],
  repair: ['repaired', WRITE],
}

/** Builds a read store with the read models of a projection. */
export function createReadStore({ id, projection, load }: ReadStoreOptions) {
  const store = readStoreOf(id, projection)
  return createComponent({
    id,
    kind: 'read-store',
    chart: readStoreChart,
    behaviour: { recognise, actions: { ...serving(store), ...loading(store, load) } },
    tables: [...store.models.values(), store.inbox, store.waiting, store.deadLetters, store.watermarks],
    points: [],
    recovery: 100_000,
  })
}

const serving = (store: ReadStore): Actions<'takeTime' | 'apply' | 'park' | 'answerQuery'> => ({
  takeTime: ({ input }) => {
    const message = messageOf(input)
    const [event, time] = WORKS[message.type] ?? ['', 0]
    const background = message.background ? { background: true } : {}
    const body = { address: replyAddress(message), request: message.body, ...background }
    return [pause(`${event}/${message.id}`, time, body)]
  },
  apply: ({ input, view }) => {
    const { address, request } = postponedOf<'apply'>(input)
    const { effects, outcome, released } = applyEvent(store, view, request)
    const { event, apply, round } = request
    const { id, aggregateId: key, version } = event
    return [
      ...effects,
      reply(address, 'applied', { event: id, key, version, outcome, released, apply, round }),
    ]
  },
  park: ({ input, view }) => {
    const { address, request } = postponedOf<'park'>(input)
    const { event, why, round } = request
    return [
      write(store.deadLetters, event.id, { event, why, at: view.now }),
      reply(address, 'parked', { round }),
    ]
  },
  answerQuery: ({ input, view }) => {
    const { address, request } = postponedOf<'query'>(input)
    const row = documentOf(store, view, request.key) ?? null
    return [reply(address, 'result', { key: request.key, version: Number(row?.['version'] ?? 0), row })]
  },
})

function recognise(input: Input): Recognised | undefined {
  if (input.kind === 'timer') return { event: input.key.slice(0, input.key.indexOf('/')) }
  return input.kind === 'message' ? { event: input.message.type } : undefined
}
