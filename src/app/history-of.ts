// The history of a run for the charts: the gap over time, faults in force as bands, and the instants worth going to.
import type { Step } from '#kernel'
import type { Run } from '#runs'
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
  private seen = 0

  constructor(run: Run) {
    this.run = run
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
      bands: this.bands.map((band): HistoryBand => ({ ...band })),
      marks: [...this.marks, ...violations].toSorted((x, y) => x.step - y.step),
    }
  }

  private note(step: Step): void {
    if (step.cause.kind !== 'control') return
    const { control } = step.cause
    const at = { at: step.at, step: step.index + 1 }
    switch (control.kind) {
      case 'crash':
        if (step.event !== 'crash') return
        this.bands.push({
          id: `${control.component}@${step.index}`,
          kind: 'down',
          target: control.component,
          fault: 'crash',
          from: step.at,
          until: null,
        })
        this.marks.push({ ...at, kind: 'crash', target: control.component })
        return
      case 'restart': {
        const open = this.bands.findLast(
          (band) => band.kind === 'down' && band.target === control.component && band.until === null,
        )
        if (open !== undefined) open.until = step.at
        this.marks.push({ ...at, kind: 'restart', target: control.component })
        return
      }
      case 'fault': {
        const fault = control.fault as {
          readonly kind: string
          readonly component?: string
          readonly link?: string
        }
        if (fault.kind === 'link' || fault.kind === 'cut' || fault.kind === 'slow')
          this.bands.push({
            id: control.id,
            kind: 'fault',
            target: fault.component ?? fault.link ?? '',
            fault: fault.kind,
            from: step.at,
            until: null,
          })
        return
      }
      case 'heal': {
        const open = this.bands.findLast((band) => band.id === control.id && band.until === null)
        if (open !== undefined) open.until = step.at
        return
      }
      case 'message':
        this.marks.push({ ...at, kind: 'hand', target: control.id })
        return
      case 'stimulus':
        if (control.type === 'command')
          this.marks.push({ ...at, kind: 'command', target: String(control.body['id'] ?? '') })
        return
      case 'start':
      case 'later':
        return
    }
  }
}
