// Lost updates of the write model: somebody decides on what was read a while ago and writes over what has come since.
import type { JsonObject } from '#domains'
import type { Message, Step } from '#kernel'
import type { TruthMove } from '../history'
import type { EventEntry } from '../ledger'
import { textOf } from '../shapes'
import { versionOf } from '../subject'
import { aboutEvent } from './sightings'
import type { Watched, Watcher } from './watcher'

/** A command that claims nothing about what it is based on. */
interface Unchecked {
  readonly key: string
  /** The version that its sender had seen last. */
  readonly seen: number
  readonly content: JsonObject
}

/** Fields of a command that say what it is and not what it writes. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['type', 'id', 'member', 'expectedVersion'])

export class Overwrites implements Watcher {
  /** What each session was told last of a key, by an answer to a query or to a command. */
  private readonly seen = new Map<string, number>()
  /** Who asked, by task. */
  private readonly asking = new Map<string, string>()
  private readonly unchecked = new Map<string, Unchecked>()
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
  }

  readonly sent = {
    query: ({ from, correlation, body }: Message): void => {
      if (from === this.watched.subject.client) this.asking.set(correlation, textOf(body['member']))
    },
    command: ({ from, correlation: task, body }: Message): void => {
      if (from !== this.watched.subject.client || this.asking.has(task)) return
      const content = (body['command'] ?? {}) as JsonObject
      const [member, key] = [textOf(body['member']), textOf(content['id'])]
      this.asking.set(task, member)
      const seen = this.seen.get(`${member} ${key}`)
      if (content['expectedVersion'] === undefined && seen !== undefined)
        this.unchecked.set(task, { key, seen, content })
    },
  }

  readonly stepped = ({ component, event, cause }: Step): void => {
    if (component !== this.watched.subject.client || cause.kind !== 'message' || event === 'ignored') return
    const { type, correlation: task, body } = cause.message
    const member = this.asking.get(task)
    if (member === undefined || body['source'] === 'miss') return
    this.asking.delete(task)
    const key = textOf(type === 'accepted' ? body['id'] : body['key'])
    if (type === 'accepted' || type === 'result') this.seen.set(`${member} ${key}`, versionOf(body))
  }

  readonly committed = (entry: EventEntry, move: TruthMove, step: Step): void => {
    const command = this.unchecked.get(entry.command)
    if (command?.key !== entry.key) return
    this.unchecked.delete(entry.command)
    if (this.overwrites(command, move)) this.watched.sightings.note('A35', step, aboutEvent(entry))
  }

  /** A field that was changed since its sender had seen it now says what the command says. */
  private overwrites({ key, seen, content }: Unchecked, { from, to }: TruthMove): boolean {
    const { states = [] } = this.watched.history.of(key) ?? {}
    const at = (field: string, version: number) => states[version - 1]?.[field]
    return Object.keys(content).some(
      (field) =>
        !NOT_WRITTEN.has(field) &&
        content[field] === at(field, to) &&
        at(field, to) !== at(field, from) &&
        at(field, from) !== at(field, seen),
    )
  }
}
