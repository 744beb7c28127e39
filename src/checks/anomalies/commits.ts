// What a client was told of its command, and what became of it: an acknowledged write that a failover took back, and a
// commit of which the client does not know.
import type { Message, Step } from '#kernel'
import type { EventEntry } from '../ledger'
import { aboutEvent } from './sightings'
import type { Watched, Watcher } from './watcher'

/** How a client ends a request by itself. */
const GIVING_UP: ReadonlySet<string> = new Set(['in-doubt', 'give-up'])

export class Commits implements Watcher {
  /** Committed by commands that have no answer yet. */
  private readonly unanswered = new Map<string, EventEntry>()
  /** Commands that their client has given up, or was told have failed, and that are not committed, or not yet. */
  private readonly givenUp = new Set<string>()
  /** Taken back by a failover, of commands that were not confirmed, or not yet. */
  private readonly takenBack = new Map<string, EventEntry>()
  /** How many of those that were taken back are known. */
  private known = 0
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
  }

  readonly stepped = (step: Step): void => {
    const { component, cause, event, task } = step
    if (component !== this.watched.subject.client || event === 'ignored') return
    if (GIVING_UP.has(event)) this.giveUp(step, task)
    else if (cause.kind === 'message') this.hear(step, cause.message)
  }

  private hear(step: Step, { type, correlation: task, body }: Message): void {
    const entry = this.unanswered.get(task)
    if (type === 'accepted') {
      this.unanswered.delete(task)
      if (entry !== undefined && body['warning'] !== undefined) this.doubt(step, entry)
      const lost = this.takenBack.get(task)
      if (lost !== undefined) this.watched.sightings.note('A15', step, aboutEvent(lost))
    } else if (type === 'failed') this.giveUp(step, task)
  }

  private giveUp(step: Step, task: string): void {
    const entry = this.unanswered.get(task)
    if (entry === undefined) this.givenUp.add(task)
    else this.doubt(step, entry)
    this.unanswered.delete(task)
  }

  private doubt(step: Step, entry: EventEntry): void {
    this.watched.sightings.note('A16', step, aboutEvent(entry))
  }

  readonly committed = (entry: EventEntry, _move: unknown, step: Step): void => {
    const { command } = entry
    if (command === '') return
    if (this.givenUp.delete(command)) this.doubt(step, entry)
    else this.unanswered.set(command, entry)
  }

  readonly rows = {
    /** Another server takes over: the ledger knows by now what it does not have. */
    timeline: (_change: unknown, step: Step): void => {
      const { revoked } = this.watched.ledger.events
      for (const entry of revoked.slice(this.known)) {
        if (this.watched.confirmed.has(entry.command))
          this.watched.sightings.note('A15', step, aboutEvent(entry))
        else this.takenBack.set(entry.command, entry)
      }
      this.known = revoked.length
    },
  }
}
