// What the client saw: how its commands and queries ended, how long they took, and what its sessions read.
import type { Change, Message, Step } from '#kernel'
import type { History } from './history'
import type { ModelWatch } from './model-watch'
import { Reads } from './reads'
import { type Subject, versionOf } from './subject'
import type { Violation } from './violation'

/** Longer than this is no answer, but a wait: in microseconds. */
const MOMENT = 1_000_000

/** What the business itself answers, or a race that was lost: nobody was kept from writing. */
const ORDINARY: ReadonlySet<string> = new Set(['aborted', 'conflict'])

/** How requests of one kind went. */
class Requests {
  /** When each request that has no answer yet was sent. */
  readonly open = new Map<string, number>()
  /** How long each answer took, in microseconds. */
  readonly delays: number[] = []
  /** When the first was sent and the last answered. */
  private first: number | undefined
  private last = 0
  private isBlocked = false

  send(task: string, at: number): void {
    this.first ??= at
    this.open.set(task, at)
  }

  /** False: it has been answered before. */
  answer(task: string, at: number): boolean {
    const sent = this.open.get(task)
    if (sent === undefined) return false
    this.open.delete(task)
    this.delays.push(at - sent)
    this.last = at
    if (at - sent > MOMENT) this.isBlocked = true
    return true
  }

  /** Somebody had to do without an answer, or with one that only says that it did not work. */
  fail(task: string): void {
    this.open.delete(task)
    this.isBlocked = true
  }

  /** Whether one failed, or was kept waiting, up to an instant. */
  areBlocked(now: number): boolean {
    return this.isBlocked || [...this.open.values()].some((sent) => now - sent > MOMENT)
  }

  /** Answers a second, from the first request to the last answer; of less than a second nothing can be said. */
  get throughput(): number {
    const seconds = Math.max(MOMENT, this.last - (this.first ?? this.last)) / 1_000_000
    return this.delays.length / seconds
  }
}

export class Sessions {
  readonly commands = { sent: 0, accepted: 0, rejected: 0, failed: 0 }
  readonly queries = { sent: 0, stale: 0, failed: 0 }
  /** How often what a screen already showed was replaced by something older. */
  flickers = 0
  /** How many queries the write model had to answer because a cache could not. */
  loads = 0
  readonly writing = new Requests()
  readonly reading = new Requests()
  /** The tasks of the commands that were confirmed. */
  readonly confirmed = new Set<string>()
  readonly reads: Reads
  private readonly missed = new Set<string>()
  private readonly subject: Subject

  constructor(subject: Subject, history: History, watch: ModelWatch) {
    this.subject = subject
    this.reads = new Reads(subject, history, watch)
  }

  /** Promises to sessions that were broken. */
  get violations(): readonly Violation[] {
    return this.reads.findings.all
  }

  observe(step: Step): void {
    if (step.component !== this.subject.client) return
    for (const change of step.changes) if (isFlicker(change)) this.flickers += 1
    if (step.event === 'send') this.noteSent(step)
    else if (step.event === 'in-doubt' || step.event === 'give-up') this.noteGivenUp(step)
    else if (step.cause.kind === 'message' && step.event !== 'ignored')
      this.noteAnswer(step, step.cause.message)
  }

  private noteSent(step: Step): void {
    for (const change of step.changes) {
      const message = sentBy(change, this.subject.client)
      if (message?.type === 'command') {
        this.commands.sent += 1
        this.writing.send(message.correlation, step.at)
      }
      if (message?.type !== 'query') continue
      this.queries.sent += 1
      this.reading.send(message.correlation, step.at)
      this.reads.ask(step, message)
    }
  }

  private noteGivenUp({ cause, task }: Step): void {
    const isQuery = cause.kind === 'timer' && cause.key.startsWith('q')
    if (isQuery) this.queries.failed += 1
    else this.commands.failed += 1
    if (isQuery) this.reading.fail(task)
    else this.writing.fail(task)
  }

  private noteAnswer(step: Step, message: Message): void {
    const task = message.correlation
    switch (message.type) {
      case 'accepted':
        this.commands.accepted += 1
        this.confirmed.add(task)
        this.writing.answer(task, step.at)
        this.reads.confirm(message)
        return
      case 'rejected':
        this.commands.rejected += 1
        this.writing.answer(task, step.at)
        return
      case 'failed':
        this.noteFailed(step, message)
        return
      case 'result':
        this.noteResult(step, message)
        return
    }
  }

  private noteFailed(step: Step, { correlation: task, body }: Message): void {
    if (this.reading.open.has(task)) {
      this.queries.failed += 1
      this.reading.fail(task)
      return
    }
    this.commands.failed += 1
    this.writing.answer(task, step.at)
    if (!ORDINARY.has(textOf(body['why']))) this.writing.fail(task)
  }

  /** A cache that has nothing gives no answer yet: the next place is asked under the same task. */
  private noteResult(step: Step, message: Message): void {
    const task = message.correlation
    const source = message.body['source']
    if (source === 'miss') {
      this.missed.add(task)
      return
    }
    if (this.missed.delete(task) && source === 'truth') this.loads += 1
    if (!this.reading.answer(task, step.at)) return
    if (this.reads.note(step, message)) this.queries.stale += 1
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The row that a screen shows says an older version than it did. */
const isFlicker = ({ table, before, after }: Change): boolean =>
  table === 'client.screen' && after !== undefined && versionOf(after) < versionOf(before)

/** The message that a change put on the wires, if its sender was the given component and it is no second copy. */
function sentBy(change: Change, component: string): Message | undefined {
  if (change.table !== 'wires' || change.before !== undefined) return undefined
  const message = change.after as unknown as Message
  return message.from === component && message.copyOf === undefined ? message : undefined
}
