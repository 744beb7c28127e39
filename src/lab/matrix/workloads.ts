// The few commands that a cell is run with, in milliseconds, as a scenario file says them.

/** A line of a scenario file's workload, or of its list of faults. */
export type Entry = Readonly<Record<string, unknown>>

const at = (millis: number, type: string, id: string, more: Entry = {}): Entry => ({
  at: millis,
  command: { type, id, ...more },
})

export const place = (millis: number, id: string): Entry =>
  at(millis, 'PlaceOrder', id, { product: 'desk', quantity: 5 })
export const pay = (millis: number, id: string): Entry => at(millis, 'PayOrder', id)
export const ship = (millis: number, id: string): Entry => at(millis, 'ShipOrder', id)
export const remove = (millis: number, id: string): Entry => at(millis, 'DeleteOrder', id)
export const changeQuantity = (millis: number, id: string): Entry =>
  at(millis, 'ChangeQuantity', id, { quantity: 3 })
/** Pieces are taken out of one order and put into another, in one transaction. */
export const move = (millis: number, id: string, to: string): Entry =>
  at(millis, 'MoveItems', id, { to, quantity: 2 })
const look = (millis: number, id: string): Entry => ({ at: millis, query: id })

/** The order whose only event comes last: nothing makes up for what becomes of it. */
export const LAST = 'order-2'
/** The number of its command, and of its event. */
export const LAST_NUMBER = 3

/** Two versions of one order and one of another, close together. */
export const BURST: readonly Entry[] = [place(0, 'order-1'), pay(60, 'order-1'), place(120, LAST)]

/** Writes go on when a short fault is over. */
export const LATER: readonly Entry[] = [place(3000, 'order-3'), pay(3060, 'order-3'), place(3120, 'order-4')]

/** A fault that lasts for a while: longer than anybody keeps something in memory and tries again. */
export const WHILE = { from: 1000, until: 9000 } as const
/** One that lasts longer than the naive log keeps what it has. */
export const LONG = { from: 1000, until: 21_000 } as const

/** Writes and reads before, during and after a fault that lasts. */
export const during = ({ until }: { readonly until: number }): readonly Entry[] => [
  place(0, 'order-0'),
  pay(60, 'order-0'),
  place(120, 'order-1'),
  pay(1500, 'order-1'),
  place(1560, 'order-3'),
  pay(1620, 'order-3'),
  place(1680, LAST),
  look(2000, 'order-1'),
  place(2600, 'order-5'),
  look(3000, LAST),
  ...everyOther(4500, until),
  place(until + 1500, 'order-4'),
]

/** An order every other second, so that nobody has been idle for long. */
export const everyOther = (from: number, until: number): readonly Entry[] =>
  from > until ? [] : [place(from, `order-at-${from}`), ...everyOther(from + 2000, until)]

/** A reader who wants two documents at once. */
export const lookAtBoth = (millis: number, id: string, other: string): Entry => ({
  at: millis,
  query: id,
  with: other,
})
