// The part of the page's API that only looks: status, state, verdict, exports, and being told of changes.
import { loadReasons } from '#checks'
import { loadResult } from '#runs'
import type { App } from '../create-app'
import { loadExports } from '../load-exports'
import { modelsOf } from '../models-of'
import { sceneOf } from '../scene-of'
import type { AppState } from '../state'
import { type Status, statusOf } from '../status-of'
import { ApiError, microsOf } from './errors'

export type EventName = 'step' | 'status' | 'selection'

export function readingApi(app: App) {
  return {
    getStatus: async (): Promise<Status> => statusOf(app),
    async getState() {
      const { messages, components, outbox, commitLog, eventStore, broker, readSide, gap } = sceneOf(
        app.run,
        app.at,
      )
      const { notices, runId, runName, parent } = app.store.getState()
      const run = { id: runId, name: runName, parent, scenario: app.run.scenario.id }
      const models = modelsOf(app.run, app.at)
      const stores = { outbox, commitLog, eventStore, broker, readSide }
      return { status: statusOf(app), run, notices, components, messages, ...stores, gap, models }
    },
    async verdict() {
      const [{ sentenceOf }] = await Promise.all([loadReasons(), app.judged()])
      const { position } = app.run.simulation
      const { verdict, converged, models, violations, anomalies } = app.run.judgement()
      app.run.seek(position)
      const plain = violations.map(({ check, step, at, key, reason }) => ({
        check,
        step,
        at: at / 1000,
        key,
        why: sentenceOf(reason),
      }))
      const seen = anomalies.map(({ anomaly, step, at, key }) => ({ anomaly, step, at: at / 1000, key }))
      return { verdict, converged, models, violations: plain, anomalies: seen }
    },
    /** Calls back when something of that name changes. The returned function ends it. */
    async subscribe(
      names: readonly EventName[],
      tell: (event: { readonly name: EventName; readonly status: Status }) => void,
    ): Promise<() => void> {
      return app.store.subscribe((now, before) => {
        for (const name of names) if (hasChanged(name, now, before)) tell({ name, status: statusOf(app) })
      })
    },
    /** The run as text. `window`, in milliseconds, is for formats that show a part; it ends where the viewer looks. */
    async exportAs(
      format: string,
      window: { readonly from?: number; readonly until?: number } = {},
    ): Promise<string> {
      const [{ EXPORT_FORMATS, exported, isExportFormat }] = await Promise.all([loadExports(), app.judged()])
      if (!isExportFormat(format))
        throw new ApiError(
          'unsupported',
          `${format} is not exported by this version; there are ${EXPORT_FORMATS.join(', ')}`,
        )
      const { from = 0, until = app.at / 1000 } = window
      return exported(app.run, format, { from: microsOf(from, 'from'), until: microsOf(until, 'until') })
    },
    /** The run's result as the command line prints it. */
    async result() {
      const [{ resultOf }] = await Promise.all([loadResult(), app.judged()])
      const { position } = app.run.simulation
      const reason = app.run.simulation.isQuiet() ? 'quiet' : 'reached'
      const result = resultOf(app.run, { reason, at: app.run.simulation.now })
      app.run.seek(position)
      return result
    },
    settled: (): Promise<void> => app.settled(),
  }
}

function hasChanged(name: EventName, now: AppState, before: AppState): boolean {
  switch (name) {
    case 'step':
      return now.step !== before.step || now.head !== before.head
    case 'status':
      return (
        now.playing !== before.playing ||
        now.speed !== before.speed ||
        now.lang !== before.lang ||
        now.runId !== before.runId
      )
    case 'selection':
      return now.selection !== before.selection
  }
}
