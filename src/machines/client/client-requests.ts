// A client's requests: sent, sent again, answered, given up; and what their sessions make of the answers.
import type { Effect, Input, JsonObject, Micros, View } from '#kernel'
import type { Actions } from '../behaviour'
import { extraPatience, load, needsPrimary, query } from './client-routes'
import { type Client, issue, MEMORY, nextNumber, RECENT, type RequestRow } from './client-rows'
import { shown } from './client-screen'
import { remembered } from './client-sessions'
import { cancel, send, wake, write } from '../effects'
import { messageOf, textOf, timerOf } from '../input'
import { bodyOf, type Protocol } from '../protocol/protocol'

const PATIENCE: Micros = 5_000_000
const RETRY: Micros = 500_000
/** How many recent writes the queries choose from. */
const RECENT_MOST = 20
/** Counts the reads of the write store that a cache's misses cause: what a stampede is measured by. */
const LOADS = 'load'

export const requesting = (client: Client): Actions<'send' | 'sendAgain' | 'wait' | 'forget'> => {
  const { options, requests, counters, memory } = client
  return {
    send: ({ input, view, task }) => {
      const { kind, content, scripted } = issued(input)
      const number = nextNumber(client, view, kind)
      const row = requestOf(client, view, { kind, content, number })
      const remember =
        scripted && kind === 'command' ? options.remember(view.get(memory, MEMORY), content) : undefined
      return [
        write(counters, kind, number),
        write(requests, task, row),
        ...(remember === undefined ? [] : [write(memory, MEMORY, remember)]),
        ...(kind === 'command' ? shown(client, view, whose(row), { what: 'sent' }) : []),
        ...request(client, view, task, row),
      ]
    },
    sendAgain: ({ view, task }) => {
      const row = view.get(requests, task)
      if (row === undefined) return []
      const again = { ...row, attempt: row.attempt + 1 }
      return [write(requests, task, again), ...request(client, view, task, again)]
    },
    wait: ({ task }) => [cancel(`${task}/patience`), wake(`${task}/again`, RETRY)],
    forget: ({ view, task }) => {
      const row = view.get(requests, task)
      return [
        ...over(client, task),
        ...(row?.kind === 'command' ? shown(client, view, whose(row), { what: 'failed' }) : []),
      ]
    },
  }
}

export const noting = (client: Client): Actions<'note' | 'askPrimary' | 'load' | 'noteAndFill'> => {
  const { requests, counters } = client
  return {
    note: ({ input, view, task }) => {
      const message = messageOf(input)
      const row = view.get(requests, task)
      if (row === undefined) return over(client, task)
      switch (message.type) {
        case 'accepted':
          return [
            ...over(client, task),
            ...accepted(client, view, { task, row }, bodyOf(message, 'accepted')),
          ]
        case 'result':
          return [...over(client, task), ...hasRead(client, view, row, bodyOf(message, 'result'))]
        default:
          return [...over(client, task), ...shown(client, view, whose(row), { what: 'failed' })]
      }
    },
    askPrimary: ({ view, task }) => {
      const row = view.get(requests, task)
      if (row === undefined) return []
      const asked: RequestRow = { ...row, primary: true }
      return [write(requests, task, asked), ...request(client, view, task, asked)]
    },
    load: ({ input, view, task }) => {
      const row = view.get(requests, task)
      if (row === undefined) return []
      const { lease } = bodyOf(messageOf(input), 'result')
      return [
        write(requests, task, lease === undefined ? row : { ...row, lease }),
        write(counters, LOADS, (view.get(counters, LOADS) ?? 0) + 1),
        ...load(client, task, row),
        wake(`${task}/patience`, PATIENCE),
      ]
    },
    noteAndFill: ({ input, view, task }) => {
      const row = view.get(requests, task)
      const result = bodyOf(messageOf(input), 'result')
      if (row === undefined) return []
      const { key, version } = result
      const fill = { key, row: result.row, version, lease: row.lease ?? null }
      return [
        cancel(`${task}/patience`),
        wake(`${task}/fill`, PATIENCE),
        ...hasRead(client, view, row, result),
        send(client.options.toReadStores[0], 'fill', fill, { subject: key, correlation: task }),
      ]
    },
  }
}

