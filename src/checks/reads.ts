// What sessions read, held against what they may expect: their own writes, nothing older than before, nothing too old, nothing torn.
import type { Message, Step } from '#kernel'
import type { DocumentChange } from './documents'
import { Findings } from './findings'
import type { History } from './history'
import type { ModelWatch } from './model-watch'
import type { Reason } from './reason'
import { type Subject, versionOf } from './subject'
import type { CheckId } from './violation'

interface Asked {
  readonly at: number
  readonly member: string
  /** The version of the session's own confirmed writes, and of the truth, when the query was sent. */
  readonly own: number
  readonly truth: number
}

/** An answer beside its question. */
interface Read {
  readonly step: Step
  readonly message: Message
  readonly key: string
  readonly asked: Asked
  readonly version: number
}

export class Reads {
  readonly findings = new Findings()
  /** The highest version that was confirmed to a member, by member and key; and who sent a command. */
  private readonly own = new Map<string, number>()
  private readonly senders = new Map<string, string>()
  private readonly asked = new Map<string, Asked>()
  /** The highest version that a member has read, by member and key. */
  private readonly seen = new Map<string, number>()
  private readonly subject: Subject
  private readonly history: History
  private readonly watch: ModelWatch

  constructor(subject: Subject, history: History, watch: ModelWatch) {
    this.subject = subject
    this.history = history
    this.watch = watch
  }

  /** A query was sent. */
  ask({ at }: Step, message: Message): void {
    const key = textOf(message, 'key')
    const truth = this.history.of(key)?.version ?? 0
    const member = textOf(message, 'member')
    const own = this.own.get(`${member} ${key}`) ?? 0
    this.asked.set(message.correlation, { at, member, own, truth })
  }

  /** A command was sent. */
  command(message: Message): void {
    this.senders.set(message.correlation, textOf(message, 'member'))
  }

  /** A command was confirmed. */
  confirm(message: Message): void {
    const sender = this.senders.get(message.correlation) ?? ''
    this.senders.delete(message.correlation)
    const { second } = message.body as { readonly second?: { readonly id: string; readonly version: number } }
    const first = { id: textOf(message, 'id'), version: versionOf(message.body) }
    for (const { id, version } of second === undefined ? [first] : [first, second]) {
      const name = `${sender} ${id}`
      this.own.set(name, Math.max(this.own.get(name) ?? 0, version))
    }
  }

  /** A query was answered. True: it read less than the truth said when it was sent. */
  note(step: Step, message: Message): boolean {
    const asked = this.asked.get(message.correlation)
    this.asked.delete(message.correlation)
    if (asked === undefined) return false
    const key = textOf(message, 'key')
    const read = { step, message, key, asked, version: this.versionRead(key, versionOf(message.body)) }
    this.compareWithOwn(read)
    this.compareWithSeen(read)
    this.measureAge(read)
    this.lookForTear(read)
    this.lookForSkew(read)
    return read.version < asked.truth
  }

  /** No row at all says that the aggregate is gone, if it is; otherwise that it never was. */
  private versionRead(key: string, version: number): number {
    return version === 0 && this.history.isGone(key) ? (this.history.of(key)?.version ?? 0) : version
  }

  private compareWithOwn(read: Read): void {
    const { own } = read.asked
    if (read.version < own)
      this.add(read, 'read-your-writes', { code: 'read-too-old', wrote: own, read: read.version })
  }

  private compareWithSeen(read: Read): void {
    const name = `${read.asked.member} ${read.key}`
    const before = this.seen.get(name) ?? 0
    if (read.version < before)
      this.add(read, 'monotonic-reads', { code: 'read-older', before, read: read.version })
    else this.seen.set(name, read.version)
  }

  /** How long what was read had been out of date when it was asked for. */
  private measureAge(read: Read): void {
    const { bound } = this.subject
    const { asked, version, key } = read
    const since = version < asked.truth ? this.history.of(key)?.committedAt[version] : undefined
    if (bound === undefined || since === undefined) return
    const age = asked.at - since
    if (age > bound) this.add(read, 'bounded-staleness', { code: 'beyond-bound', age, bound })
  }

  private lookForTear(read: Read): void {
    const { row } = read.message.body as { readonly row?: DocumentChange['after'] | null }
    if (!this.subject.inParts || row === undefined || row === null || this.watch.wasTrue(read.key, row))
      return
    this.add(read, 'no-torn-read', { code: 'read-torn', version: read.version })
  }

  /** Two documents in one answer, of which no commit point had both: half of a transaction, or two moments of the truth. */
  private lookForSkew(read: Read): void {
    const { with: second } = read.message.body as { readonly with?: { key: string; version: number } }
    if (second === undefined) return
    const { key: other } = second
    const ones = this.meaningsOf(read.key, versionOf(read.message.body))
    const others = this.meaningsOf(other, second.version)
    const isOne = ones.some((version) =>
      others.some((each) =>
        this.history.wereTogether({ key: read.key, version }, { key: other, version: each }),
      ),
    )
    if (isOne) return
    const otherVersion = this.versionRead(other, second.version)
    this.add(read, 'no-torn-read', { code: 'read-skewed', version: read.version, other, otherVersion })
  }

  /** Which versions an answer may mean: where there is no row, there was none yet, or there is none any more. */
  private meaningsOf(key: string, version: number): readonly number[] {
    return [...new Set([version, this.versionRead(key, version)])]
  }

  private add({ step, message, key }: Read, check: CheckId, reason: Reason): void {
    this.findings.add(step, { check, key, reason, chain: [message.correlation] })
  }
}

/** A field of a message's body that is a text. */
function textOf(message: Message, field: string): string {
  const value = message.body[field]
  return typeof value === 'string' ? value : ''
}
