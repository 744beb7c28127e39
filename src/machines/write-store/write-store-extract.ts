// What the write store tells a job that asks what has changed: by the column `updated_at`, which says when a change began.
import { defineTable, type Effect, type JsonObject, replyAddress, type Table, type View } from '#kernel'
import type { Actions } from '../behaviour'
import { reply, write } from '../effects'
import { everyRow } from '../job/every-row'
import { messageOf } from '../input'
import { bodyOf, type EventBody, type Protocol } from '../protocol/protocol'
import type { WrittenPart } from './write-store-rows'

export interface ExtractOptions {
  /** Whether a deleted row stays, marked as deleted. */
  readonly soft: boolean
  /** Whether there is a table of changes to be read in place of the rows: for loads that add. */
  readonly changes: boolean
}

/** The column `updated_at` of a row, and the version it speaks of; a row that was deleted softly is kept here. */
type UpdatedRow = { readonly at: number; readonly version: number; readonly deleted?: JsonObject }

/** A row of the table of changes. */
type ChangeRow = { readonly at: number; readonly event: EventBody }

export interface Extraction {
  readonly options: ExtractOptions
  readonly updated: Table<UpdatedRow>
  readonly changes: Table<ChangeRow>
}

/** A commit as whoever keeps `updated_at` has to know it. */
export interface ExtractedCommit {
  readonly parts: readonly WrittenPart[]
  readonly events: readonly EventBody[]
  /** When its transaction had begun: what `now()` says inside it. */
  readonly begun: number
}

export function extractionOf(owner: string, options: ExtractOptions): Extraction {
  const own = { owner, durable: true, home: 'writeStore' } as const
  return {
    options,
    updated: defineTable<UpdatedRow>({ name: 'updated_at', ...own }),
    changes: defineTable<ChangeRow>({ name: 'changes', ...own, appended: true }),
  }
}

/** The rows that a commit leaves for extractions. */
export function keepUpdated(
  { options, updated, changes }: Extraction,
  view: View,
  { parts, events, begun: at }: ExtractedCommit,
): readonly Effect[] {
  const first = view.size(changes) + 1
  return [
    ...parts.map(({ key, state }) => {
      const version = Number(state?.['version'] ?? 0)
      const isGone = state === null || state['deleted'] === true
      const row = isGone ? { at, version, deleted: { ...state, id: key, deleted: true } } : { at, version }
      return write(updated, key, isGone && !options.soft ? undefined : row)
    }),
    ...(options.changes ? events.map((event, i) => write(changes, String(first + i), { at, event })) : []),
  ]
}

/** The job's SELECT, all of one instant. It sees committed rows only, whenever their transactions had begun. */
export const extracting = (
  truth: Table<JsonObject>,
  extraction: Extraction | undefined,
): Actions<'extract'> => ({
  extract: ({ input, view }) => {
    const message = messageOf(input)
    const request = bodyOf(message, 'extract')
    const { round } = request
    if (request.whole === true || extraction === undefined) {
      const keys = view.keys(truth)
      const rows = everyRow(view, truth)
      return [
        reply(
          replyAddress(message),
          'extracted',
          { rows, gone: null, keys, until: view.now, round },
          message.background,
        ),
      ]
    }
    const extracted = changedSince(truth, extraction, view, request)
    const isEmpty = extracted.rows.length === 0
    return [reply(replyAddress(message), 'extracted', extracted, isEmpty && message.background)]
  },
})

interface Dated {
  readonly at: number
  readonly row: JsonObject
}

/** Rows with `after < updated_at ≤ until`. Without a lag window the youngest row that is seen is the bound. */
function changedSince(
  truth: Table<JsonObject>,
  extraction: Extraction,
  view: View,
  { after, lagWindow, deletes, round }: Protocol['extract'],
): Protocol['extracted'] {
  const bound = lagWindow > 0 ? view.now - lagWindow : Number.MAX_SAFE_INTEGER
  const news = datedRows(truth, extraction, view).filter(({ at }) => at > after)
  const ripe = news.filter(({ at }) => at <= bound).toSorted((x, y) => x.at - y.at)
  const last = ripe.at(-1)?.at ?? after
  return {
    rows: ripe.map(({ row }) => row),
    gone: null,
    keys: deletes === 'diff' ? view.keys(truth) : null,
    until: lagWindow > 0 && ripe.length > 0 ? bound : last,
    round,
    ...(ripe.length < news.length ? { later: true as const } : {}),
  }
}

function datedRows(
  truth: Table<JsonObject>,
  { options, updated, changes }: Extraction,
  view: View,
): readonly Dated[] {
  if (options.changes)
    return view.keys(changes).flatMap((key) => {
      const change = view.get(changes, key)
      return change === undefined ? [] : [{ at: change.at, row: change.event }]
    })
  return view.keys(updated).flatMap((key) => {
    const dated = view.get(updated, key)
    const row = dated?.deleted ?? view.get(truth, key)
    return dated === undefined || row === undefined ? [] : [{ at: dated.at, row }]
  })
}
