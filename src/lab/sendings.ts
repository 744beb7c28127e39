// Messages as a planned fault counts them: in the order of sending, by link, way and type.
import type { Message, Step } from '#kernel'

/** What a fault on the nth message tells messages apart by. */
export type Kind = Pick<Message, 'link' | 'type' | 'from'>

/** The messages that a step sent, in their order. Notices and second copies are nobody's nth. */
export const sentIn = (step: Step): readonly Message[] =>
  step.changes.flatMap(({ table, before, after }) => {
    if (table !== 'wires' || before !== undefined || after === undefined) return []
    const message = after as Message
    return message.kind === 'notice' || message.copyOf !== undefined ? [] : [message]
  })

/** Whether a message goes the other way than its link. */
export const isAnswer = ({ link, from }: Pick<Kind, 'link' | 'from'>): boolean =>
  !link.startsWith(`${from}->`)

/** Whether messages are counted together. */
export const isAlike = (one: Kind, other: Kind): boolean =>
  one.link === other.link && one.type === other.type && one.from === other.from
