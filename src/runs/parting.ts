// Where two runs of one design part ways: the first thing that happens in the one and not, or not then, in the other.
import type { Control, Step } from '#kernel'
import type { Run } from './run'

/** Where one of both stands at the parting. */
export interface Way {
  /** What happens next in it; undefined where nothing does any more. */
  readonly step: Step | undefined
  /** How many of its steps are done right after the parting. */
  readonly position: number
}

/** The first difference between two runs. */
export interface Parting {
  /** Microseconds: when the earlier of both does what the other does not. */
  readonly at: number
  readonly one: Way
  readonly other: Way
  /** The same happens in both, only not at the same time. */
  readonly isDelay: boolean
  /** How many things happened in both until then. */
  readonly shared: number
}

/** Reads two journals side by side as they grow. Asked again, goes on where it stopped. */
export class PartingFold {
  private readonly one: Reader
  private readonly other: Reader
  private shared = 0
  private found: Parting | undefined

  constructor(one: Run, other: Run) {
    this.one = new Reader(one)
    this.other = new Reader(other)
  }

  /**
   * Where they part, of what both have done before an instant; undefined where they do not. Both must have been made up
   * to that instant.
   */
  before(until: number): Parting | undefined {
    while (this.found === undefined) {
      const one = this.one.next()
      const other = this.other.next()
      const at = Math.min(one?.at ?? Infinity, other?.at ?? Infinity)
      if (at >= until) return undefined
      if (one === undefined || other === undefined || one.at !== other.at || !isAlike(one, other))
        this.found = this.parting(at, one, other)
      else {
        this.one.skip()
        this.other.skip()
        this.shared += 1
      }
    }
    return this.found.at < until ? this.found : undefined
  }

  private parting(at: number, one: Step | undefined, other: Step | undefined): Parting {
    return {
      at,
      one: { step: one, position: this.one.positionAt(at) },
      other: { step: other, position: this.other.positionAt(at) },
      isDelay: one !== undefined && other !== undefined && isAlike(one, other),
      shared: this.shared,
    }
  }
}

/** Goes through what happens in one run. */
class Reader {
  private readonly run: Run
  private index = 0

  constructor(run: Run) {
    this.run = run
  }

  /** The next thing that happens. Causes that only wait for their moment do not count: what they bring about does. */
  next(): Step | undefined {
    const { journal } = this.run
    let step = journal[this.index]
    while (step !== undefined && isPreparation(step)) step = journal[++this.index]
    return step
  }

  skip(): void {
    this.index += 1
  }

  /** Right after the next thing where that happens at an instant; otherwise after all that happened up to then. */
  positionAt(at: number): number {
    return this.next()?.at === at ? this.index + 1 : this.run.positionAt(at)
  }
}

const isPreparation = ({ cause }: Step): boolean =>
  cause.kind === 'control' && PREPARATIONS.has(cause.control.kind)
const PREPARATIONS: ReadonlySet<Control['kind']> = new Set(['fault', 'heal', 'later'])

/** The same happens. Ids of messages are not compared: a cause more or less shifts them all. */
const isAlike = (one: Step, other: Step): boolean =>
  one.component === other.component &&
  one.event === other.event &&
  one.task === other.task &&
  originOf(one) === originOf(other)

function originOf({ cause }: Step): string {
  switch (cause.kind) {
    case 'message':
      return `${cause.message.link} ${cause.message.type} ${cause.message.subject}`
    case 'timer':
      return cause.component
    case 'control':
      return cause.control.kind
  }
}
