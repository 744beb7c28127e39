// What the client saw: how its commands ended, which reads were stale, and which missed the session's own writes.
import type { Change, Message, Step } from '#kernel'
import { versionOf } from './oracle'
import type { Subject } from './subject'
import type { Violation } from './violation'

interface Asked {
  /** The version of the session's own confirmed writes, and of the truth, when the query was sent. */
  readonly own: number
  readonly truth: number
}

export class Sessions {
  readonly commands = { sent: 0, accepted: 0, rejected: 0, failed: 0 }
  readonly queries = { sent: 0, stale: 0, failed: 0 }
  readonly violations: Violation[] = []
  private readonly own = new Map<string, number>()
  private readonly truth = new Map<string, number>()
  private readonly asked = new Map<string, Asked>()
  private readonly subject: Subject

  constructor(subject: Subject) {
    this.subject = subject
  }

  observe(step: Step): void {
    for (const change of step.changes)
      if (change.table === this.subject.truth) this.truth.set(change.key, versionOf(change.after))
    if (step.component !== this.subject.client) return
    switch (step.event) {
      case 'send':
        this.noteSent(step)
        return
      case 'answered':
        if (step.cause.kind === 'message') this.noteAnswer(step, step.cause.message)
        return
      case 'in-doubt':
      case 'give-up':
        if (isAboutQuery(step)) this.queries.failed += 1
        else this.commands.failed += 1
        return
    }
  }

  private noteSent(step: Step): void {
    for (const change of step.changes) {
      const message = sentBy(change, this.subject.client)
      if (message === undefined) continue
      if (message.type === 'command') this.commands.sent += 1
      if (message.type !== 'query') continue
      this.queries.sent += 1
      const key = textOf(message, 'key')
      this.asked.set(message.correlation, { own: this.own.get(key) ?? 0, truth: this.truth.get(key) ?? 0 })
    }
  }

  private noteAnswer(step: Step, message: Message): void {
    switch (message.type) {
      case 'accepted': {
        this.commands.accepted += 1
        const key = textOf(message, 'id')
        this.own.set(key, Math.max(this.own.get(key) ?? 0, versionOf(message.body)))
        return
      }
      case 'rejected':
        this.commands.rejected += 1
        return
      case 'failed':
        this.commands.failed += 1
        return
      case 'result':
        this.noteRead(step, message)
        return
    }
  }

  private noteRead(step: Step, message: Message): void {
    const asked = this.asked.get(message.correlation)
    this.asked.delete(message.correlation)
    if (asked === undefined) return
    const version = versionOf(message.body)
    if (version < asked.truth) this.queries.stale += 1
    if (version >= asked.own) return
    const key = textOf(message, 'key')
    this.violations.push({
      check: 'read-your-writes',
      step: step.index,
      at: step.at,
      key,
      reason: { code: 'read-too-old', wrote: asked.own, read: version },
      chain: [message.correlation],
    })
  }
}

/** Whether a timer of the client's is about a query: its key begins with the request's task, `q1` or `c1`. */
const isAboutQuery = ({ cause }: Step): boolean => cause.kind === 'timer' && cause.key.startsWith('q')

/** A field of a message's body that is a text. */
function textOf(message: Message, field: string): string {
  const value = message.body[field]
  return typeof value === 'string' ? value : ''
}

/** The message that a change put on the wires, if its sender was the given component and it is no second copy. */
function sentBy(change: Change, component: string): Message | undefined {
  if (change.table !== 'wires' || change.before !== undefined) return undefined
  const message = change.after as unknown as Message
  return message.from === component && message.copyOf === undefined ? message : undefined
}
