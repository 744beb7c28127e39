// What the client keeps: requests under way, counters, what its sessions know and see, and the memory of its workload.
import { defineTable, type Effect, type JsonObject, type Micros, type Table, type View } from '#kernel'
import type { WorkloadLine } from './client-workload'

export interface ClientOptions {
  readonly id: string
  readonly toHandler: string
  /** The links to those who answer queries from the read model: one, or replicas of each other. */
  readonly toReadStores: readonly [string, ...string[]]
  readonly workload: readonly WorkloadLine[]
  readonly reading?: ReadingOptions
  /** Makes the next random command of a type; undefined when none would make sense. */
  readonly generate: (
    type: string,
    draw: (bound: number) => number,
    memory: JsonObject | undefined,
  ) => { readonly command: JsonObject; readonly memory: JsonObject } | undefined
  /** The memory after a command that the workload did not make up itself. */
  readonly remember: (memory: JsonObject | undefined, command: JsonObject) => JsonObject
  /** Who sends a command, where it says so; otherwise it is whoever wrote its aggregate first. */
  readonly senderOf?: (command: JsonObject) => string | undefined
}

/** How fresh what a query reads has to be. */
export type ReadingLevel = 'eventual' | 'causal' | 'strong'

/** Where queries go, and what is done about answers that are too old. */
export interface ReadingOptions {
  /** The link to the write store, for what the read model is not good enough for; absent: there is none. */
  readonly toPrimary?: string
  /** Which replica a query goes to: any, or always the same one for a session. */
  readonly routing: 'any' | 'pinned'
  /** The level of a feature for a class of users; both empty where a query does not say. */
  readonly levelOf: (feature: string, userClass: string) => ReadingLevel
  /** Whether sessions remember what they wrote and read: some feature is causal. */
  readonly remembers: boolean
  /** Causal: the read store waits for the version, or own keys are read at the primary for a while. */
  readonly technique: 'wait' | 'sticky'
  readonly timeout: Micros
  readonly stick: Micros
  /** What becomes of an answer whose version has not come in time. */
  readonly fallback: 'stale' | 'primary' | 'error'
  /** A read store that has heard of nothing for longer is not trusted; null: it always is. */
  readonly bound: Micros | null
  /** What the screen shows of a session's own command before the read model does. */
  readonly optimistic: 'none' | 'naive' | 'until-version'
}

/** Whatever is there. */
const PLAIN: ReadingOptions = {
  routing: 'any',
  levelOf: () => 'eventual',
  remembers: false,
  technique: 'wait',
  timeout: 0,
  stick: 0,
  fallback: 'stale',
  bound: null,
  optimistic: 'none',
}

export type RequestRow = {
  readonly kind: 'command' | 'query'
  readonly number: number
  readonly content: JsonObject
  readonly attempt: number
  readonly member: string
  /** A query that goes to the write store. */
  readonly primary?: true
  /** The token with which a cache may be filled. */
  readonly lease?: number
}
/** Who wrote a key first, who wrote it last if that is somebody else, and the highest version that was confirmed to anybody. */
export type SessionRow = { readonly member: string; readonly last?: string; readonly version: number }

/** What one session knows of one key: versions it wrote and has seen, and when it last wrote. */
export type KnownRow = { readonly wrote: number; readonly read: number; readonly at: number }

/** What one session sees of one key. */
export type ScreenRow = {
  /** What is shown: read, or laid over it because of own commands. */
  readonly version: number
  readonly source: 'overlay' | 'read'
  /** What was read last. */
  readonly read: number
  /** The version of an own command that succeeded and has not been read yet. */
  readonly own?: number
  /** Own commands without an answer. */
  readonly pending?: number
}

/** All that a client's acts share. */
export interface Client {
  readonly options: ClientOptions
  readonly reading: ReadingOptions
  readonly requests: Table<RequestRow>
  /** Survive a crash: numbers name commands for the whole run, and the workload goes on where it was. */
  readonly counters: Table<number>
  readonly memory: Table<JsonObject>
  readonly sessions: Table<SessionRow>
  /** By `member/key`; kept in a cookie. */
  readonly known: Table<KnownRow>
  /** By `member/key`; gone when the page is. */
  readonly screen: Table<ScreenRow>
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
    reading: options.reading ?? PLAIN,
    requests: defineTable<RequestRow>({ name: 'client.requests', ...volatile }),
    counters: defineTable<number>({ name: 'client.counters', ...durable }),
    memory: defineTable<JsonObject>({ name: 'client.memory', ...durable }),
    sessions: defineTable<SessionRow>({ name: 'client.sessions', ...volatile }),
    known: defineTable<KnownRow>({ name: 'client.known', ...durable }),
    screen: defineTable<ScreenRow>({ name: 'client.screen', ...volatile }),
    recent: defineTable<readonly string[]>({ name: 'client.recent', ...volatile }),
  }
}

/** Where a session's rows about a key stand. */
export const ofSession = (member: string, key: string): string => `${member}/${key}`

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
