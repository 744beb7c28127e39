// The history of a run for the charts: the gap over time, faults in force as bands, and the instants worth going to.
import type { JsonObject, Step } from '#kernel'
import type { Run } from '#runs'
import { textOf } from './instant'
import type { History, HistoryBand, HistoryMark } from './scene'

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
    const violations = this.run.judge.firsts().map((violation): HistoryMark => ({
      at: violation.at,
      step: violation.step + 1,
      kind: 'violation',
      target: violation.check,
    }))
    return {
      end,
      gap: this.run.judge.lag.series,
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
        this.noteFault(step, control.id, control.fault)
        return
      case 'heal':
        this.end(step, ({ id }) => id === control.id)
        return
      case 'message':
        this.mark(step, 'hand', control.id)
        return
      case 'stimulus':
        if (control.type === 'command') this.mark(step, 'command', textOf(control.body, 'id'))
        return
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
  private noteFault(step: Step, id: string, fault: JsonObject): void {
    const kind = textOf(fault, 'kind')
    const target = textOf(fault, 'component') || textOf(fault, 'link')
    if (kind === 'link' || kind === 'cut' || kind === 'slow')
      this.begin(step, { id, kind: 'fault', target, fault: kind })
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
