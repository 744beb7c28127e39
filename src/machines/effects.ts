// The effects a machine answers with, each made in one short call, with message bodies checked against the protocol.
import type { Effect, JsonObject, Micros, Outgoing, ReplyAddress, Table } from '#kernel'
import type { Protocol } from './protocol/protocol'

/** The row a durable or volatile write leaves; undefined removes it. */
export const write = <Row extends NonNullable<Table['row']>>(
  table: Table<Row>,
  key: string,
  row: Row | undefined,
): Effect => ({ kind: 'write', table, key, row })

/** A timer of the component's own. `background` marks mere polling. */
export const wake = (key: string, after: Micros, background = false): Effect => ({
  kind: 'wake',
  key,
  after,
  background,
})

/** Goes on after some work, which a slowed component takes longer for. Between the two steps a crash can strike. */
export const pause = (key: string, after: Micros, body: JsonObject = {}): Effect => ({
  kind: 'wake',
  key,
  after,
  body,
  work: true,
})

export const cancel = (key: string): Effect => ({ kind: 'cancel', key })
export const reach = (point: string): Effect => ({ kind: 'reach', point })

/** A request on a link. */
export const send = <Type extends keyof Protocol>(
  link: string,
  type: Type,
  content: Protocol[Type],
  more: Omit<Outgoing, 'link' | 'type' | 'body'> = {},
): Effect => ({ kind: 'send', link, type, body: content, ...more })

/** The answer to a request. */
export const reply = <Type extends keyof Protocol>(
  to: ReplyAddress,
  type: Type,
  content: Protocol[Type],
  background = false,
): Effect => ({ kind: 'reply', to, type, body: content, background })
