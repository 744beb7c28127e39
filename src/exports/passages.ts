// Every message of a run once: when it left, and what became of it. Read off the changes of the wires.
import type { Message, Step } from '#kernel'

/** What became of a message. `refused`: it arrived where nobody was listening, and the sender was told. */
export type Fate =
  | { readonly kind: 'received' | 'refused' | 'dropped'; readonly at: number; readonly step: number }
  | { readonly kind: 'under way' }

/** One message from its sending to its end. Times in microseconds. */
export interface Passage {
  /** As it was on the wires last: a hand may have held it, or cut it off. */
  readonly message: Message
  /** The step that sent it. */
  readonly step: number
  /** When it was put on the wires. A copy says it was sent when its original was. */
  readonly sent: number
  readonly fate: Fate
}

const UNDER_WAY: Fate = { kind: 'under way' }

/** All messages of a journal, in the order in which they were sent. */
export function passagesOf(journal: readonly Step[]): readonly Passage[] {
  const passages = new Map<string, Passage>()
  for (const step of journal)
    for (const { table, key, after } of step.changes) {
      if (table !== 'wires') continue
      const known = passages.get(key)
      if (after === undefined) {
        if (known !== undefined) passages.set(key, { ...known, fate: fateAt(step) })
        continue
      }
      const message = after as Message
      passages.set(
        key,
        known === undefined
          ? { message, step: step.index, sent: step.at, fate: UNDER_WAY }
          : { ...known, message },
      )
    }
  return [...passages.values()]
}

/** What the step that took a message off the wires was: the kernel's word for it, or an arrival. */
function fateAt({ at, index, component, event }: Step): Fate {
  const kind = component !== 'kernel' ? 'received' : event === 'refused' ? 'refused' : 'dropped'
  return { kind, at, step: index }
}
