// Change data capture on the business tables: every changed row is an event of its table; the read document is joined from
// them, and until all rows of a transaction have arrived it shows a part.
import { changedRows } from '#domains'
import type { CommitRecord, EventBody } from '#machines'
import { truthOf } from '../business'
import { join } from '../join'
import { READ_STORE } from '../names'
import { capture, capturedLog, captureTraits } from '../parts/capture'
import { clientSide } from '../parts/client-side'
import { delivery, DELIVERY_SETTINGS, deliveryTraits, refuseDelivery } from '../parts/delivery'
import { readSide, READ_SIDE_SETTINGS, readSideTraits } from '../parts/read-side'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Refusal, Wiring } from '../pipeline'

type State = Parameters<typeof changedRows>[1]

/** One event for each row that a commit changed, parent first; where readers are told, each is one part of several. */
const rowEvents =
  ({ domain, settings }: Wiring) =>
  (record: CommitRecord): readonly EventBody[] => {
    const { key, version, before, state, op } = record
    const rows = changedRows(domain, (before ?? undefined) as State, (state ?? undefined) as State)
    const main = rows.find(({ op: change }) => change !== 'd') ?? rows.at(-1)
    return rows.map((row, part) => ({
      id: `${nameOf(record)}/${row.table}`,
      type: row.table,
      aggregateId: key,
      version,
      style: 'row',
      payload: {
        // The row that changes with every commit, as it was written.
        ...(row === main ? (record.events.at(-1)?.payload ?? row) : row),
        ...(op === 'snapshot' ? { op: 'r' } : {}),
        ...(settings.cdc.metadata ? { part, parts: rows.length } : {}),
      },
    }))
  }

/** A commit bears the name of its event. A row of a snapshot is none that was ever published before. */
const nameOf = ({ key, version, op, at, events }: CommitRecord): string =>
  op === 'snapshot' ? `${key}@${version}#r${at}` : (events.at(-1)?.id ?? `${key}@${version}`)

/** What makes no sense for rows of tables. */
const refuseRows = ({ projector, events, cdc }: Wiring['settings']): readonly Refusal[] => [
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
  ...(events === 'notification'
    ? [{ path: 'events', what: 'cannot be chosen: the events are the changed rows; remove it' }]
    : []),
]

export const tableCdc: Design = {
  id: 'table-cdc',
  title: { en: 'CDC on business tables', ko: '업무 테이블 CDC' },
  level: 3,
  settings: [...WRITE_SETTINGS, ...DELIVERY_SETTINGS, ...READ_SIDE_SETTINGS, 'cdc'],
  refuse: (settings) => [...refuseDelivery(settings), ...refuseRows(settings)],
  wire(wiring) {
    const { domain, settings } = wiring
    const carried = deliveryTraits(wiring)
    const captured = captureTraits(settings)
    const { missingIsFine, hands, lag } = readSideTraits(settings)
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store: { events: 'none', log: capturedLog(settings) }, style: 'row' }),
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
