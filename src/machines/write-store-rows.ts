// What the write store keeps: aggregates, outbox, sequences and cursor on disk; open transactions in memory.
import { defineTable, type JsonObject, type ReplyAddress, type Table, type View } from '#kernel'
import type { OutboxRow } from './protocol'

export interface WriteStoreOptions {
  readonly id: string
  /** The table of the aggregates, such as `orders`. */
  readonly aggregates: string
  /** What a query of the write model is answered with: what the read model would say of this state. */
  readonly documentOf?: (state: JsonObject) => JsonObject
}

/** How far the relays have read, as the database keeps it. */
export type Cursor = { readonly id: number; readonly xid: number }

/** An open transaction. It dies with the server, and with its client's connection. */
export type TransactionRow = {
  readonly session: string
  /** Which life of the client opened it: it ends with that one. */
  readonly life: number
  /** Handed out at the first write; 0 while it has only read. Older than everything it waits for. */
  readonly xid: number
  readonly status: 'waiting' | 'open' | 'committing'
  /** The locked row's key; empty for a session of somebody else. */
  readonly key: string
  readonly state: JsonObject | null
  readonly rows: readonly Omit<OutboxRow, 'committed' | 'sent'>[]
  /** What is still to be done once the lock is free. */
  readonly wanted: {
    readonly request: JsonObject
    readonly address: ReplyAddress
    readonly order: number
  } | null
}

/** All that a write store's acts share. */
export interface WriteStore {
  readonly truth: Table<JsonObject>
  readonly outbox: Table<OutboxRow>
  readonly sequences: Table<number>
  readonly cursors: Table<Cursor>
  readonly transactions: Table<TransactionRow>
}

export function writeStoreOf({ id, aggregates }: WriteStoreOptions): WriteStore {
  const own = { owner: id, durable: true } as const
  return {
    truth: defineTable<JsonObject>({ name: aggregates, ...own, home: 'writeStore' }),
    outbox: defineTable<OutboxRow>({ name: 'outbox', ...own, home: 'outbox', appended: true }),
    sequences: defineTable<number>({ name: 'sequences', ...own, home: 'writeStore' }),
    cursors: defineTable<Cursor>({ name: 'relay_cursor', ...own, home: 'writeStore' }),
    transactions: defineTable<TransactionRow>({
      name: 'transactions',
      owner: id,
      durable: false,
      home: 'kernel',
    }),
  }
}

export const sequenceKeys = {
  outbox: 'outbox',
  xid: 'xid',
  firstUnsent: 'first-unsent',
} as const

/** The number that a sequence hands out next. */
export const nextOf = ({ sequences }: WriteStore, view: View, sequence: string): number =>
  (view.get(sequences, sequence) ?? 0) + 1
