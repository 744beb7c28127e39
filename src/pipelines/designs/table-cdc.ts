// Change data capture on the business tables: every changed row is an event of its table; the read document is joined from
// them, and until all rows of a transaction have arrived it shows a part.
import { changedRows } from '#domains'
import { byAggregate, type CommitRecord, type EventBody, type Member, rowIn } from '#machines'
import { truthOf } from '../business'
import { join } from '../join'
import { READ_STORE } from '../names'
import { capture, capturedLog, captureTraits } from '../parts/capture'
import { clientSide } from '../parts/client-side'
import { delivery, DELIVERY_SETTINGS, deliveryTraits, refuseDelivery } from '../parts/delivery'
import { readSide, READ_SIDE_SETTINGS, readSideTraits } from '../parts/read-side'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Refusal, Wiring } from '../pipeline'
import { laterEvent } from '../schemas'

type State = Parameters<typeof changedRows>[1]

/** One event for each row that a commit changed; where readers are told, each names all rows of its transaction. */
const rowEvents =
  (wiring: Wiring) =>
  (record: CommitRecord): readonly EventBody[] => {
    const events = byAggregate(record).flatMap((each) => rowsOf(wiring, each))
    if (!wiring.settings.cdc.metadata) return events
    const together = events.map((event): Member => {
      const { aggregateId: key, version } = event
      const row = rowIn(event)
      return row === undefined ? { key, version } : { key, version, row }
    })
    return events.map((event) => ({ ...event, together }))
  }

/** The rows of one aggregate that a commit changed, parent first. */
function rowsOf({ domain }: Wiring, record: CommitRecord): readonly EventBody[] {
  const { key, version, before, state, op, events } = record
  const isLater = events.some(({ schema }) => schema === 2)
  const rows = changedRows(domain, (before ?? undefined) as State, (state ?? undefined) as State)
  const main = rows.find(({ op: change }) => change !== 'd') ?? rows.at(-1)
  const captured = rows.map((row) => ({
    id: `${nameOf(record)}/${row.table}`,
    type: row.table,
    aggregateId: key,
    version,
    style: 'row',
    payload: {
      // The row that changes with every commit, as it was written.
      ...(row === main ? (events.at(-1)?.payload ?? row) : row),
      ...(op === 'snapshot' ? { op: 'r' } : {}),
    },
  }))
  // The columns have the names of the release that wrote the row.
  return isLater ? captured.map(laterEvent(domain)) : captured
}

/** A commit bears the name of its event. A row of a snapshot is none that was ever published before. */
const nameOf = ({ key, version, op, at, events }: CommitRecord): string =>
  op === 'snapshot' ? `${key}@${version}#r${at}` : (events.at(-1)?.id ?? `${key}@${version}`)

/** What makes no sense for rows of tables. */
const refuseRows = ({ projector, events, cdc, partitions }: Wiring['settings']): readonly Refusal[] => [
  ...(projector.apply === 'delta'
    ? [
        {
          path: 'projector.apply',
          what: 'cannot be delta: a changed row says what it is now; write upsert or partial',
        },
      ]
    : []),
  ...(projector.guard === 'next' && !cdc.metadata
    ? [
        {
          path: 'projector.guard',
          what: 'cannot be next: not every row changes in every transaction; write newer, or set cdc.metadata true',
        },
      ]
    : []),
  ...(projector.notify || projector.gate
    ? [
        {
          path: projector.notify ? 'projector.notify' : 'projector.gate',
          what: 'cannot be true: a changed row is no event that anybody is told of; remove it',
        },
      ]
    : []),
  ...(projector.transactions === 'together'
    ? [
        {
          path: 'projector.transactions',
          what: 'cannot be together: the connector says which rows belong together; set cdc.metadata true',
        },
      ]
    : []),
  ...(cdc.metadata && partitions > 1 && projector.guard !== 'next'
    ? [
        {
          path: 'partitions',
          what: 'would let later rows overtake a transaction that waits for its own; write 1, or set projector.guard "next"',
        },
      ]
    : []),
  ...(events === 'notification'
    ? [{ path: 'events', what: 'cannot be chosen: the events are the changed rows; remove it' }]
    : []),
]

export const tableCdc: Design = {
  id: 'table-cdc',
  level: 3,
  settings: [...WRITE_SETTINGS, ...DELIVERY_SETTINGS, ...READ_SIDE_SETTINGS, 'cdc'],
  refuse: (settings) => [...refuseDelivery(settings), ...refuseRows(settings)],
  release: 'events',
  wire(wiring) {
    const { domain, settings } = wiring
    const carried = deliveryTraits(wiring)
    const captured = captureTraits(settings)
    const { missingIsFine, hands, lag } = readSideTraits(settings)
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, {
          store: { events: 'none', log: capturedLog(settings) },
          style: 'row',
          release: 'events',
        }),
        capture(wiring, rowEvents(wiring)),
        delivery(wiring),
        readSide(wiring),
      ],
      {
        ...carried,
        truth: truthOf(domain),
        waiting: [...captured.waiting, ...carried.waiting],
        hands: [...captured.hands, ...carried.hands, ...hands],
        missingIsFine,
        inParts: !settings.cdc.metadata,
        normalLag: captured.normalLag + lag,
      },
    )
  },
}
