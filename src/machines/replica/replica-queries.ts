// How a replica answers queries from its copy: at once, when the version that is asked for has come, or too late.
import {
  type Effect,
  invariant,
  type JsonObject,
  type Micros,
  replyAddress,
  type ReplyAddress,
  type View,
} from '#kernel'
import type { Actions } from '../behaviour'
import { pause, reply, wake, write } from '../effects'
import { selected } from '../read-store/field-selection'
import { messageOf, postponedOf, timerOf } from '../input'
import type { Protocol } from '../protocol/protocol'
import { positionOf, type Replica } from './replica-rows'

/** A read by key. */
const READ: Micros = 300

export interface Found {
  readonly state: JsonObject | null
  readonly version: number
  /** How long ago the last commit was made that is seen here. */
  readonly age: number
}

export const answering = (replica: Replica): Actions<'takeTime' | 'answerQuery' | 'answerLate'> => {
  const { waits } = replica
  return {
    takeTime: ({ input }) => {
      const message = messageOf(input)
      return [pause(`read/${message.id}`, READ, { address: replyAddress(message), request: message.body })]
    },
    answerQuery: ({ input, view }) => {
      const { address, request: query } = postponedOf<'query'>(input)
      const { key, atLeast = 0, timeout = 0 } = query
      const found = (each: string) => look(replica, view, each)
      if (found(key).version >= atLeast) return [answerTo(replica, address, query, found)]
      if (timeout === 0) return [late(answerTo(replica, address, query, found))]
      const id = timerOf(input).key.slice('read/'.length)
      return [write(waits, id, { query, address }), wake(`late/${id}`, timeout)]
    },
    answerLate: ({ input, view }) => {
      const id = timerOf(input).key.slice('late/'.length)
      const wait = view.get(waits, id)
      invariant(wait !== undefined, 'who is late has waited')
      const { query, address } = wait
      return [
        write(waits, id, undefined),
        late(answerTo(replica, address, query, (key) => look(replica, view, key))),
      ]
    },
  }
}

/** What the copy says of a key. */
export function look(replica: Replica, view: View, key: string): Found {
  const { truth, deleted } = replica
  const state = view.get(truth, key) ?? null
  const version = Number(state?.['version'] ?? view.get(deleted, key) ?? 0)
  return { state, version, age: view.now - positionOf(replica, view).at }
}

/** The answer to a query: the documents as the copy has them. */
export function answerTo(
  { options }: Replica,
  address: ReplyAddress,
  { key, with: other, fields }: Protocol['query'],
  find: (key: string) => Found,
): Answer {
  const read = (each: string) => {
    const { state, version } = find(each)
    const row = selected(state === null ? null : (options.documentOf(state) ?? null), fields)
    return { key: each, version, row }
  }
  return reply(address, 'result', {
    ...read(key),
    ...(other === undefined ? {} : { with: read(other) }),
    ...(options.dated === true ? { age: find(key).age } : {}),
  })
}

type Answer = ReturnType<typeof reply>

const late = (answer: Answer): Effect =>
  answer.kind === 'reply' ? { ...answer, body: { ...answer.body, late: true } } : answer
