// What a command handler is told and what it holds: one row for each command in hand.
import {
  defineTable,
  invariant,
  type JsonObject,
  type Micros,
  type ReplyAddress,
  type Table,
  type View,
} from '#kernel'
import type { EventBody, Protocol, SecondPart } from '../protocol/protocol'
import { type UnsentBuffer, unsentBufferOf } from '../publisher/unsent'
import { type Station, stationOf } from '../station'

/** What the business answers to a command, with the rows and events that follow. */
export type Decided =
  | {
      readonly ok: true
      readonly state: JsonObject
      readonly version: number
      readonly expected: number
      readonly events: readonly EventBody[]
      /** What is left of the second aggregate that the command names. */
      readonly second?: SecondPart
    }
  | { readonly ok: false; readonly refusal: string }

/** One message with which a handler brings an event elsewhere. Its place among the pieces is its `index` and `round`. */
export interface Piece {
  readonly link: string
  readonly type: 'publish' | 'apply' | 'invalidate' | 'project'
  readonly content: JsonObject
}

/** How a handler brings what happened elsewhere by itself. */
export interface Delivery {
  /** After the commit, or while the transaction is still open. */
  readonly when: 'after-commit' | 'before-commit'
  readonly pieces: (events: readonly EventBody[]) => readonly Piece[]
  /** Whether the client's answer waits for it. */
  readonly answersAfter: boolean
  /** Whether anybody confirms; without it a piece counts as delivered once the network has it. */
  readonly awaits: boolean
  /** How long it tries; 0: once. */
  readonly tries: Micros
  /** Kafka's idempotent producer: pieces are numbered by partition within the life of the process. */
  readonly idempotent: boolean
  /** How many pieces are under way at once, of all commands together; the others wait. Absent: any number. */
  readonly inFlight?: number
  /** NATS: where what cannot be sent while the client is disconnected is kept for later; absent: nowhere. */
  readonly keepsUnsentFor?: string
  /** The named act after every piece but the last, and after the last. */
  readonly betweenPoint: string | undefined
  readonly lastPoint: string | undefined
}

export interface CommandHandlerOptions {
  readonly id: string
  readonly toStore: string
  /** `second` is the other aggregate of a command that names one. */
  readonly decide: (state: JsonObject | null, command: JsonObject, second: JsonObject | null) => Decided
  /** The second aggregate that a command names. */
  readonly secondOf?: (command: JsonObject) => string | undefined
  /** The state that a snapshot and the events since add up to; for a store that keeps no state. */
  readonly fold?: (key: string, state: JsonObject | null, facts: readonly EventBody[]) => JsonObject | null
  readonly delivery?: Delivery
  /** An event as the release writes it that is deployed in mid-run; absent: as before. */
  readonly later?: (event: EventBody) => EventBody
  /** Whether that release brings a migration of the table. */
  readonly migrates?: boolean
  /** Thinking time before each act. */
  readonly work?: Micros
  /** How many commands are in hand at once; null: any number. */
  readonly capacity?: number | null
}

export type TaskRow = {
  readonly address: ReplyAddress
  readonly command: JsonObject
  readonly number: number
  readonly key: string
  readonly tries: number
  /** What is to be sent next or answered at the end. */
  readonly plan: JsonObject | null
  /** What is to be delivered, and how far it is. */
  readonly delivery?: DeliveryRow
}

export type DeliveryRow = {
  readonly events: readonly EventBody[]
  readonly next: number
  readonly total: number
  readonly since: number
  readonly attempt: number
  /** The producer's number of the piece in hand; 0 before it is first sent, or where pieces are not numbered. */
  readonly number: number
  readonly answered: boolean
}

/** All that a handler's acts share. */
export interface Handler {
  readonly options: CommandHandlerOptions
  readonly tasks: Table<TaskRow>
  /** The producer's last number by partition; a new process begins anew. */
  readonly numbers: Table<number>
  /** Which release runs: the first one, or the one that was deployed later. */
  readonly release: Table<number>
  /** The workers: a command has one until it is answered and delivered. */
  readonly station: Station
  /** The producer's window of pieces that are under way. */
  readonly window: Station
  readonly unsent: UnsentBuffer
}

export function handlerOf(options: CommandHandlerOptions): Handler {
  const keepsUnsentFor = options.delivery?.keepsUnsentFor
  const volatile = { owner: options.id, durable: false, home: 'kernel' } as const
  return {
    options,
    tasks: defineTable<TaskRow>({ name: `${options.id}.tasks`, ...volatile }),
    numbers: defineTable<number>({ name: `${options.id}.numbers`, ...volatile }),
    release: defineTable<number>({
      name: `${options.id}.release`,
      owner: options.id,
      durable: true,
      home: 'kernel',
    }),
    station: stationOf(options.id, options.capacity ?? null),
    window: stationOf(options.id, options.delivery?.inFlight ?? null, `${options.id}.producer`),
    unsent: unsentBufferOf(options.id, keepsUnsentFor ?? '', keepsUnsentFor !== undefined),
  }
}

/** Thinking time before each act, and how long an answer of the store is awaited. */
const WORK: Micros = 200
export const workOf = ({ options }: Handler): Micros => options.work ?? WORK
export const PATIENCE: Micros = 2_000_000

export function taskOf({ tasks }: Handler, view: View, task: string): TaskRow {
  const row = view.get(tasks, task)
  invariant(row !== undefined, `the task ${task} has a row`)
  return row
}

/** What the client of a task hears when it has succeeded; its plan since the transaction was begun. */
export const acceptedOf = ({ key, plan }: TaskRow): Protocol['accepted'] => ({
  id: key,
  version: Number(plan?.['version'] ?? 0),
  ...(plan?.['second'] === undefined
    ? {}
    : { second: plan['second'] as NonNullable<Protocol['accepted']['second']> }),
})

/** The delivery of a task that has one. */
export function deliveryOf(handler: Handler, view: View, task: string): DeliveryRow {
  const { delivery } = taskOf(handler, view, task)
  invariant(delivery !== undefined, `the task ${task} delivers something`)
  return delivery
}
