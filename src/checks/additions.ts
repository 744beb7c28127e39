// Increments that count at present: those that were added to the read models as they are shown, or to a second set beside them
// that has taken their place since. Whoever empties a set sweeps away what was added to it.
import type { Step } from '#kernel'
import type { Application, EventEntry } from './entries'

/** An event whose increments were added more than once to what was shown, or came to be. */
export interface Doubled {
  readonly entry: EventEntry
  readonly second: Application
  readonly times: number
}

/** What becomes of a whole set of read models in a step: the one that is shown, or the one beside it. */
type Renewal = 'emptied' | 'begun-beside' | 'switched'

export class Additions {
  private readonly known = new Map<EventEntry, Doubled>()
  /** The numbers of the set that is shown and of the one beside it; one that is emptied gets a new number. */
  private shown = 0
  private beside = 1
  private last = 1

  /** The number of the set that an event is applied to. */
  setFor(isBeside: boolean): number {
    return isBeside ? this.beside : this.shown
  }

  /** What was added to the rows that are shown is gone. */
  sweep(): void {
    this.shown = ++this.last
  }

  /** A whole set is emptied, or takes the place of the other: `events` have been added to it. */
  renew(renewal: Renewal, events: Iterable<EventEntry>): void {
    switch (renewal) {
      case 'emptied':
        this.sweep()
        return
      case 'begun-beside':
        this.beside = ++this.last
        return
      case 'switched':
        this.shown = this.beside
        this.beside = ++this.last
        for (const entry of events) this.note(entry)
        return
    }
  }

  /** An event's increments were added. */
  note(entry: EventEntry): void {
    const added = this.of(entry)
    const [, second] = added
    if (second !== undefined) this.known.set(entry, { entry, second, times: added.length })
  }

  /** When an event's increments were added to what is shown, and made a difference; where in parts, the most repeated. */
  of({ applied }: EventEntry): readonly Application[] {
    const added = applied.filter(({ how, changed, set }) => how === 'delta' && changed && set === this.shown)
    const parts = [...new Set(added.map(({ part }) => part))]
    return parts
      .map((part) => added.filter((each) => each.part === part))
      .reduce<readonly Application[]>((most, each) => (each.length > most.length ? each : most), [])
  }

  /** Whatever was ever added twice, in the order in which it happened. */
  get doubled(): readonly Doubled[] {
    return [...this.known.values()]
  }

  /** Whether anything that is shown was added twice. */
  get areDoubled(): boolean {
    return this.doubled.some(({ entry }) => this.of(entry).length > 1)
  }
}

/** What a step of the read store makes of a whole set; undefined where it is another step. */
export function renewalIn({ event, cause }: Step): Renewal | undefined {
  if (cause.kind !== 'timer') return undefined
  if (event === 'switched') return 'switched'
  if (event !== 'emptied') return undefined
  const { request } = cause.body as { readonly request?: { readonly beside?: boolean } }
  return request?.beside === true ? 'begun-beside' : 'emptied'
}
