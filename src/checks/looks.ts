// When scheduled jobs have looked at the whole write model: what was committed before that and does not show was missed.
import type { Json, Step } from '#kernel'

interface LookView {
  readonly type: string
  readonly body: { readonly rows?: readonly Json[]; readonly gone?: readonly Json[] | null }
}

export class Looks {
  /** The step at which the look began that is under way, and the one of the last that came to its end. */
  private begun = -1
  private done = -1
  private isLoading = false
  /** What was to be written last was refused, and will be again. */
  isRefused = false

  /** A message was sent. A look begins with a request, and ends when all that was found has been written. */
  note(step: Step, sent: Json | undefined): void {
    const { type, body } = sent as unknown as LookView
    switch (type) {
      case 'extract':
      case 'refresh':
        // Whoever looks again has found nothing to write, unless that writing failed.
        if (!this.isLoading) this.done = this.begun
        this.isLoading = false
        this.begun = step.index
        return
      case 'load-rows':
        this.isLoading = true
        return
      case 'extracted':
        if (isEmpty(body.rows) && isEmpty(body.gone)) this.end()
        return
      case 'load-refused':
        this.isRefused = true
        return
      case 'refreshed':
      case 'rows-loaded':
        this.isLoading = false
        this.end()
        return
    }
  }

  private end(): void {
    this.done = this.begun
    this.isRefused = false
  }

  /** Whether a look that began after a step has come to its end. */
  hasLookedSince(step: number): boolean {
    return this.done > step
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
