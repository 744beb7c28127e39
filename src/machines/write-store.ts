// The write store: a relational database with row locks, sequences that never roll back, and an outbox in the same transaction.
import { type Input, type JsonObject, replyAddress, type View } from '#kernel'
import { type Actions, createComponent, type Recognised } from './behaviour'
import { reply, write } from './effects'
import { selected } from './field-selection'
import { messageOf, stimulusOf, textOf } from './input'
import { markRows, selectRows } from './outbox-selection'
import { bodyOf } from './protocol'
import { writeStoreChart } from './write-store-chart'
import {
  nextOf,
  sequenceKeys,
  type WriteStore,
  writeStoreOf,
  type WriteStoreOptions,
} from './write-store-rows'
import { transacting } from './write-store-transactions'

/** Builds a write store with one table of aggregates. */
export function createWriteStore(options: WriteStoreOptions) {
  const store = writeStoreOf(options)
  const { truth, outbox, sequences, cursors, transactions } = store
  return createComponent({
    id: options.id,
    kind: 'write-store',
    chart: writeStoreChart,
    behaviour: {
      recognise: (input, view) => recognise(store, input, view),
      actions: { ...transacting(store), ...reading(store), ...querying(store, options), ...hosting(store) },
    },
    tables: [truth, outbox, sequences, cursors, transactions],
    points: ['after-commit'],
    recovery: 100_000,
  })
}

/** Statements that are transactions of their own. */
const reading = (store: WriteStore): Actions<'load' | 'select' | 'mark'> => ({
  load: ({ input, view }) => {
    const request = messageOf(input)
    const { key, task } = bodyOf(request, 'load')
    return [reply(replyAddress(request), 'loaded', { state: view.get(store.truth, key) ?? null, task })]
  },
  select: ({ input, view }) => {
    const request = messageOf(input)
    const query = bodyOf(request, 'select')
    const { rows, gap } = selectRows(view, store, query)
    const inVain = rows.length === 0 && request.background
    return [reply(replyAddress(request), 'rows', { rows, gap, round: query.round }, inVain)]
  },
  mark: ({ input, view }) => {
    const request = messageOf(input)
    const mark = bodyOf(request, 'mark')
    return [
      ...markRows(view, store, mark),
      reply(replyAddress(request), 'marked', { ids: mark.ids, round: mark.round }),
    ]
  },
})

/** Queries for which the read model is not good enough. */
const querying = (
  { truth }: WriteStore,
  { documentOf = (state) => state }: WriteStoreOptions,
): Actions<'answerQuery'> => ({
  answerQuery: ({ input, view }) => {
    const request = messageOf(input)
    const { key, fields } = bodyOf(request, 'query')
    const state = view.get(truth, key)
    const row = state === undefined ? null : documentOf(state)
    const version = Number(state?.['version'] ?? 0)
    const result = { key, version, row: selected(row, fields), source: 'truth' } as const
    return [reply(replyAddress(request), 'result', result)]
  },
})

/** Transactions of somebody else in the same database. */
const hosting = (store: WriteStore): Actions<'beginSession' | 'endSession'> => ({
  beginSession: ({ input, view }) => {
    const { name, writes } = sessionOf(stimulusOf(input))
    const xid = writes ? nextOf(store, view, sequenceKeys.xid) : 0
    const open = {
      session: name,
      life: 0,
      xid,
      status: 'open',
      key: '',
      state: null,
      rows: [],
      wanted: null,
    } as const
    return [
      ...(writes ? [write(store.sequences, sequenceKeys.xid, xid)] : []),
      write(store.transactions, name, open),
    ]
  },
  endSession: ({ input }) => [write(store.transactions, sessionOf(stimulusOf(input)).name, undefined)],
})

const sessionOf = (body: JsonObject) => ({ name: textOf(body['name']), writes: body['writes'] === true })

function recognise({ transactions }: WriteStore, input: Input, view: View): Recognised | undefined {
  switch (input.kind) {
    case 'stimulus':
      return { event: input.type }
    case 'timer': {
      const kind = input.key.slice(0, input.key.indexOf('/'))
      if (kind === 'answer') return { event: 'answer' }
      if (kind === 'idle') return { event: 'rollback' }
      if (kind === 'lock') return { event: 'insert' }
      const busy = view.keys(transactions).filter((tx) => view.get(transactions, tx)?.status === 'committing')
      return { event: busy.length > 1 ? 'flushed' : 'last-flushed' }
    }
    case 'message': {
      const { message } = input
      // A database connection drops what it has seen: on it, nothing is said twice.
      if (message.copyOf !== undefined) return undefined
      if (message.type !== 'commit' && message.type !== 'abort') return { event: message.type }
      const known = view.get(transactions, textOf(message.body['task']))
      return { event: known?.status === 'open' ? message.type : 'abort' }
    }
    case 'life':
      return { event: input.type }
  }
}
