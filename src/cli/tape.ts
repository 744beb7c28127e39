// Plays a run again with answers from a tape in place of its components: what is left is the kernel's own time.
import { type Answer, type Component, type System, type View } from '#kernel'

/** What components answered, in order, and the random streams they drew from on the way. */
export type Tape = { readonly answer: Answer | undefined; readonly streams: readonly string[] }[]

const withAnswer = (component: Component, answer: Component['answer']): Component => ({
  id: component.id,
  kind: component.kind,
  tables: component.tables,
  points: component.points,
  recovery: component.recovery,
  answer,
})

/** A view that writes down which streams are drawn from: their positions are rows, and so part of the run. */
const listening = (view: View, streams: string[]): View => ({
  now: view.now,
  get: (table, key) => view.get(table, key),
  keys: (table) => view.keys(table),
  size: (table) => view.size(table),
  draw: (stream, bound) => {
    streams.push(stream)
    return view.draw(stream, bound)
  },
  drawWord: (stream) => {
    streams.push(stream)
    return view.drawWord(stream)
  },
})

/** The system, with every answer recorded. */
export const recorded = (system: System, tape: Tape): System => ({
  ...system,
  components: system.components.map((component) =>
    withAnswer(component, (input, view) => {
      const streams: string[] = []
      const answer = component.answer(input, listening(view, streams))
      tape.push({ answer, streams })
      return answer
    }),
  ),
})

/** The system, with every answer taken from the tape. It must be asked as it was when the tape was made. */
export function replayed(system: System, tape: Tape): System {
  let next = 0
  return {
    ...system,
    components: system.components.map((component) =>
      withAnswer(component, (_input, view) => {
        const entry = tape[next++]
        if (entry === undefined) throw new Error('Broken invariant: the tape is as long as the run')
        for (const stream of entry.streams) view.drawWord(stream)
        return entry.answer
      }),
    ),
  }
}
