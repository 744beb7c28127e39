// When scheduled jobs have looked at the whole write model: what was committed before that and does not show was missed.
import type { Json, Step } from '#kernel'

interface LookView {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly body: { readonly rows?: readonly Json[]; readonly gone?: readonly Json[] | null }
}

/** How far one process is with its look: the step at which it began, and whether it has found something to write. */
interface Look {
  begun: number
  isLoading: boolean
  /** What was to be written last was refused, and will be again. */
  isRefused: boolean
}

export class Looks {
  /** By the job's process. */
  private readonly looks = new Map<string, Look>()
  /** The step at which the last look began that came to its end. */
  private done = -1

  /** A message was sent. A look begins with a request, and ends when all that was found has been written. */
  note(step: Step, sent: Json | undefined): void {
    const { type, from, to, body } = sent as unknown as LookView
    switch (type) {
      case 'extract':
      case 'refresh':
        this.begin(from, step)
        return
      case 'load-rows':
        this.of(from).isLoading = true
        return
      case 'extracted':
        if (isEmpty(body.rows) && isEmpty(body.gone)) this.end(this.of(to))
        return
      case 'load-refused':
        this.of(to).isRefused = true
        return
      case 'refreshed':
      case 'rows-loaded':
        this.of(to).isLoading = false
        this.end(this.of(to))
        return
    }
  }

  private of(job: string): Look {
    let look = this.looks.get(job)
    if (look === undefined) this.looks.set(job, (look = { begun: -1, isLoading: false, isRefused: false }))
    return look
  }

  /** Whoever looks again has found nothing to write, unless that writing failed. */
  private begin(job: string, { index }: Step): void {
    const look = this.of(job)
    if (!look.isLoading) this.done = Math.max(this.done, look.begun)
    look.isLoading = false
    look.begun = index
  }

  private end(look: Look): void {
    this.done = Math.max(this.done, look.begun)
    look.isRefused = false
  }

  /** Whether a look that began after a step has come to its end. */
  hasLookedSince(step: number): boolean {
    return this.done > step
  }

  /** Whether a job is stopped by something that it finds each time it looks. */
  get isRefused(): boolean {
    return [...this.looks.values()].some((look) => look.isRefused)
  }
}

const isEmpty = (found: unknown): boolean => !Array.isArray(found) || found.length === 0

/** Whether a step was work that a schedule asked for: a job's own, what it asked others to do, or an expiry. */
export function isScheduled({ component, event, cause }: Step): boolean {
  if (isJob(component) || event.startsWith('expire')) return true
  if (cause.kind === 'message') return isJob(cause.message.from)
  if (cause.kind !== 'timer') return false
  const { address } = cause.body as { readonly address?: { readonly to?: string } }
  return isJob(address?.to ?? '') || cause.key.startsWith('expire')
}

const isJob = (component: string): boolean => component === 'job' || component.startsWith('job-')
