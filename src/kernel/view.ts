// The view a component gets of the world while it answers: rows by table, the time, and its own random streams.
import type { View } from './component'
import type { Draft } from './draft'
import { drawFrom } from './perform'
import { below } from './random'

export function viewOf(draft: Draft, seed: number, component: string): View {
  const drawWord = (stream: string) => drawFrom(draft, seed, `${component}:${stream}`)
  return {
    now: draft.now,
    get: (table, key) => draft.get(table, key),
    keys: (table) => draft.keys(table),
    size: (table) => draft.size(table),
    draw: (stream, bound) => below(drawWord(stream), bound),
    drawWord,
  }
}
