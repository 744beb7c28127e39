// A cache that readers fill and writers take keys from: keys that many load at once, and keys that nobody took away.
import type { Change, Message, Step } from '#kernel'
import { type Subject, documentSpec, versionOf } from '../subject'
import { aboutEvent } from './sightings'
import type { Harm, Watched, Watcher } from './watcher'

/** So many readers who load one key at the same time are a herd. */
const HERD = 5

export class Caches implements Watcher {
  readonly rows: NonNullable<Watcher['rows']>
  /** Who loads which key from the write model, by the readers' tasks, and how many do for each key. */
  private readonly loads = new Map<string, string>()
  private readonly herds = new Map<string, number>()
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
    this.rows = watched.subject.missingIsFine
      ? { [documentSpec(watched.subject.domain).name]: (change, step) => this.noteExpired(change, step) }
      : {}
  }

  readonly stepped = (step: Step): void => {
    const { component, cause, task } = step
    if (component !== this.watched.subject.client) return
    if (cause.kind === 'message' && cause.message.body['source'] === 'miss') this.load(step, cause.message)
    else this.end(task)
  }

  private load(step: Step, { correlation: task, body }: Message): void {
    const { key } = body as { readonly key: string }
    if (this.loads.has(task)) return
    this.loads.set(task, key)
    const herd = (this.herds.get(key) ?? 0) + 1
    this.herds.set(key, herd)
    if (herd === HERD) this.watched.sightings.note('A32', step, { key, chain: [task] })
  }

  private end(task: string): void {
    const key = this.loads.get(task)
    if (key === undefined) return
    this.loads.delete(task)
    this.herds.set(key, (this.herds.get(key) ?? 1) - 1)
  }

  /** A key's time was over before anybody had taken it away for what was committed since it was filled. */
  private noteExpired({ key, before, after }: Change, step: Step): void {
    if (before === undefined || after !== undefined || !step.event.startsWith('expire')) return
    const { ledger, sightings } = this.watched
    const missed = ledger.events.get(key, versionOf(before) + 1)
    if (missed?.applied.every(({ step: index }) => index === step.index) === true)
      sightings.note('A33', step, aboutEvent(missed))
  }

  readonly blames = ({ kind }: Harm): 'A33' | undefined =>
    kind === 'missing' && isFilledByReaders(this.watched.subject) ? 'A33' : undefined
}

/** Where a key that is not there is read from the write model, an event has nothing to do but to take its key away. */
const isFilledByReaders = ({ missingIsFine }: Subject): boolean => missingIsFine
