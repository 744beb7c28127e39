// The story of one message, on its way or long since arrived: found among the rows or in the journal before the cursor.
import type { Message } from '#kernel'
import type { Run } from '#runs'

/** A message as its panel shows it. Times in microseconds. */
export interface MessageStory {
  readonly id: string
  readonly kind: Message['kind']
  readonly type: string
  readonly subject: string
  readonly link: string
  readonly forward: boolean
  readonly sent: number
  readonly due: number
  readonly attempt: number
  readonly cause: string
  readonly correlation: string
  readonly lost: boolean
  readonly held: boolean
  readonly copy: boolean
  /** It can still be laid hands on. */
  readonly inFlight: boolean
}

/** How far back a message that has arrived is looked for, in steps. */
const MOST_BACK = 20_000

export function messageStory(run: Run, id: string): MessageStory | undefined {
  const flying = run.simulation.rows.get('wires', id) as Message | undefined
  const message = flying ?? arrived(run, id)
  if (message === undefined) return undefined
  const link = run.links.find((each) => each.id === message.link)
  const { kind, type, subject, sent, due, attempt, correlation } = message
  return {
    id,
    kind,
    type,
    subject,
    link: message.link,
    forward: link?.from === message.from,
    sent,
    due,
    attempt,
    cause: message.causation,
    correlation,
    lost: message.lost === true,
    held: message.held === true,
    copy: message.copyOf !== undefined,
    inFlight: flying !== undefined,
  }
}

function arrived(run: Run, id: string): Message | undefined {
  const { position } = run.simulation
  for (let index = position - 1; index >= Math.max(0, position - MOST_BACK); index--) {
    const cause = run.journal[index]?.cause
    if (cause?.kind === 'message' && cause.message.id === id) return cause.message
  }
  return undefined
}

/** The step at which a message arrived or a timer fired: where its consequences begin. Undefined where it has not. */
export function stepOfCause(run: Run, cause: string): number | undefined {
  const found = run.journal.findLast(({ cause: each }) =>
    each.kind === 'message'
      ? each.message.id === cause
      : each.kind === 'timer' && `${each.component}/${each.key}` === cause,
  )
  return found === undefined ? undefined : found.index + 1
}
