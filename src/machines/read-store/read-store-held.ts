// The queries that a read store holds back, by their request: until a version comes, or somebody has loaded their key.
import type { Effect, ReplyAddress, View } from '#kernel'
import { cancel, reply, wake, write } from '../effects'
import type { Protocol } from '../protocol/protocol'
import type { Reading } from './read-store-reading'

/** Something about a key has changed: those who wait for it are looked at once the change is done. */
export function stir(reading: Reading, view: View, keys: Iterable<string>): readonly Effect[] {
  if (view.size(reading.held) === 0) return []
  const wanted = new Set(view.keys(reading.held).map((id) => view.get(reading.held, id)?.query.key))
  return [...new Set(keys)].filter((key) => wanted.has(key)).map((key) => wake(`look/${key}`, 0))
}

/** A query that is held back no longer. */
export const released = ({ held }: Reading, id: string): readonly Effect[] => [
  write(held, id, undefined),
  cancel(`overdue/${id}`),
]

/** Everybody who waits for a key gets the same answer: there is no such thing. */
export const answerAll = (
  reading: Reading,
  view: View,
  key: string,
  result: Protocol['result'],
): readonly Effect[] =>
  view.keys(reading.held).flatMap((id) => {
    const row = view.get(reading.held, id)
    const address: ReplyAddress | undefined = row?.query.key === key ? row.address : undefined
    return address === undefined ? [] : [...released(reading, id), reply(address, 'result', result)]
  })
