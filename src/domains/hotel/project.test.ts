/** What projecting gives: the known damage when delivery goes wrong, and the two tables of a room put together. */
import { describe, expect, test } from 'vitest'
import type { ApplyStyle, RowPayload, TableRow } from '../domain'
import { integerAt, textAt } from '../read-json'
import { applyStyles, commit, delivered, differing, oracle, project, rowEvent, sent, styleFor } from '../rig'
import type { Rows } from '../rig'
import { hotel } from './hotel'

// Six versions of one room: opened with two, booked by ann, held by bob, paid by bob, ann cancels, dearer.
const { happened, states } = commit(hotel, [
  { type: 'OpenRoom', id: 'room-1', hotel: 'garden', capacity: 2, price: 90_000 },
  { type: 'BookRoom', id: 'room-1', guest: 'ann' },
  { type: 'HoldRoom', id: 'room-1', guest: 'bob' },
  { type: 'PayHold', id: 'room-1', guest: 'bob' },
  { type: 'CancelBooking', id: 'room-1', guest: 'ann' },
  { type: 'ChangePrice', id: 'room-1', price: 95_000 },
])

const changed = ({ table, key, row }: TableRow, op: RowPayload['op']): RowPayload =>
  op === 'd' ? { table, key, op, row: null } : { table, key, op, row }

const document = (rows: Rows) => rows.get('room_availability/room-1')
const takings = (rows: Rows) => rows.get('bookings_by_hotel/garden')

// A cell is 'ok' or what the room's row says instead, as booked+held/available, 'no row' or, for a right row beside
// a wrong counter, 'counter'.
const deliveries = [
  ['in order, once', '123456', 'ok', 'ok', 'ok'],
  ['rewind from the start', '123456123456', 'ok', 'ok', '2+0/2'],
  ['late single duplicate', '1234562', '1+0/1', '1+0/1', '2+0/0'],
  ['swap of hold and payment', '124356', 'ok', '1+1/0', 'ok'],
  ['swap of the last pair', '123465', '1+0/1', 'ok', 'ok'],
  ['create arrives last', '234561', '0+0/2', '0+0/2', 'ok'],
  ['create lost', '23456', 'ok', 'no row', '1+0/-1'],
  ['cancellation lost', '12346', 'ok', '2+0/0', '2+0/0'],
  ['last one lost', '12345', '1+0/1', '1+0/1', '1+0/1'],
] as const

describe.each(deliveries)('%s (%s)', (_name, sequence, ...cells) => {
  test.each(applyStyles.map((style, column) => [style, cells[column]] as const))(
    'by %s: %s',
    (style, expected) => {
      const events = sent(hotel, happened, styleFor[style])
      const view = project(hotel, style, delivered(events, sequence))
      const wrong = differing(hotel, view, oracle(hotel, states))
      const row = document(view)
      const at = (field: string) => (row === undefined ? undefined : integerAt(row, field))
      const said = row === undefined ? 'no row' : `${at('booked')}+${at('held')}/${at('available')}`
      expect(wrong.length === 0 ? 'ok' : wrong.includes('room_availability/room-1') ? said : 'counter').toBe(
        expected,
      )
    },
  )
})

test('the last guest is that of the latest booking, in whatever order increments come', () => {
  const events = sent(hotel, happened, 'delta')
  for (const order of ['142356', '124356', '412', '4321', '24']) {
    const row = document(project(hotel, 'delta', delivered(events, order))) ?? {}
    expect(textAt(row, 'lastGuest')).toBe('bob')
  }
})

test('a payload that cannot be decoded is told, not guessed at', () => {
  for (const style of applyStyles) {
    for (const event of sent(hotel, happened, styleFor[style])) {
      for (const payload of [
        {},
        { price: '3' },
        { hotel: 'moon', bookings: [{ guest: 'ann' }], holds: [7] },
      ]) {
        expect(hotel.apply(style, { ...event, payload }, () => undefined)).toBeUndefined()
      }
    }
  }
})

describe('the rows of a room', () => {
  /** Projects rows named as `r1` or `b2`: the room's row or that of its bookings, of that version. */
  const given = (style: ApplyStyle, names: string, op: RowPayload['op'] = 'u', onto: Rows = new Map()) =>
    project(
      hotel,
      style,
      names.split(' ').flatMap((name) => {
        const version = Number(name.slice(1))
        const state = happened[version - 1]?.after
        const row = state && hotel.rowsOf(state)[name.startsWith('r') ? 0 : 1]
        return row === undefined ? [] : [rowEvent('room-1', version, changed(row, op))]
      }),
      onto,
    )

  test('are one of its own and one that sums up its bookings, parent first', () => {
    const last = happened[3]?.after ?? { version: 0 }
    expect(hotel.rowsOf(last)).toEqual([
      {
        table: 'rooms',
        key: 'room-1',
        row: { id: 'room-1', version: 4, hotel: 'garden', capacity: 2, price: 90_000 },
      },
      {
        table: 'room_bookings',
        key: 'room-1/bookings',
        row: {
          roomId: 'room-1',
          booked: 2,
          held: 0,
          revenue: 180_000,
          lastGuest: 'bob',
        },
      },
    ])
  })

  test('tell how much is left only together, whichever comes first', () => {
    expect(document(given('upsert', 'r2'))).toMatchObject({
      capacity: 2,
      booked: null,
      available: null,
      status: null,
    })
    expect(document(given('upsert', 'b2'))).toMatchObject({
      hotel: null,
      booked: 1,
      available: null,
      status: null,
    })
    for (const names of ['r2 b2', 'b2 r2']) {
      expect(document(given('upsert', names))).toMatchObject({ available: 1, status: 'open', version: 2 })
    }
  })

  test('are counted once the hotel is known', () => {
    expect(takings(given('upsert', 'b2'))).toBeUndefined()
    expect(takings(given('upsert', 'b2 r2'))).toEqual({ bookings: 1, revenue: 90_000 })
    expect(takings(given('upsert', 'r1 b4'))).toEqual({ bookings: 2, revenue: 180_000 })
  })

  test('go when the room is deleted, and leave a skeleton when its bookings are', () => {
    const whole = given('upsert', 'r4 b4')
    const gone = given('upsert', 'r4', 'd', whole)
    expect(document(gone)).toBeUndefined()
    expect(takings(gone)).toEqual({ bookings: 0, revenue: 0 })
    const half = given('upsert', 'b4', 'd', whole)
    expect(document(half)).toMatchObject({ capacity: 2, booked: null, status: null })
    expect(takings(half)).toEqual({ bookings: 0, revenue: 0 })
  })

  test('by partial, lack bookings that came before their room', () => {
    expect(given('partial', 'b2').size).toBe(0)
    expect(document(given('partial', 'b2 r2'))).toMatchObject({ hotel: 'garden', booked: null })
    expect(document(given('partial', 'r2 b2'))).toMatchObject({ booked: 1, status: 'open' })
    expect(given('partial', 'r2', 'd').size).toBe(0)
  })
})
