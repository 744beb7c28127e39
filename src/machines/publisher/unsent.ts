// What a client of NATS does with a publish while it is disconnected, where it does not simply drop it: it keeps it in memory
// and sends it once it is connected again. A crash takes the buffer with it.
import {
  defineTable,
  type Effect,
  type Input,
  type JsonObject,
  type Micros,
  type Table,
  type View,
} from '#kernel'
import type { Actions } from '../behaviour'
import { wake, write } from '../effects'
import { indexKey, messageOf } from '../input'

/** A publish that found nobody. */
export type UnsentRow = {
  readonly body: JsonObject
  readonly subject: string
  readonly correlation: string
}

/** The client's buffer, in the order in which its content will leave. */
export interface UnsentBuffer {
  readonly toBroker: string
  /** Whether the client keeps anything at all. */
  readonly keeps: boolean
  readonly rows: Table<UnsentRow>
}

/** How long the client waits before it tries to connect again: `reconnectTimeWait`. */
const RECONNECT: Micros = 2_000_000
const TIMER = 'reconnect'

/** The buffer of a publisher; its rows stand in `<id>.unsent`. */
export const unsentBufferOf = (id: string, toBroker: string, keeps: boolean): UnsentBuffer => ({
  toBroker,
  keeps,
  rows: defineTable<UnsentRow>({ name: unsentTable(id), owner: id, durable: false, home: 'kernel' }),
})

export const unsentTable = (id: string): string => `${id}.unsent`

/** The tables that a publisher with this buffer has to declare. */
export const unsentTables = ({ keeps, rows }: UnsentBuffer): readonly Table[] => (keeps ? [rows] : [])

/** Whether the client knows that it is disconnected: then nothing leaves before what waits already. */
export const isOffline = ({ keeps, rows }: UnsentBuffer, view: View): boolean => keeps && view.size(rows) > 0

/** The buffer's event, where an input is for it: a publish that came back, or the next try to connect. */
export function recogniseUnsent({ keeps, toBroker }: UnsentBuffer, input: Input): string | undefined {
  if (!keeps) return undefined
  if (input.kind === 'timer') return input.key === TIMER ? TIMER : undefined
  if (input.kind !== 'message') return undefined
  const { type, link, body } = input.message
  return type === 'refused' && link === toBroker && 'event' in body ? 'unsent' : undefined
}

/** Puts publishes behind what is in the buffer. */
export function keep({ rows }: UnsentBuffer, view: View, unsent: readonly UnsentRow[]): readonly Effect[] {
  const last = Number(view.keys(rows).at(-1) ?? 0)
  return unsent.map((row, index) => write(rows, indexKey(last + 1 + index), row))
}

/** What a publisher's chart has in each of its states for its buffer. */
export const disconnected = <State extends string>(target: State) =>
  ({
    unsent: { target, actions: ['keepUnsent'] },
    reconnect: { target, actions: ['sendUnsent'] },
  }) as const

export const reconnecting = (buffer: UnsentBuffer): Actions<'keepUnsent' | 'sendUnsent'> => ({
  keepUnsent: ({ input, view }) => {
    const { body, subject, correlation } = messageOf(input)
    return [
      ...keep(buffer, view, [{ body, subject, correlation }]),
      ...(isOffline(buffer, view) ? [] : [wake(TIMER, RECONNECT)]),
    ]
  },
  sendUnsent: ({ view }) =>
    view.keys(buffer.rows).flatMap((key) => {
      const row = view.get(buffer.rows, key)
      if (row === undefined) return []
      return [
        write(buffer.rows, key, undefined),
        { kind: 'send', link: buffer.toBroker, type: 'publish', ...row } as const,
      ]
    }),
})
