// A desk for acts that do several things one after the other: what is read there shows what the same act has written before.
import { type Effect, type Json, type SimTime, type Table, type View } from '#kernel'
import { write } from '../effects'

export interface Desk {
  readonly now: SimTime
  get<Row extends NonNullable<Json>>(table: Table<Row>, key: string): Row | undefined
  put<Row extends NonNullable<Json>>(table: Table<Row>, key: string, row: Row | undefined): void
  /** Sorted; for small tables, and for what happens rarely. */
  keys(table: Table): readonly string[]
  size(table: Table): number
  /** An effect that is no write. */
  say(...effects: readonly Effect[]): void
}

interface Note {
  readonly table: string
  readonly key: string
  readonly row: Json | undefined
  readonly effect: Effect
}

/** Does something at a desk and returns what comes of it: each row once, as it was left, then all that was said. */
export function atDesk(view: View, doing: (desk: Desk) => void): readonly Effect[] {
  const notes = new Map<string, Note>()
  const said: Effect[] = []
  const notesOf = (table: Table): readonly Note[] =>
    [...notes.values()].filter((note) => note.table === table.name)
  doing({
    now: view.now,
    get: <Row extends NonNullable<Json>>(table: Table<Row>, key: string) => {
      const note = notes.get(`${table.name}\n${key}`)
      // Only `put` with the same table wrote it.
      return note === undefined ? view.get(table, key) : (note.row as Row | undefined)
    },
    put: (table, key, row) =>
      void notes.set(`${table.name}\n${key}`, {
        table: table.name,
        key,
        row,
        effect: write(table, key, row),
      }),
    keys: (table) => {
      const own = notesOf(table)
      if (own.length === 0) return view.keys(table)
      const keys = new Set(view.keys(table))
      for (const { key, row } of own) {
        if (row === undefined) keys.delete(key)
        else keys.add(key)
      }
      return [...keys].toSorted()
    },
    size: (table) =>
      notesOf(table).reduce((size, { key, row }) => {
        const stood = view.get(table, key) !== undefined
        return stood === (row !== undefined) ? size : size + (stood ? -1 : 1)
      }, view.size(table)),
    say: (...effects) => void said.push(...effects),
  })
  return [...[...notes.values()].map(({ effect }) => effect), ...said]
}
