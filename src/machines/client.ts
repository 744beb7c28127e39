// The client: everybody who sends commands and queries. Plays the workload from its own random streams and keeps sessions.
import type { Effect, Input, JsonObject, Micros, View } from '#kernel'
import { type Actions, createComponent, type Recognised } from './behaviour'
import { clientChart } from './client-chart'
import {
  type Client,
  clientOf,
  type ClientOptions,
  MEMORY,
  nextNumber,
  RECENT,
  type RequestRow,
} from './client-rows'
import { playing } from './client-workload'
import { cancel, send, wake, write } from './effects'
import { messageOf, textOf, timerOf } from './input'
import { bodyOf } from './protocol'

export type { WorkloadLine } from './client-workload'

const PATIENCE: Micros = 5_000_000
const RETRY: Micros = 500_000
const MOST_ATTEMPTS = 5
/** How many recent writes the queries choose from. */
const RECENT_MOST = 20

/** Builds the client of a command handler and a read store. */
export function createClient(options: ClientOptions) {
  const client = clientOf(options)
  const { requests, counters, memory, sessions, recent } = client
  return createComponent({
    id: options.id,
    kind: 'client',
    chart: clientChart,
    behaviour: {
      recognise: (input, view) => recognise(client, input, view),
      actions: { ...playing(client), ...requesting(client) },
    },
    tables: [requests, counters, memory, sessions, recent],
    points: [],
    recovery: 0,
  })
}

const requesting = (client: Client): Actions<'send' | 'sendAgain' | 'note' | 'wait' | 'forget'> => {
  const { options, requests, counters, memory, sessions, recent } = client
  return {
    send: ({ input, view, task }) => {
      const { kind, content, scripted } = issued(input)
      const number = nextNumber(client, view, kind)
      const member = memberOf(
        kind === 'query' ? view.get(sessions, textOf(content['key']))?.member : content['member'],
      )
      const row: RequestRow = { kind, number, content, attempt: 1, member }
      const remembered =
        scripted && kind === 'command' ? options.remember(view.get(memory, MEMORY), content) : undefined
      return [
        write(counters, kind, number),
        write(requests, task, row),
        ...(remembered === undefined ? [] : [write(memory, MEMORY, remembered)]),
        ...request(client, task, row),
      ]
    },
    sendAgain: ({ view, task }) => {
      const row = view.get(requests, task)
      if (row === undefined) return []
      const again = { ...row, attempt: row.attempt + 1 }
      return [write(requests, task, again), ...request(client, task, again)]
    },
    note: ({ input, view, task }) => {
      const message = messageOf(input)
      const row = view.get(requests, task)
      const done = [cancel(`${task}/patience`), write(requests, task, undefined)]
      if (message.type !== 'accepted' || row === undefined) return done
      const { id: key, version } = bodyOf(message, 'accepted')
      const known = view.get(sessions, key)
      const keys = view.get(recent, RECENT) ?? []
      return [
        ...done,
        write(sessions, key, {
          member: known?.member ?? row.member,
          version: Math.max(version, known?.version ?? 0),
        }),
        write(recent, RECENT, [key, ...keys.filter((each) => each !== key)].slice(0, RECENT_MOST)),
      ]
    },
    wait: ({ task }) => [cancel(`${task}/patience`), wake(`${task}/again`, RETRY)],
    forget: ({ task }) => [cancel(`${task}/patience`), write(requests, task, undefined)],
  }
}

function request({ options }: Client, task: string, row: RequestRow): readonly Effect[] {
  const { content, member, number, attempt, kind } = row
  const subject = textOf(content[kind === 'query' ? 'key' : 'id'])
  const more = { subject, correlation: task, attempt }
  const effect =
    kind === 'query'
      ? send(options.toReadStore, 'query', { key: subject, member }, more)
      : send(options.toHandler, 'command', { command: content, number, member }, more)
  return [effect, wake(`${task}/patience`, PATIENCE)]
}

/** What is to be sent now: made up by a flow, written in the workload, or sent by hand. */
function issued(input: Input): {
  readonly kind: 'command' | 'query'
  readonly content: JsonObject
  readonly scripted: boolean
} {
  if (input.kind === 'stimulus')
    return { kind: input.type === 'query' ? 'query' : 'command', content: input.body, scripted: true }
  const { key, body } = timerOf(input)
  const kind = body['kind'] === 'query' ? 'query' : 'command'
  return { kind, content: body['content'] as JsonObject, scripted: key.startsWith('issue/line-') }
}

const memberOf = (member: unknown): string => (typeof member === 'string' ? member : 'member-1')

function recognise(client: Client, input: Input, view: View): Recognised | undefined {
  const fresh = (kind: string) => `${kind === 'query' ? 'q' : 'c'}${nextNumber(client, view, kind)}`
  if (input.kind === 'stimulus') return { event: 'send', task: fresh(input.type) }
  if (input.kind === 'timer') {
    const [first = '', second = ''] = input.key.split('/')
    if (first === 'flow') return { event: 'flow', task: '' }
    if (first === 'issue') return { event: 'send', task: fresh(textOf(input.body['kind'])) }
    if (second === 'patience') return { event: 'in-doubt', task: first }
    const attempts = view.get(client.requests, first)?.attempt ?? 0
    return { event: attempts >= MOST_ATTEMPTS ? 'give-up' : 'again', task: first }
  }
  if (input.kind !== 'message') return undefined
  const { message } = input
  const task = message.correlation
  if (message.kind !== 'reply' || view.get(client.requests, task) === undefined) return undefined
  return { event: message.type === 'refused' ? 'refused' : 'answered', task }
}
