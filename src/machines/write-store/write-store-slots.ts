// The slots of those who follow the commit log: how far each is, how much log it holds back, and when it is given up.
import { type Effect, type Micros, replyAddress, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { reply, wake, write } from '../effects'
import { messageOf } from '../input'
import { bodyOf, type CommitRecord, type Protocol } from '../protocol/protocol'
import { endOf, sequenceKeys, type SlotRow, type WriteStore } from './write-store-rows'

/** How often the size of the kept log is measured. */
const MEASURE: Micros = 10_000_000
/** A commit's own share of the log, in bytes. */
const RECORD_BYTES = 1_000

export const holding = (store: WriteStore): Actions<'confirm' | 'snapshot' | 'measure'> => {
  const { slots, log, syncing } = store
  return {
    confirm: ({ input, view }) => {
      const message = messageOf(input)
      const { slot, position, round } = bodyOf(message, 'confirm')
      const known = view.get(slots, slot)
      const answer = reply(replyAddress(message), 'confirmed', { round }, message.background)
      if (known === undefined || known.lost === true) return [answer]
      const end = endOf(store, view)
      const confirmed = Math.max(known.confirmed, position)
      const reached = view.get(log, String(confirmed))?.at
      const since = confirmed >= end ? view.now : Math.max(known.since, reached ?? known.since)
      const moved = measured(store, view, { ...known, confirmed, since })
      const done = view.keys(syncing).filter((task) => isSynced(store, view, task, { slot, confirmed }))
      return [
        write(slots, slot, moved),
        ...prune(store, view, slot, confirmed),
        ...done.map((task) => wake(`visible/${task}`, 0)),
        answer,
      ]
    },
    snapshot: ({ input, view }) => {
      const message = messageOf(input)
      const { slot, round } = bodyOf(message, 'snapshot')
      const position = endOf(store, view)
      return [
        ...openSlot(store, view, slot),
        reply(replyAddress(message), 'snapshot-rows', { records: rowsNow(store, view), position, round }),
      ]
    },
    measure: ({ view }) => {
      const open = view.keys(slots)
      return [
        ...open.flatMap((key) => {
          const row = view.get(slots, key)
          return row === undefined || row.lost === true ? [] : [write(slots, key, measured(store, view, row))]
        }),
        ...(open.length === 0 ? [] : [wake('measure', MEASURE, true)]),
      ]
    },
  }
}

/** Whether the log does not go back any more to where a reader is, which it hears if its slot was given up, or if it asks. */
export function isTooLate(store: WriteStore, view: View, request: Protocol['read-log']): boolean {
  const known = view.get(store.slots, request.slot)
  if (known?.lost === true) return true
  const from = known?.from ?? endOf(store, view)
  return request.whole === true && request.after !== null && request.after < from
}

/** A slot begins where the log ends. */
export function openSlot(store: WriteStore, view: View, slot: string): readonly Effect[] {
  const known = view.get(store.slots, slot)
  if (known !== undefined && known.lost !== true) return []
  const confirmed = endOf(store, view)
  const isFirst = view.size(store.slots) === 0
  return [
    write(store.slots, slot, { confirmed, from: confirmed, since: view.now, retained: 0 }),
    ...(isFirst ? [wake('measure', MEASURE, true)] : []),
  ]
}

/** How much log a slot keeps, in whole megabytes; past the limit it is given up. */
function measured(store: WriteStore, view: View, row: SlotRow): SlotRow {
  const { limit = null, traffic = 0 } = store.options.log ?? {}
  const commits = endOf(store, view) - row.confirmed
  const bytes = ((view.now - row.since) / 1_000_000) * traffic * 1000 + commits * RECORD_BYTES
  const retained = Math.floor(bytes / 1_000_000)
  if (limit !== null && retained > limit) return { ...row, retained: 0, lost: true }
  return retained === row.retained ? row : { ...row, retained }
}

/** What every slot has behind it leaves the log. */
function prune(store: WriteStore, view: View, moved: string, confirmed: number): readonly Effect[] {
  const { slots, log, sequences } = store
  const least = view.keys(slots).reduce((low, key) => {
    const row = view.get(slots, key)
    const own = key === moved ? confirmed : row?.lost === true ? low : (row?.confirmed ?? low)
    return Math.min(low, own)
  }, Number.MAX_SAFE_INTEGER)
  const start = (view.get(sequences, sequenceKeys.logStart) ?? 0) + 1
  if (least < start || least === Number.MAX_SAFE_INTEGER) return []
  const gone = Array.from({ length: least - start + 1 }, (_, i) => String(start + i))
  return [
    ...gone.filter((key) => view.get(log, key) !== undefined).map((key) => write(log, key, undefined)),
    write(sequences, sequenceKeys.logStart, least),
  ]
}

/** Whether enough standbys have a commit that waits for them, now that one of them has come further. */
function isSynced(
  store: WriteStore,
  view: View,
  task: string,
  moved: { readonly slot: string; readonly confirmed: number },
): boolean {
  const { followers, quorum } = store.standby
  const position = view.get(store.syncing, task)?.position ?? Number.MAX_SAFE_INTEGER
  const having = followers.filter((slot) => {
    const own = slot === moved.slot ? moved.confirmed : view.get(store.slots, slot)?.confirmed
    return (own ?? 0) >= position
  })
  return having.length >= Math.min(quorum, followers.length)
}

/** Every row there is, as a snapshot reads it: of the outbox where there is one, else of the aggregates. */
function rowsNow(store: WriteStore, view: View): readonly CommitRecord[] {
  const common = { position: 0, xid: 0, at: view.now, op: 'snapshot', before: null } as const
  if ((store.options.events ?? 'outbox') === 'outbox')
    return view
      .keys(store.outbox)
      .flatMap((key) => view.get(store.outbox, key) ?? [])
      .toSorted((one, two) => one.id - two.id)
      .map(({ key, command, event }) => ({
        ...common,
        command,
        key,
        version: event.version,
        state: null,
        events: [event],
      }))
  return view.keys(store.truth).map((key) => {
    const state = view.get(store.truth, key) ?? null
    const version = Number(state?.['version'] ?? 0)
    return { ...common, command: '', key, version, state, events: [] }
  })
}
