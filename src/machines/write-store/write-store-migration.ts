// A migration of the aggregates' table: it locks out writers for as long as it takes, as PostgreSQL's SHARE ROW EXCLUSIVE does.
import type { Effect, View } from '#kernel'
import type { Actions } from '../behaviour'
import { wake, write } from '../effects'
import { messageOf } from '../input'
import { bodyOf } from '../protocol/protocol'
import { MIGRATION, openedBy, type WriteStore } from './write-store-rows'

export const migrating = (store: WriteStore): Actions<'migrate' | 'endMigration'> => ({
  migrate: ({ input, view }) => {
    const { from, epoch, body } = { ...messageOf(input), body: bodyOf(messageOf(input), 'migrate') }
    return [
      write(store.transactions, MIGRATION, openedBy({ session: from, life: epoch, xid: 0, begun: view.now })),
      wake(MIGRATION, body.lasts),
    ]
  },
  endMigration: ({ view }) => [write(store.transactions, MIGRATION, undefined), ...letIn(store, view)],
})

/** Whoever waits for a row is looked at, row by row. */
function letIn({ transactions }: WriteStore, view: View): readonly Effect[] {
  const waiting = view.keys(transactions).flatMap((task) => {
    const row = view.get(transactions, task)
    return row?.status === 'waiting' ? [row.key] : []
  })
  return [...new Set(waiting)].map((key) => wake(`lock/${key}`, 0))
}