/** A request is over, however it ended. */
const over = ({ requests }: Client, task: string): readonly Effect[] => [
  cancel(`${task}/patience`),
  cancel(`${task}/fill`),
  write(requests, task, undefined),
]

/** A command has succeeded: its session knows the versions, and looks again where its screen got ahead of them. */
function accepted(
  client: Client,
  view: View,
  { task, row }: { readonly task: string; readonly row: RequestRow },
  { second, ...first }: Protocol['accepted'],
): readonly Effect[] {
  const { sessions, recent, reading } = client
  const { member } = row
  const written = second === undefined ? [first] : [first, second]
  const keys = written.map(({ id }) => id)
  const others = (view.get(recent, RECENT) ?? []).filter((each) => !keys.includes(each))
  return [
    ...written.map(({ id: key, version }) => {
      const known = view.get(sessions, key)
      return write(sessions, key, {
        member: known?.member ?? member,
        ...(known === undefined || known.member === member ? {} : { last: member }),
        version: Math.max(version, known?.version ?? 0),
      })
    }),
    write(recent, RECENT, [...keys, ...others].slice(0, RECENT_MOST)),
    ...written.flatMap(({ id: key, version }) =>
      remembered(client, view, { how: 'wrote', member, key, version }),
    ),
    ...written.flatMap(({ id: key, version }) =>
      shown(client, view, { member, key }, { what: 'succeeded', version }),
    ),
    ...(reading.optimistic === 'none' ? [] : keys).map((key, index) =>
      issue(`again-${task}${index === 0 ? '' : '-second'}`, 0, 'query', { key, member }),
    ),
  ]
}

function hasRead(
  client: Client,
  view: View,
  { member }: RequestRow,
  { with: other, ...first }: Protocol['result'],
): readonly Effect[] {
  return (other === undefined ? [first] : [first, other]).flatMap(({ key, version }) => [
    ...remembered(client, view, { how: 'read', member, key, version }),
    ...shown(client, view, { member, key }, { what: 'read', version }),
  ])
}

function requestOf(
  client: Client,
  view: View,
  { kind, content, number }: Pick<RequestRow, 'kind' | 'content' | 'number'>,
): RequestRow {
  const key = textOf(content[kind === 'query' ? 'key' : 'id'])
  const member = memberOf(client, view, { kind, content, key })
  const primary = kind === 'query' && needsPrimary(client, view, { key, member, content })
  return { kind, number, content, attempt: 1, member, ...(primary ? { primary } : {}) }
}

/** Whose session a request belongs to: it says so; else a query is the last writer's, a command the first one's. */
function memberOf(
  { options, sessions }: Client,
  view: View,
  { kind, content, key }: Pick<RequestRow, 'kind' | 'content'> & { readonly key: string },
): string {
  const known = view.get(sessions, key)
  const written = typeof content['member'] === 'string' ? content['member'] : undefined
  const named = kind === 'query' ? (written ?? known?.last) : (options.senderOf?.(content) ?? written)
  return named ?? known?.member ?? 'member-1'
}

/** Whose screen a request is about, and which key. */
const whose = ({ kind, content, member }: RequestRow) => ({
  member,
  key: textOf(content[kind === 'query' ? 'key' : 'id']),
})

function request(client: Client, view: View, task: string, row: RequestRow): readonly Effect[] {
  const { content, member, number, attempt, kind } = row
  const subject = textOf(content['id'])
  const more = { subject, correlation: task, attempt }
  const effects =
    kind === 'query'
      ? query(client, view, task, row)
      : [send(client.options.toHandler, 'command', { command: content, number, member }, more)]
  return [...effects, wake(`${task}/patience`, PATIENCE + extraPatience(client, row))]
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
