// The history of a run for the charts: the gap over time, faults in force as bands, and the instants worth going to.
import type { Fault } from '#faults'
import type { Step } from '#kernel'
import type { Run } from './run'

/** The history of the whole run up to the head: only instants at which something changed. Times in microseconds. */
export interface History {
  readonly end: number
  /** Committed and visible events over time, as steps: values hold until the next instant. */
  readonly gap: readonly {
    readonly at: number
    readonly step: number
    readonly committed: number
    readonly visible: number
    /** Visible at each of the places that answer queries, where there are several; `visible` is what all of them show. */
    readonly places?: readonly number[]
  }[]
  /** The components that are these places, where there are several. */
  readonly readers?: readonly string[]
  readonly bands: readonly HistoryBand[]
  readonly marks: readonly HistoryMark[]
}

/** A fault in force, or a component that is down. `until` null: it lasts. */
export interface HistoryBand {
  readonly id: string
  readonly kind: 'down' | 'fault'
  readonly target: string
  readonly fault: string
  readonly from: number
  readonly until: number | null
}

/** A crash, an intervention, the first step of a violation: the places that next and previous marker go to. */
export interface HistoryMark {
  readonly at: number
  readonly step: number
  readonly kind: 'crash' | 'restart' | 'violation' | 'hand' | 'command'
  readonly target: string
}

interface Begun {
  readonly id: string
  readonly kind: 'down' | 'fault'
  readonly target: string
  readonly fault: string
  readonly from: number
  until: number | null
}

/** Folds a run's journal as it grows; `history` is what is known up to the head. */
export class HistoryFold {
  private readonly run: Run
  private readonly bands: Begun[] = []
  private readonly marks: HistoryMark[] = []
  private readonly readers: readonly string[]
  private seen = 0

  constructor(run: Run) {
    this.run = run
    this.readers = readersOf(run)
  }

  history(end: number): History {
    const { journal } = this.run
    for (; this.seen < journal.length; this.seen++) {
      const step = journal[this.seen]
      if (step?.cause.kind === 'control') this.note(step)
    }
    const firsts = this.run.isJudged ? this.run.judge.firsts() : []
    const violations = firsts.map((violation): HistoryMark => ({
      at: violation.at,
      step: violation.step + 1,
      kind: 'violation',
      target: violation.check,
    }))
    return {
      end,
      gap: this.run.course.lag.series,
      ...(this.readers.length > 1 ? { readers: this.readers } : {}),
      bands: this.bands.map((band): HistoryBand => ({ ...band })),
      marks: [...this.marks, ...violations].toSorted((x, y) => x.step - y.step),
    }
  }

  private note(step: Step): void {
    if (step.cause.kind !== 'control') return
    const { control } = step.cause
    switch (control.kind) {
      case 'crash':
        if (step.event === 'crash') this.noteCrash(step, control.component)
        return
      case 'restart':
        this.end(step, ({ kind, target }) => kind === 'down' && target === control.component)
        this.mark(step, 'restart', control.component)
        return
      case 'fault':
        this.noteFault(step, control.id, control.fault as unknown as Fault)
        return
      case 'heal':
        this.end(step, ({ id }) => id === control.id)
        return
      case 'message':
        this.mark(step, 'hand', control.id)
        return
      case 'stimulus': {
        const { id } = control.body
        if (control.type === 'command') this.mark(step, 'command', typeof id === 'string' ? id : '')
        return
      }
      case 'start':
      case 'later':
        return
    }
  }

  private noteCrash(step: Step, target: string): void {
    this.begin(step, { id: `${target}@${step.index}`, kind: 'down', target, fault: 'crash' })
    this.mark(step, 'crash', target)
  }

  /** Faults that last are bands; one that waits for its moment shows when it strikes. */
  private noteFault(step: Step, id: string, fault: Fault): void {
    if (fault.kind === 'slow')
      this.begin(step, { id, kind: 'fault', target: fault.component, fault: fault.kind })
    else if (fault.kind === 'link' || fault.kind === 'cut')
      this.begin(step, { id, kind: 'fault', target: fault.link, fault: fault.kind })
  }

  private begin({ at }: Step, band: Omit<Begun, 'from' | 'until'>): void {
    this.bands.push({ ...band, from: at, until: null })
  }

  private end({ at }: Step, isIt: (band: Begun) => boolean): void {
    const open = this.bands.findLast((band) => band.until === null && isIt(band))
    if (open !== undefined) open.until = at
  }

  private mark({ at, index }: Step, kind: HistoryMark['kind'], target: string): void {
    this.marks.push({ at, step: index + 1, kind, target })
  }
}

/** The components that answer queries from copies of their own, in the order of their places. */
function readersOf({ traits, simulation }: Run): readonly string[] {
  const { readSide } = traits
  if (readSide.kind !== 'copies') return []
  return readSide.tables.map((table) => simulation.tables.find(({ name }) => name === table)?.owner ?? table)
}
