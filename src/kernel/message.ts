// What travels between components, and the links it travels on.
import type { JsonObject } from './json'
import type { Micros } from './time'

/** A message on the wire: a row of the table `wires` from the moment it is sent until it arrives or is lost. */
export type Message = {
  readonly id: string
  /** The link's id, `from->to` as declared; an answer travels on the same link the other way. */
  readonly link: string
  readonly from: string
  readonly to: string
  /** A notice tells that the other end's connection is gone; nobody sends one by hand. */
  readonly kind: 'request' | 'reply' | 'notice'
  readonly type: string
  /** What it is about, for people: the aggregate's id. Empty where it is about nothing in particular. */
  readonly subject: string
  readonly body: JsonObject
  readonly sent: number
  readonly due: number
  readonly sequence: number
  /** 1 for the first attempt of a request, counted by its sender. */
  readonly attempt: number
  /** The command that all this follows from; empty where there is none (polling). */
  readonly correlation: string
  /** The message or timer whose step sent this one. */
  readonly causation: string
  /** The request that a reply answers; empty for requests. */
  readonly answers: string
  /** The life of the sender: a reply to an earlier life of a component finds nobody. */
  readonly epoch: number
  /** The life of the receiver that a reply is meant for; 0 for requests. */
  readonly forEpoch: number
  readonly background: boolean
  /** Falls off the wire at its due time instead of arriving. */
  readonly lost?: true
  /** The message this one is a second copy of. */
  readonly copyOf?: string
  /** Kept back by hand or by plan. */
  readonly held?: true
}

export interface LinkSpec {
  readonly id: string
  readonly from: string
  readonly to: string
  /** One-way latency: `least` plus a random part up to `spread`, in microseconds. */
  readonly least: Micros
  readonly spread: Micros
  /** One connection keeps its order; a pool of connections does not. */
  readonly ordered: boolean
}

/** What a link row remembers: its random stream's position, how much was sent, and the latest arrival each way. */
export type LinkRow = {
  readonly draws: number
  readonly sent: number
  readonly lastForward: number
  readonly lastBack: number
}

export const NEW_LINK: LinkRow = { draws: 0, sent: 0, lastForward: 0, lastBack: 0 }

/** Whether a message goes the link's own way (`from` to `to`) or comes back. */
export const goesForward = (link: LinkSpec, message: { readonly from: string }): boolean =>
  message.from === link.from

/** What a link does to one message, decided when it is sent. */
export interface Fate {
  readonly lost: boolean
  /** Extra one-way latency in microseconds. */
  readonly delay: Micros
  /** Latencies of additional copies, on top of the message's own arrival. */
  readonly copies: readonly Micros[]
  /** May overtake what was sent before it on an ordered link. */
  readonly overtakes: boolean
  /** Kept back until this instant. */
  readonly heldUntil: number | undefined
}

export const UNHARMED: Fate = { lost: false, delay: 0, copies: [], overtakes: false, heldUntil: undefined }
