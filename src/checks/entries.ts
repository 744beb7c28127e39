// One committed event in the ledger, and how it gets there.
import type { Step } from '#kernel'

export interface EventEntry {
  readonly id: string
  readonly key: string
  readonly version: number
  /** It is the end of its aggregate. */
  readonly deletes: boolean
  /** Its place in the outbox or the event store, and in the commit log; 0 where it has none. */
  position: number
  logged: number
  command: string
  readonly committedStep: number
  readonly committedAt: number
  /** A failover took it back. */
  revokedStep: number | undefined
  /** Steps at which it was appended to the log; a second one is a repetition. */
  readonly appended: Copy[]
  /** Steps at which the read store took it in; `changed`: a row of a read model says something else since. */
  readonly applied: {
    readonly step: number
    readonly at: number
    readonly how: string
    readonly changed: boolean
  }[]
  parkedStep: number | undefined
}

interface Copy {
  readonly step: number
  readonly partition: number
  readonly offset: number
  /** The log let go of it. */
  droppedStep?: number
}

/** An event that was committed in a step, and of which no more is known yet. */
export const newEntry = (step: Step, event: Pick<EventEntry, 'key' | 'version' | 'deletes'>): EventEntry => ({
  id: `${event.key}@${event.version}`,
  ...event,
  position: 0,
  logged: 0,
  command: taskOf(step),
  committedStep: step.index,
  committedAt: step.at,
  revokedStep: undefined,
  appended: [],
  applied: [],
  parkedStep: undefined,
})

/** The client's task that a step goes back to: empty where nobody asked for it. */
function taskOf({ cause }: Step): string {
  if (cause.kind === 'message') return cause.message.correlation
  if (cause.kind !== 'timer') return ''
  const { address } = cause.body as { readonly address?: { readonly correlation?: string } }
  return address?.correlation ?? ''
}
