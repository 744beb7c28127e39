// A service of somebody else: it is asked for a value that an event lacks, and may answer otherwise another day.
import { defineTable, type Input, type Micros, replyAddress } from '#kernel'
import { createComponent, type Recognised } from '../behaviour'
import { pause, reply, write } from '../effects'
import { messageOf, postponedOf, stimulusOf, textOf } from '../input'
import { productServiceChart } from './product-service-chart'

export interface ProductServiceOptions {
  readonly id: string
  /** What it says of a key; it was renamed as often as the revision says. */
  readonly valueOf: (key: string, revision: number) => string
}

const READ: Micros = 2_000

/** Builds a service that is asked by key. */
export function createProductService({ id, valueOf }: ProductServiceOptions) {
  const revisions = defineTable<number>({ name: 'revisions', owner: id, durable: true, home: 'kernel' })
  return createComponent({
    id,
    kind: 'product-service',
    chart: productServiceChart,
    behaviour: {
      recognise,
      actions: {
        takeTime: ({ input }) => {
          const message = messageOf(input)
          const body = { address: replyAddress(message), request: message.body }
          return [pause(`read/${message.id}`, READ, body)]
        },
        answer: ({ input, view }) => {
          const { address, request } = postponedOf<'lookup'>(input)
          const { key, round } = request
          return [reply(address, 'found', { key, value: valueOf(key, view.get(revisions, key) ?? 0), round })]
        },
        rename: ({ input, view }) => {
          const key = textOf(stimulusOf(input)['key'])
          return [write(revisions, key, (view.get(revisions, key) ?? 0) + 1)]
        },
      },
    },
    tables: [revisions],
    points: [],
    recovery: 100_000,
  })
}

function recognise(input: Input): Recognised | undefined {
  switch (input.kind) {
    case 'timer':
      return { event: 'read' }
    case 'message':
      return { event: input.message.type }
    case 'stimulus':
      return { event: input.type }
    case 'life':
      return undefined
  }
}
