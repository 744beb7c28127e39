// Long work off the main thread as the page shows it: what was asked for, how far it is, what has come of it so far.
import { createStore } from 'zustand/vanilla'
import type { Ending, Job } from '#lab'

export interface TaskState<Request, Result> {
  readonly status: 'idle' | 'running' | Ending['kind']
  readonly request: Request | undefined
  /** How far it is, in what the work counts. */
  readonly done: number
  /** What has come of it so far; complete once the status is `done`. */
  readonly result: Result | undefined
  /** Why parts of it came to nothing. */
  readonly failures: readonly string[]
}

/** Starts work off the main thread. */
export type Begin<Request, Result> = (
  request: Request,
  listener: { readonly onProgress: (done: number) => void; readonly onResult: (result: Result) => void },
) => Promise<Job>

/** One kind of long work. There is one of it at a time: a new start ends the one before. */
export class Task<Request, Result> {
  readonly store = createStore<TaskState<Request, Result>>(() => ({
    status: 'idle',
    request: undefined,
    done: 0,
    result: undefined,
    failures: [],
  }))
  private readonly begin: Begin<Request, Result>
  private job: Job | undefined
  /** Counts starts and cancellations, so that what belongs to an earlier start is not listened to. */
  private turn = 0

  constructor(begin: Begin<Request, Result>) {
    this.begin = begin
  }

  /** Starts anew. Resolves when the work has ended, one way or another. */
  async start(request: Request): Promise<void> {
    this.cancel()
    const turn = this.turn
    const set = (changed: Partial<TaskState<Request, Result>>) => {
      if (turn === this.turn) this.store.setState(changed)
    }
    set({ status: 'running', request, done: 0, result: undefined, failures: [] })
    try {
      const job = await this.begin(request, {
        onProgress: (done) => set({ done }),
        onResult: (result) => set({ result }),
      })
      if (turn !== this.turn) return job.cancel()
      this.job = job
      const { kind, failures } = await job.finished
      set({ status: kind, failures: failures.map(({ why }) => why) })
    } catch (error) {
      set({ status: 'done', failures: [error instanceof Error ? error.message : String(error)] })
    }
  }

  /** Ends the work; what has come of it stays. */
  cancel(): void {
    this.turn += 1
    this.job?.cancel()
    this.job = undefined
    if (this.store.getState().status === 'running') this.store.setState({ status: 'cancelled' })
  }
}
