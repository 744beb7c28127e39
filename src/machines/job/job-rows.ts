// What a job knows: how far its copy is (on disk), and the run it is in the middle of (in memory).
import {
  defineTable,
  type Effect,
  type JsonObject,
  type Micros,
  type Outgoing,
  type Table,
  type View,
} from '#kernel'
import type { StateEvent } from './content'
import { send, wake, write } from '../effects'
import { everyRow } from './every-row'
import { indexKey } from '../input'
import type { ModelRow, Protocol } from '../protocol/protocol'
import type { Projection } from '../read-store/read-store-rows'

/** What a job is for. */
export type Work =
  /** Copies the rows that changed since the watermark into the read store. */
  | {
      readonly kind: 'copy'
      readonly lagWindow: Micros
      readonly deletes: 'missed' | 'soft' | 'diff'
      /** When the watermark is written down: by itself after or before the load, or in the load's own transaction. */
      readonly watermark: 'after-load' | 'before-load' | 'with-load'
      /** All rows in one transaction, or each by itself. */
      readonly atomic: boolean
      readonly duration: Micros
      /** How the read store takes a row: it replaces what is there, or adds to it. */
      readonly apply: string
    }
  /** Compares all rows of both models and mends the read model. */
  | {
      readonly kind: 'reconcile'
      readonly projection: Projection
      readonly eventOf: StateEvent
      /** A cache that readers fill: what is missing is no harm, and what is wrong is taken away. */
      readonly takesAway: boolean
    }
  /** Has the views of the write store's own database computed anew. */
  | { readonly kind: 'refresh'; readonly duration: Micros; readonly concurrently: boolean }

export interface JobOptions {
  readonly id: string
  readonly toSource: string
  /** The way to the read store; a refresh needs none. */
  readonly toTarget?: string
  /** On a fixed schedule; null: only when told to. */
  readonly interval: Micros | null
  /** The processes that take turns on that schedule with one watermark, this one among them; absent: this one alone. */
  readonly turns?: readonly string[]
  readonly work: Work
}

type RunRow = {
  /** Counts the requests of this process: an answer to an earlier one is known for what it is. */
  readonly round: number
  /** The link on which an answer is awaited; empty while there is none to come. */
  readonly on: string
  /** Up to where this run's rows go, and how many of its parts are loaded. */
  readonly until: number
  readonly parts: number
  readonly next: number
  /** Something will be ripe later. */
  readonly later?: true
  /** Somebody has asked for another run while this one was under way. */
  readonly again?: true
}

/** Where one process notes the watermark, and when it did so last. */
interface Save {
  readonly of: string
  readonly watermark: Table<number>
  readonly saved: Table<number>
}

/** All that a job's acts share. */
export interface Job {
  readonly options: JobOptions
  readonly watermark: Table<number>
  /** When each process that takes turns has saved the watermark last, and what: it is one row, and the last word counts. */
  readonly saves: readonly Save[]
  readonly run: Table<RunRow>
  /** What is to be loaded, a row each. */
  readonly batch: Table<JsonObject>
  /** All keys of the source, where deletions are found by comparison. */
  readonly keysOf: Table<readonly string[]>
  /** The read model's rows as they were before the source was read. */
  readonly surveyed: Table<ModelRow>
}

export const HERE = 'here'

export function jobOf(options: JobOptions): Job {
  const { id } = options
  const volatile = { owner: id, durable: false, home: 'kernel' } as const
  const { turns = [] } = options
  return {
    options,
    watermark: watermarkTable(id, turns),
    saves: turns.map((of) => ({ of, watermark: watermarkTable(of, turns), saved: savedTable(of) })),
    run: defineTable<RunRow>({ name: `${id}.run`, ...volatile }),
    batch: defineTable<JsonObject>({ name: `${id}.batch`, ...volatile }),
    keysOf: defineTable<readonly string[]>({ name: `${id}.keys`, ...volatile }),
    surveyed: defineTable<ModelRow>({ name: `${id}.surveyed`, ...volatile }),
  }
}

const onDisk = { durable: true, home: 'writeStore' } as const

const watermarkTable = (owner: string, turns: readonly string[]): Table<number> =>
  defineTable<number>({
    name: turns.indexOf(owner) > 0 ? `${owner}.watermark` : 'watermark',
    owner,
    ...onDisk,
  })

const savedTable = (owner: string): Table<number> =>
  defineTable<number>({ name: `${owner}.saved`, owner, ...onDisk })

const IDLE: RunRow = { round: 0, on: '', until: 0, parts: 0, next: 0 }

export const runOf = ({ run }: Job, view: View): RunRow => view.get(run, HERE) ?? IDLE

export const batchOf = ({ batch }: Job, view: View): readonly JsonObject[] => everyRow(view, batch)

export const keepBatch = ({ batch }: Job, rows: readonly JsonObject[]): readonly Effect[] =>
  rows.map((row, index) => write(batch, indexKey(index), row))

/** Before everything has ever been copied. */
const NEVER = -1

/** Where the next run begins: what this process has saved, or whoever saved last of those that take turns. */
export function watermarkOf({ watermark, saves }: Job, view: View): number {
  const when = ({ saved }: Save): number => view.get(saved, HERE) ?? 0
  const [last] = saves.toSorted((x, y) => when(y) - when(x))
  return view.get(last?.watermark ?? watermark, HERE) ?? NEVER
}

export const saveWatermark = (job: Job, view: View): readonly Effect[] => [
  write(job.watermark, HERE, runOf(job, view).until),
  ...job.saves.flatMap(({ of, saved }) => (of === job.options.id ? [write(saved, HERE, view.now)] : [])),
]

/** The number that the next request carries. */
export const nextRound = (job: Job, view: View): number => runOf(job, view).round + 1

/** Sends a request of the next round, and waits for its answer. */
export function request<Type extends keyof Protocol>(
  job: Job,
  view: View,
  to: { readonly link: string; readonly type: Type; readonly content: Protocol[Type] },
  how: Pick<Outgoing, 'background'> & { readonly patience: Micros; readonly run?: Partial<RunRow> },
): readonly Effect[] {
  const { background = false, patience, run = {} } = how
  const row = { ...runOf(job, view), ...run, round: nextRound(job, view), on: to.link }
  return [
    write(job.run, HERE, row),
    send(to.link, to.type, to.content, { background }),
    wake('patience', patience, background),
  ]
}

/** Forgets the run in hand. */
export const letGo = (job: Job, view: View): readonly Effect[] => {
  const { run, batch, keysOf, surveyed } = job
  const tables: readonly Table[] = [batch, keysOf, surveyed]
  return [
    ...tables.flatMap((table) => view.keys(table).map((key) => removed(table, key))),
    write(run, HERE, { ...IDLE, round: runOf(job, view).round }),
  ]
}

const removed = (table: Table, key: string): Effect => ({ kind: 'write', table, key, row: undefined })

/** When the clock next strikes for this process: a schedule does not wait for the run before. */
export function untilDue({ options }: Job, view: View): Micros | undefined {
  const { id, interval, turns = [id] } = options
  if (interval === null) return undefined
  const round = interval * turns.length
  const first = (turns.indexOf(id) + 1) * interval
  return round - ((view.now + round - first) % round)
}
