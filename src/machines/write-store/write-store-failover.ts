// The primary is lost and a standby takes over: what the standby never heard of is gone, and everybody connects anew.
import {
  type Effect,
  type JsonObject,
  type Micros,
  replyAddress,
  type ReplyAddress,
  type View,
} from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, reply, wake, write } from '../effects'
import { messageOf, textOf } from '../input'
import { isReplicated } from './write-store-commit'
import { forgetRefreshes } from './write-store-views'
import { endOf, FORK, tablesOf, TIMELINE, type WriteStore } from './write-store-rows'

/** From the loss of the primary until the standby takes writes. */
const PROMOTION: Micros = 1_000_000

export const failingOver = (store: WriteStore): Actions<'loseTail' | 'recover' | 'refuse' | 'promoted'> => {
  const { syncing, transactions, reads, slots, undo, timeline, log, standby } = store
  return {
    loseTail: ({ view }) => {
      const lost = view.keys(undo).filter((key) => !isThere(store, view, Number(key)))
      const unheard = view.keys(syncing).filter((task) => !isThere(store, view, placeOf(store, view, task)))
      const readers = view.keys(slots).filter((key) => !standby.followers.includes(key))
      const fork = forkBefore(store, view, [
        ...lost.map(Number),
        ...unheard.map((task) => placeOf(store, view, task)),
      ])
      const keeps = store.options.log?.failoverSlot === true
      return [
        ...restore(store, view, lost),
        ...lost.flatMap((key) => [write(undo, key, undefined), write(log, key, undefined)]),
        ...unheard.flatMap((task) => [
          write(log, String(view.get(syncing, task)?.position), undefined),
          write(syncing, task, undefined),
        ]),
        ...view
          .keys(transactions)
          .flatMap((task) => [
            write(transactions, task, undefined),
            ...['idle', 'flush', 'answer'].map((kind) => cancel(`${kind}/${task}`)),
          ]),
        ...view.keys(reads).flatMap((key) => dropRead(store, view, key, fork)),
        ...forgetRefreshes(store.views, view),
        ...(keeps ? [] : readers.map((key) => write(slots, key, undefined))),
        write(timeline, FORK, fork),
        write(timeline, TIMELINE, (view.get(timeline, TIMELINE) ?? 0) + 1),
        wake('promoted', PROMOTION),
      ]
    },
    promoted: ({ view }) => resume(store, view),
    /** What was on disk before a crash is committed, with or without a standby. */
    recover: ({ view }) => resume(store, view),
    /** Nobody is there: the sender gets its own words back. */
    refuse: ({ input, view }) => {
      const message = messageOf(input)
      if (message.kind !== 'request') return []
      if (message.type === 'read-log' && standby.followers.includes(message.from))
        return [newTimeline(replyAddress(message), message.body, view.get(timeline, FORK) ?? 0)]
      return [
        {
          kind: 'reply',
          to: replyAddress(message),
          type: 'refused',
          body: message.body,
          background: message.background,
        },
      ]
    },
  }
}

const placeOf = ({ syncing }: WriteStore, view: View, task: string): number =>
  view.get(syncing, task)?.position ?? Number.MAX_SAFE_INTEGER

/** The last position that the standby which takes over has. */
const forkBefore = (store: WriteStore, view: View, lost: readonly number[]): number =>
  Math.min(endOf(store, view), ...lost.map((position) => position - 1))

const newTimeline = (to: ReplyAddress, request: JsonObject, position: number): Effect =>
  reply(to, 'new-timeline', { slot: textOf(request['slot']), position, round: Number(request['round']) })

/** Who waits for something to read loses the connection. */
function dropRead({ reads, standby }: WriteStore, view: View, key: string, fork: number): readonly Effect[] {
  const waiting = view.get(reads, key)
  const gone = [write(reads, key, undefined), cancel(`read/${key}`)]
  if (waiting === undefined) return gone
  if (standby.followers.includes(key)) return [...gone, newTimeline(waiting.address, waiting.request, fork)]
  return [...gone, { kind: 'reply', to: waiting.address, type: 'refused', body: waiting.request }]
}

/** What went on by timers goes on: commits that waited for a standby, and the measuring of the log. */
const resume = ({ syncing, slots }: WriteStore, view: View): readonly Effect[] => [
  ...view.keys(syncing).map((task) => wake(`visible/${task}`, 0)),
  ...(view.size(slots) === 0 ? [] : [wake('measure', 0, true)]),
]

/** Whether a commit is on the disk of a standby, which may not have had the time to say so. */
function isThere(store: WriteStore, view: View, position: number): boolean {
  const { followers, reached } = store.standby
  if (followers.length === 0 || reached === undefined) return isReplicated(store, view, position)
  return followers.some((follower) => reached(view, follower) >= position)
}

/** The rows as they were before the lost commits: newest first, so that the oldest has the last word. */
function restore(store: WriteStore, view: View, lost: readonly string[]): readonly Effect[] {
  const tables = new Map(tablesOf(store).map((table) => [table.name, table]))
  return lost
    .toSorted((x, y) => Number(y) - Number(x))
    .flatMap((key) => view.get(store.undo, key)?.rows ?? [])
    .flatMap(([name, key, before]) => {
      const table = tables.get(name)
      return table === undefined ? [] : [{ kind: 'write' as const, table, key, row: before ?? undefined }]
    })
}
