// What the client keeps: requests under way, counters, what its sessions know, and the memory of its workload.
import { defineTable, type Effect, type JsonObject, type Micros, type Table, type View } from '#kernel'
import type { WorkloadLine } from './client-workload'

export interface ClientOptions {
  readonly id: string
  readonly toHandler: string
  readonly toReadStore: string
  readonly workload: readonly WorkloadLine[]
  /** Makes the next random command of a type; undefined when none would make sense. */
  readonly generate: (
    type: string,
    draw: (bound: number) => number,
    memory: JsonObject | undefined,
  ) => { readonly command: JsonObject; readonly memory: JsonObject } | undefined
  /** The memory after a command that the workload did not make up itself. */
  readonly remember: (memory: JsonObject | undefined, command: JsonObject) => JsonObject
}

export type RequestRow = {
  readonly kind: 'command' | 'query'
  readonly number: number
  readonly content: JsonObject
  readonly attempt: number
  readonly member: string
}
/** What a session knows: the highest version of its own writes that was confirmed, by key. */
export type SessionRow = { readonly member: string; readonly version: number }

/** All that a client's acts share. */
export interface Client {
  readonly options: ClientOptions
  readonly requests: Table<RequestRow>
  /** Survive a crash: numbers name commands for the whole run, and the workload goes on where it was. */
  readonly counters: Table<number>
  readonly memory: Table<JsonObject>
  readonly sessions: Table<SessionRow>
  /** The keys last written, which the queries choose from. */
  readonly recent: Table<readonly string[]>
}

export const MEMORY = 'memory'
export const RECENT = 'keys'

export function clientOf(options: ClientOptions): Client {
  const volatile = { owner: options.id, durable: false, home: 'kernel' } as const
  const durable = { ...volatile, durable: true } as const
  return {
    options,
    requests: defineTable<RequestRow>({ name: 'client.requests', ...volatile }),
    counters: defineTable<number>({ name: 'client.counters', ...durable }),
    memory: defineTable<JsonObject>({ name: 'client.memory', ...durable }),
    sessions: defineTable<SessionRow>({ name: 'client.sessions', ...volatile }),
    recent: defineTable<readonly string[]>({ name: 'client.recent', ...volatile }),
  }
}

/** The number of the next command or query. */
export const nextNumber = ({ counters }: Client, view: View, kind: string): number =>
  (view.get(counters, kind) ?? 0) + 1

/** Something to be sent, now or later: an own step, so that a flow and its commands stay apart. */
export const issue = (name: string, wait: Micros, kind: string, content: JsonObject): Effect => ({
  kind: 'wake',
  key: `issue/${name}`,
  after: wait,
  body: { kind, content },
})
