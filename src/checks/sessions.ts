// What the client saw: how its commands and queries ended, how long they took, and what its sessions read.
import type { Change, Message, Step } from '#kernel'
import type { History } from './history'
import type { ModelWatch } from './model-watch'
import { Reads } from './reads'
import { Requests } from './requests'
import { textOf } from './shapes'
import { type Subject, versionOf } from './subject'
import type { Violation } from './violation'

/** How a command ended, or that a query was answered with what was not true any more: at which step. */
export interface Outcome {
  readonly step: number
  readonly what: 'sent' | 'accepted' | 'rejected' | 'failed' | 'stale'
  /** Microseconds from sending to an answer, where there was one. */
  readonly took?: number
}

const FAILOVER = 'failover'

/** What the business itself answers, or a race that was lost: nobody was kept from writing. */
const ORDINARY: ReadonlySet<string> = new Set(['aborted', 'conflict'])

export class Sessions {
  readonly commands = { sent: 0, accepted: 0, rejected: 0, failed: 0 }
  readonly queries = { sent: 0, stale: 0, failed: 0 }
  /** The same, step by step: what had come of the requests by any place in the journal. */
  readonly outcomes: Outcome[] = []
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
  private readonly outages = new Set<string>()
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
    if (step.component !== this.subject.client) {
      this.noteOutage(step)
      return
    }
    for (const change of step.changes) if (isFlicker(change)) this.flickers += 1
    if (step.event === 'send') this.noteSent(step)
    else if (step.event === 'too-late') this.noteTooLate(step)
    // A version did not come in time, and the write model is asked instead.
    else if (step.event === 'late') return
    else if (step.event === 'in-doubt' || step.event === 'give-up') this.noteGivenUp(step)
    else if (step.cause.kind === 'message' && step.event !== 'ignored')
      this.noteAnswer(step, step.cause.message)
  }

  /** The handler itself was away: then nobody kept its commands waiting. */
  private noteOutage({ component, event }: Step): void {
    if (event === 'promoted') this.endOutage(FAILOVER)
    else if (component.startsWith('command-handler') && event === 'crash') this.beginOutage(component)
    else if (component.startsWith('command-handler') && event === 'restart') this.endOutage(component)
  }

  /** Another server takes over: until it does, everybody waits, in every design. */
  noteFailover(): void {
    this.beginOutage(FAILOVER)
  }

  private beginOutage(name: string): void {
    this.outages.add(name)
    this.writing.excuse(true)
    if (name === FAILOVER) this.reading.excuse(true)
  }

  private endOutage(name: string): void {
    if (!this.outages.delete(name)) return
    this.writing.excuse(this.outages.size > 0)
    this.reading.excuse(this.outages.has(FAILOVER))
  }

  private noteSent(step: Step): void {
    for (const change of step.changes) {
      const message = sentBy(change, this.subject.client)
      if (message?.type === 'command') {
        this.commands.sent += 1
        this.outcomes.push({ step: step.index, what: 'sent' })
        this.writing.send(message.correlation, step.at)
        this.reads.command(message)
      }
      if (message?.type !== 'query') continue
      this.queries.sent += 1
      this.reading.send(message.correlation, step.at)
      this.reads.ask(step, message)
    }
  }

  /** A version did not come in time, and that is an error. */
  private noteTooLate({ task }: Step): void {
    this.queries.failed += 1
    this.reading.fail(task)
  }

  private noteGivenUp({ cause, task, index }: Step): void {
    if (cause.kind === 'timer' && cause.key.startsWith('q')) {
      this.queries.failed += 1
      this.reading.fail(task)
      return
    }
    this.commands.failed += 1
    this.writing.fail(task)
    this.outcomes.push({ step: index, what: 'failed' })
  }

  private noteAnswer(step: Step, message: Message): void {
    const task = message.correlation
    switch (message.type) {
      case 'accepted':
        this.commands.accepted += 1
        this.confirmed.add(task)
        this.noteDone(step, task, 'accepted')
        this.reads.confirm(message)
        return
      case 'rejected':
        this.commands.rejected += 1
        this.noteDone(step, task, 'rejected')
        return
      case 'failed':
        this.noteFailed(step, message)
        return
      case 'result':
        this.noteResult(step, message)
        return
    }
  }

  private noteDone({ at, index }: Step, task: string, what: Outcome['what']): void {
    const isAnswer = this.writing.answer(task, at)
    const took = isAnswer ? this.writing.delays.at(-1) : undefined
    this.outcomes.push({ step: index, what, ...(took === undefined ? {} : { took }) })
  }

  private noteFailed(step: Step, { correlation: task, body }: Message): void {
    if (this.reading.open.has(task)) {
      this.queries.failed += 1
      this.reading.fail(task)
      return
    }
    this.commands.failed += 1
    this.noteDone(step, task, 'failed')
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
    if (!this.reads.note(step, message)) return
    this.queries.stale += 1
    this.outcomes.push({ step: step.index, what: 'stale' })
  }
}

/** The row that a screen shows says an older version than it did. */
const isFlicker = ({ table, before, after }: Change): boolean =>
  table === 'client.screen' && after !== undefined && versionOf(after) < versionOf(before)

/** The message that a change put on the wires, if its sender was the given component and it is no second copy. */
function sentBy(change: Change, component: string): Message | undefined {
  if (change.table !== 'wires' || change.before !== undefined) return undefined
  const message = change.after as unknown as Message
  return message.from === component && message.copyOf === undefined ? message : undefined
}
