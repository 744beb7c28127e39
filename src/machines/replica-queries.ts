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
import type { Actions } from './behaviour'
import { pause, reply, wake, write } from './effects'
import { messageOf, postponedOf, timerOf } from './input'
import type { Replica } from './replica-rows'

/** A read by key. */
const READ: Micros = 300

interface Found {
  readonly key: string
  readonly state: JsonObject | null
  readonly version: number
}

export const answering = (replica: Replica): Actions<'takeTime' | 'answerQuery' | 'answerLate'> => {
  const { waits } = replica
  return {
    takeTime: ({ input }) => {
      const message = messageOf(input)
      return [pause(`read/${message.id}`, READ, { address: replyAddress(message), request: message.body })]
    },
    answerQuery: ({ input, view }) => {
      const { address, request } = postponedOf<'query'>(input)
      const { key, atLeast = 0, timeout = 0 } = request
      const found = look(replica, view, key)
      if (found.version >= atLeast) return [answerTo(replica, address, found)]
      if (timeout === 0) return [answerTo(replica, address, found, true)]
      const id = timerOf(input).key.slice('read/'.length)
      return [write(waits, id, { key, atLeast, address }), wake(`late/${id}`, timeout)]
    },
    answerLate: ({ input, view }) => {
      const id = timerOf(input).key.slice('late/'.length)
      const wait = view.get(waits, id)
      invariant(wait !== undefined, 'who is late has waited')
      return [
        write(waits, id, undefined),
        answerTo(replica, wait.address, look(replica, view, wait.key), true),
      ]
    },
  }
}

function look({ truth, deleted }: Replica, view: View, key: string): Found {
  const state = view.get(truth, key) ?? null
  return { key, state, version: Number(state?.['version'] ?? view.get(deleted, key) ?? 0) }
}

/** The answer to a query: the document as the copy has it. */
export function answerTo(
  { options }: Replica,
  address: ReplyAddress,
  { key, state, version }: Found,
  late = false,
): Effect {
  const row = state === null ? null : (options.documentOf(state) ?? null)
  return reply(address, 'result', { key, version, row, ...(late ? { late: true as const } : {}) })
}
