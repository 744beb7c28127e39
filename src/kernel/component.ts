// The contract of a component: it gets an input and a view of its rows, and answers with states and effects as data.
import type { Json, JsonObject } from './json'
import type { LinkSpec, Message } from './message'
import type { Table } from './rows'
import type { Micros, SimTime } from './time'

export type Input =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'timer'; readonly key: string; readonly body: JsonObject }
  /** Something from outside the system: a command from the workload or by hand. */
  | { readonly kind: 'stimulus'; readonly type: string; readonly body: JsonObject }
  | { readonly kind: 'life'; readonly type: 'start' | 'crash' | 'restart' | 'recovered' }

/** What a component may know: the rows, the time, and chance from a named stream. */
export interface View {
  readonly now: SimTime
  get<Row extends Json>(table: Table<Row>, key: string): Row | undefined
  /** Sorted keys; for small tables. */
  keys(table: Table): readonly string[]
  size(table: Table): number
  /** An integer in 0 … bound-1 from one of the component's own streams. */
  draw(stream: string, bound: number): number
  /** A 32-bit word from one of the component's own streams. */
  drawWord(stream: string): number
}

export interface Outgoing {
  readonly link: string
  readonly type: string
  readonly body: JsonObject
  readonly subject?: string
  readonly attempt?: number
  /** The command behind this, where it is another than that of the input. */
  readonly correlation?: string
  /** Mere polling: does not keep a run from being quiet once it has been answered in vain. */
  readonly background?: boolean
}

export type Effect =
  | ({ readonly kind: 'send' } & Outgoing)
  | ({ readonly kind: 'reply'; readonly to: ReplyAddress } & Omit<Outgoing, 'link'>)
  | { readonly kind: 'write'; readonly table: Table; readonly key: string; readonly row: Json | undefined }
  | {
      readonly kind: 'wake'
      readonly key: string
      readonly after: Micros
      readonly body?: JsonObject
      /** Time the component spends working: stretched while it is slowed down. */
      readonly work?: boolean
      readonly background?: boolean
    }
  | { readonly kind: 'cancel'; readonly key: string }
  /** A named act is done: a planned crash may strike right after this step. */
  | { readonly kind: 'reach'; readonly point: string }

/** All that is needed to answer a request later: plain data, so that it can wait in a row. */
export type ReplyAddress = {
  readonly link: string
  readonly to: string
  readonly request: string
  readonly subject: string
  readonly correlation: string
  readonly epoch: number
}

export const replyAddress = (request: Message): ReplyAddress => ({
  link: request.link,
  to: request.from,
  request: request.id,
  subject: request.subject,
  correlation: request.correlation,
  epoch: request.epoch,
})

export interface Answer {
  /** The name of the machine event that the input was recognised as. */
  readonly event: string
  /** The task whose machine moved; empty for a component that is one machine. */
  readonly task: string
  /** The machine's next state; undefined when the task is over. */
  readonly state: string | undefined
  readonly effects: readonly Effect[]
}

export interface Component {
  readonly id: string
  /** What it is, for looks and words: `relay` for `relay`, `relay-2`, … */
  readonly kind: string
  readonly tables: readonly Table[]
  /** Named acts after which it can be crashed. */
  readonly points: readonly string[]
  /** How long it takes from restart to being reachable again. */
  readonly recovery: Micros
  /** Undefined when the input means nothing to it in its present state. */
  answer(input: Input, view: View): Answer | undefined
}

/** A wired system: what runs, and how it is connected. */
export interface System {
  readonly seed: number
  readonly components: readonly Component[]
  readonly links: readonly LinkSpec[]
}
