// The pool: shares units of work out to workers, whatever these are, and passes on what they answer as it arrives.
import type { Answer, Reply, Work, WorkKind } from './work'

/** A worker as the pool sees it: a thread of Node, a worker of the page, a stand-in. It has one unit in hand at a time. */
export interface Hand {
  readonly send: (work: Work) => void
  readonly receive: (listen: (reply: Reply) => void) => void
  readonly terminate: () => void
}

/** Where workers come from, and how many may work at once. */
export interface Crew {
  readonly workers: number
  readonly spawn: () => Hand
}

/** What a job tells while it goes on. */
export interface Listener<Kind extends WorkKind> {
  /** A unit's answer, in the order in which they arrive. */
  readonly onAnswer: (answer: Answer<Kind>, unit: number) => void
  /** Whether this answer makes the rest needless: the others are ended, and the job is done. */
  readonly isEnough?: (answer: Answer<Kind>) => boolean
  /** How far all units have come together, in what their work counts. */
  readonly onProgress?: (done: number) => void
}

export interface Failure {
  readonly unit: number
  readonly why: string
}

/** How a job ended. Units that failed are values; those that did not have been answered, unless it was cancelled. */
export interface Ending {
  readonly kind: 'done' | 'cancelled'
  readonly failures: readonly Failure[]
}

export interface Job {
  readonly finished: Promise<Ending>
  /** Ends all workers at once. Nothing is told after that. */
  readonly cancel: () => void
}

/** Shares units out: each worker gets the next one when it has answered the last. */
export function shareOut<Kind extends WorkKind>(
  units: readonly Work<Kind>[],
  crew: Crew,
  listener: Listener<Kind>,
): Job {
  const sharing = new Sharing(units, crew, listener)
  const finished = new Promise<Ending>((settle) => sharing.begin(settle))
  return { finished, cancel: () => sharing.end('cancelled') }
}

/** A worker, and the unit that it has in hand. */
interface Worker {
  readonly hand: Hand
  unit: number
}

class Sharing<Kind extends WorkKind> {
  private readonly units: readonly Work<Kind>[]
  private readonly crew: Crew
  private readonly listener: Listener<Kind>
  private readonly workers = new Set<Worker>()
  private readonly failures: Failure[] = []
  /** How far each unit has come. */
  private readonly done: number[]
  private next = 0
  private isOver = false
  private settle: (ending: Ending) => void = () => {}

  constructor(units: readonly Work<Kind>[], crew: Crew, listener: Listener<Kind>) {
    this.units = units
    this.crew = crew
    this.listener = listener
    this.done = units.map(() => 0)
  }

  begin(settle: (ending: Ending) => void): void {
    this.settle = settle
    const workers = Math.min(this.crew.workers, this.units.length)
    for (let worker = 0; worker < workers; worker++) this.hire()
    if (workers === 0) this.end('done')
  }

  end(kind: Ending['kind']): void {
    if (this.isOver) return
    this.isOver = true
    for (const { hand } of this.workers) hand.terminate()
    this.settle({ kind, failures: this.failures })
  }

  private hire(): void {
    const worker: Worker = { hand: this.crew.spawn(), unit: -1 }
    this.workers.add(worker)
    worker.hand.receive((reply) => {
      if (!this.isOver && this.workers.has(worker)) this.hear(worker, reply)
    })
    this.give(worker)
  }

  private hear(worker: Worker, reply: Reply): void {
    const { unit } = worker
    switch (reply.kind) {
      case 'progress':
        this.done[unit] = reply.done
        return this.listener.onProgress?.(this.done.reduce((sum, each) => sum + each, 0))
      case 'answer': {
        // A unit is of the kind that was asked for, and so is its answer.
        const answer = reply.answer as Answer<Kind>
        this.listener.onAnswer(answer, unit)
        return this.listener.isEnough?.(answer) === true ? this.end('done') : this.give(worker)
      }
      case 'failed':
        this.failures.push({ unit, why: reply.why })
        return this.give(worker)
      case 'broken':
        this.failures.push({ unit, why: reply.why })
        if (this.next < this.units.length) this.hire()
        return this.dismiss(worker)
    }
  }

  /** Gives a worker the next unit, or lets it go where there is none. */
  private give(worker: Worker): void {
    const work = this.units[this.next]
    if (work === undefined) return this.dismiss(worker)
    worker.unit = this.next
    this.next += 1
    worker.hand.send(work)
  }

  private dismiss(worker: Worker): void {
    this.workers.delete(worker)
    worker.hand.terminate()
    if (this.workers.size === 0) this.end('done')
  }
}
