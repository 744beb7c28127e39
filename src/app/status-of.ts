// The status of the page as scripts read it, in simulated milliseconds.
import { isConverged } from '#checks'
import type { App } from './create-app'
import { gapOf } from './gap-of'
import { Instant } from './instant'

export interface Status {
  readonly ready: boolean
  readonly playing: boolean
  /** Simulated milliseconds. */
  readonly at: number
  readonly step: number
  readonly head: number
  readonly digest: string
  readonly pipeline: string
  readonly converged: boolean
  readonly gapEvents: number
  readonly gapMs: number
  readonly speed: number
  readonly lang: string
}

export function statusOf(app: App): Status {
  const { run, at } = app
  const { playing, speed, lang } = app.store.getState()
  const gap = gapOf(new Instant(run, at))
  return {
    ready: true,
    playing,
    at: at / 1000,
    step: run.simulation.position,
    head: run.journal.length,
    digest: run.simulation.digest,
    pipeline: run.scenario.pipeline,
    converged: gap.events === 0 && isConverged(run.subject, run.simulation.rows),
    gapEvents: gap.events,
    gapMs: gap.age / 1000,
    speed,
    lang,
  }
}
