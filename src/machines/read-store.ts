// The read store: applies events to the read models in one transaction with inbox and guard, and answers queries.
import { type Input, type Micros, replyAddress } from '#kernel'
import { type Actions, createComponent, type Recognised } from './behaviour'
import { pause, reply, write } from './effects'
import { messageOf, postponedOf } from './input'
import { applyEvent } from './read-store-apply'
import { readStoreChart } from './read-store-chart'
import { CHECKPOINT_WORKS, keeping } from './read-store-checkpoints'
import { documentOf, type Projection, type ReadStore, readStoreOf } from './read-store-rows'

export interface ReadStoreOptions {
  readonly id: string
  readonly projection: Projection
}

/** A write of one document, and a read by key. */
const WRITE: Micros = 1_000
const READ: Micros = 300

/** What a request becomes once its time has passed. */
const WORKS: { readonly [type: string]: readonly [event: string, time: Micros] | undefined } = {
  ...CHECKPOINT_WORKS,
  apply: ['written', WRITE],
  park: ['parked', WRITE],
  query: ['read', READ],
}

/** Builds a read store with the read models of a projection. */
export function createReadStore({ id, projection }: ReadStoreOptions) {
  const store = readStoreOf(id, projection)
  return createComponent({
    id,
    kind: 'read-store',
    chart: readStoreChart,
    behaviour: { recognise, actions: { ...serving(store), ...keeping(store) } },
    tables: store.tables,
    points: [],
    recovery: 100_000,
  })
}

const serving = (store: ReadStore): Actions<'takeTime' | 'apply' | 'park' | 'answerQuery'> => ({
  takeTime: ({ input }) => {
    const message = messageOf(input)
    const [event, time] = WORKS[message.type] ?? ['', 0]
    return [pause(`${event}/${message.id}`, time, { address: replyAddress(message), request: message.body })]
  },
  apply: ({ input, view }) => {
    const { address, request } = postponedOf<'apply'>(input)
    const { effects, outcome, released } = applyEvent(store, view, request, address.correlation)
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
      write(store.deadLetters, event.id, { event, why, at: view.now, command: address.correlation }),
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
