// What a counter counts once too often: an aggregate whose events have added more to it than any of its versions says. Known
// only by adding up from the first step on: asked for where a counter is wrong and every document is right.
import type { AggregateState } from '#domains'
import type { Step } from '#kernel'
import type { EventEntry, Ledger } from './ledger'
import { addedBy, takenIn } from './shapes'
import type { Subject } from './subject'

/** A row of a counter. */
interface Counter {
  readonly model: string
  readonly key: string
}

/** An event that counted what was counted already, and in which step. */
export interface Recount {
  readonly entry: EventEntry
  readonly counter: string
  readonly step: number
}

type Sums = { readonly [field: string]: number }

/** Adds up one row of a counter, by aggregate. */
export class Recounts {
  private readonly counted = new Map<string, Sums>()
  private readonly found = new Map<string, Recount>()
  private readonly counter: Counter
  private readonly subject: Subject
  private readonly ledger: Ledger

  constructor(counter: Counter, subject: Subject, ledger: Ledger) {
    this.counter = counter
    this.subject = subject
    this.ledger = ledger
  }

  /** Where each aggregate that counts too often was counted again. */
  in(journal: readonly Step[]): readonly Recount[] {
    const { model, key } = this.counter
    for (const step of journal) {
      const change = step.changes.find((each) => each.table === model && each.key === key)
      if (change !== undefined) this.note(step, minus(sumsIn(change.after), sumsIn(change.before)))
    }
    return [...this.found.values()].filter(({ entry }) => this.hasTakenAll(entry.key))
  }

  private note(step: Step, moved: Sums): void {
    const [entry, ...others] = this.entriesIn(step)
    if (entry === undefined) {
      // Somebody wrote what it should say, or emptied it: from here on it is added up anew.
      this.counted.clear()
      this.found.clear()
      return
    }
    // Of several aggregates in one step, the others are taken to have added what they say.
    const own = others.reduce((left, other) => minus(left, this.changeBy(other)), moved)
    const sums = plus(this.counted.get(entry.key) ?? {}, own)
    this.counted.set(entry.key, sums)
    if (!this.isTooMuch(entry.key, sums)) this.found.delete(entry.key)
    else if (!this.found.has(entry.key))
      this.found.set(entry.key, { entry, counter: this.counter.key, step: step.index })
  }

  /** The events that a step takes in. */
  private entriesIn(step: Step): readonly EventEntry[] {
    const { readStore } = this.subject
    const taken = step.changes.flatMap((change) => takenIn(change, readStore)?.events ?? [])
    const loaded = step.component === readStore ? addedBy(step).map(({ id }) => id) : []
    const ids = [...taken, ...loaded]
    return ids.flatMap((id) => this.ledger.events.find(id) ?? [])
  }

  private changeBy({ key, version }: EventEntry): Sums {
    const { states = [] } = this.ledger.history.of(key) ?? {}
    return minus(this.shareOf(states[version - 1]), this.shareOf(states[version - 2]))
  }

  /** What a state of an aggregate adds to the counter. */
  private shareOf(state: AggregateState | undefined): Sums {
    if (state === undefined) return {}
    const shares = this.subject.domain.contributionsOf(state)
    return (
      shares.find(({ model, key }) => model === this.counter.model && key === this.counter.key)?.add ?? {}
    )
  }

  /** Whether an aggregate has added more than any of its versions says. */
  private isTooMuch(key: string, sums: Sums): boolean {
    const { states = [], revoked = [] } = this.ledger.history.of(key) ?? {}
    const shares = [...states, ...revoked].map((state) => this.shareOf(state))
    return Object.entries(sums).some(
      ([field, sum]) => sum > 0 && shares.every((share) => sum > (share[field] ?? 0)),
    )
  }

  /** Whether each event of an aggregate that moves the counter has reached it: otherwise that is what is wrong. */
  private hasTakenAll(key: string): boolean {
    const { events, history } = this.ledger
    const versions = Array.from({ length: history.of(key)?.version ?? 0 }, (_, index) => index + 1)
    return versions.every((version) => {
      const entry = events.get(key, version)
      if (entry === undefined || Object.values(this.changeBy(entry)).every((by) => by === 0)) return true
      return entry.applied.some(({ part }) => part === '' || part.split(',').includes(this.counter.model))
    })
  }
}

/** The figures of a counter's row; none where there is no row. */
function sumsIn(row: unknown): Sums {
  const figures = Object.entries(Object(row) as { readonly [field: string]: unknown })
  return Object.fromEntries(
    figures.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}

function plus(left: Sums, right: Sums, times = 1): Sums {
  const fields = new Set([...Object.keys(left), ...Object.keys(right)])
  return Object.fromEntries(
    [...fields].map((field) => [field, (left[field] ?? 0) + times * (right[field] ?? 0)]),
  )
}

const minus = (left: Sums, right: Sums): Sums => plus(left, right, -1)
