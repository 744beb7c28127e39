// A station: so many requests are served at once, the rest wait in line, first come, first served. Any component may have one.
import { defineTable, type Effect, type JsonObject, type Micros, type Table, type View } from '#kernel'
import { pause, write } from './effects'

/** A piece of work: the timer that fires when it is done, and how long it takes once it is begun. */
export type Work = {
  readonly key: string
  readonly after: Micros
  readonly body: JsonObject
}

/** Who is being served, and the numbers of the line: next to be called, next to be handed out. */
type Desk = { readonly busy: number; readonly call: number; readonly hand: number }

export interface Station {
  /** How many are served at once; null: any number, and then nothing is written down. */
  readonly capacity: number | null
  /** Who waits, by number. Dies with the component, as its clients' connections do. */
  readonly queue: Table<Work>
  readonly desk: Table<Desk>
}

const DESK = 'desk'
const EMPTY: Desk = { busy: 0, call: 0, hand: 0 }

/** The station of a component; its rows stand in `<name>.queue` and `<name>.desk`, the name being the component's own. */
export function stationOf(owner: string, capacity: number | null, name = owner): Station {
  const own = { owner, durable: false, home: 'kernel' } as const
  return {
    capacity,
    queue: defineTable<Work>({ name: `${name}.queue`, ...own }),
    desk: defineTable<Desk>({ name: `${name}.desk`, ...own }),
  }
}

/** The tables that a component with this station has to declare. */
export const stationTables = ({ capacity, queue, desk }: Station): readonly Table[] =>
  capacity === null ? [] : [queue, desk]

/** Takes work in: it is begun at once, or waits. At most once in a step: a step sees the rows as they were before it. */
export function enter(station: Station, view: View, work: Work): readonly Effect[] {
  const begun = pause(work.key, work.after, work.body)
  if (station.capacity === null) return [begun]
  const desk = view.get(station.desk, DESK) ?? EMPTY
  if (desk.busy < station.capacity)
    return [write(station.desk, DESK, { ...desk, busy: desk.busy + 1 }), begun]
  return [
    write(station.queue, numberOf(desk.hand), work),
    write(station.desk, DESK, { ...desk, hand: desk.hand + 1 }),
  ]
}

/** Work is done: whoever has waited longest is next. Once for each piece of work, and at most once in a step. */
export function leave(station: Station, view: View): readonly Effect[] {
  if (station.capacity === null) return []
  const desk = view.get(station.desk, DESK) ?? EMPTY
  const next = view.get(station.queue, numberOf(desk.call))
  if (next === undefined) return [write(station.desk, DESK, { ...desk, busy: Math.max(0, desk.busy - 1) })]
  return [
    write(station.queue, numberOf(desk.call), undefined),
    write(station.desk, DESK, { ...desk, call: desk.call + 1 }),
    pause(next.key, next.after, next.body),
  ]
}

/** Numbers that sort. */
const numberOf = (number: number): string => String(number).padStart(9, '0')

/** The line and the desk are gone, such as with a server: what is to be written down, and who was waiting. */
export function emptied(
  station: Station,
  view: View,
): { readonly effects: readonly Effect[]; readonly works: readonly Work[] } {
  if (station.capacity === null) return { effects: [], works: [] }
  const numbers = view.keys(station.queue)
  return {
    effects: [
      ...numbers.map((number) => write(station.queue, number, undefined)),
      write(station.desk, DESK, undefined),
    ],
    works: numbers.flatMap((number) => view.get(station.queue, number) ?? []),
  }
}
