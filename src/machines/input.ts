// What an act may take for granted about the input it follows: the chart let it in, so another kind is our own mistake.
import { type Input, invariant, type Json, type JsonObject, type Message, type ReplyAddress } from '#kernel'
import type { Protocol } from './protocol/protocol'

/** The message that was recognised. */
export function messageOf(input: Input): Message {
  invariant(input.kind === 'message', 'this act follows a message')
  return input.message
}

/** The timer that was recognised. */
export function timerOf(input: Input): Extract<Input, { kind: 'timer' }> {
  invariant(input.kind === 'timer', 'this act follows a timer')
  return input
}

/** The words of a stimulus from outside. */
export function stimulusOf(input: Input): JsonObject {
  invariant(input.kind === 'stimulus', 'this act follows a stimulus')
  return input.body
}

/** A request that waits in a timer's body until its work is done. */
export interface Postponed<Type extends keyof Protocol> {
  readonly address: ReplyAddress
  readonly request: Protocol[Type]
}

/** The request that a timer carries. Only an act that put it there may ask for it back. */
export const postponedOf = <Type extends keyof Protocol>(input: Input): Postponed<Type> =>
  timerOf(input).body as unknown as Postponed<Type>

/** A text where one is expected; empty where something else stands. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Keys of a batch that sort like numbers. */
export const indexKey = (index: number): string => String(index).padStart(6, '0')
