// The client: everybody who sends commands and queries. Plays the workload from its own random streams and keeps sessions.
import type { Input, Message, View } from '#kernel'
import { createComponent, type Recognised } from '../behaviour'
import { clientChart } from './client-chart'
import { noting, requesting } from './client-requests'
import { judged } from './client-routes'
import { type Client, clientOf, type ClientOptions, nextNumber } from './client-rows'
import { playing } from './client-workload'
import { textOf } from '../input'
import { bodyOf } from '../protocol/protocol'

export type { ReadingLevel, ReadingOptions } from './client-rows'
export type { WorkloadLine } from './client-workload'

const MOST_ATTEMPTS = 5

/** Builds the client of a command handler and a read store. */
export function createClient(options: ClientOptions) {
  const client = clientOf(options)
  const { requests, counters, memory, sessions, known, screen, recent } = client
  return createComponent({
    id: options.id,
    kind: 'client',
    chart: clientChart,
    behaviour: {
      recognise: (input, view) => recognise(client, input, view),
      actions: { ...playing(client), ...requesting(client), ...noting(client) },
    },
    tables: [requests, counters, memory, sessions, known, screen, recent],
    points: [],
    recovery: 0,
  })
}

function recognise(client: Client, input: Input, view: View): Recognised | undefined {
  const fresh = (kind: string) => `${kind === 'query' ? 'q' : 'c'}${nextNumber(client, view, kind)}`
  if (input.kind === 'stimulus') return { event: 'send', task: fresh(input.type) }
  if (input.kind === 'timer') {
    const [first = '', second = ''] = input.key.split('/')
    if (first === 'flow') return { event: 'flow', task: '' }
    if (first === 'issue') return { event: 'send', task: fresh(textOf(input.body['kind'])) }
    if (second === 'patience') return { event: 'in-doubt', task: first }
    if (second === 'fill') return { event: 'unfilled', task: first }
    const attempts = view.get(client.requests, first)?.attempt ?? 0
    return { event: attempts >= MOST_ATTEMPTS ? 'give-up' : 'again', task: first }
  }
  return input.kind === 'message' ? recogniseAnswer(client, input.message, view) : undefined
}

function recogniseAnswer(client: Client, message: Message, view: View): Recognised | undefined {
  const task = message.correlation
  if (message.kind !== 'reply' || view.get(client.requests, task) === undefined) return undefined
  switch (message.type) {
    case 'refused':
      return { event: 'refused', task }
    case 'filled':
      return { event: 'filled', task }
    case 'result':
      return { event: judged(client, bodyOf(message, 'result')), task }
    default:
      return { event: 'answered', task }
  }
}
