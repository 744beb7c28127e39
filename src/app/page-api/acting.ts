// The part of the page's API that acts on the run: commands, faults, hands on messages, settings.
import type { Fault } from '#faults'
import { loadBundled, loadParser, loadScenario, type Scenario, withSetting } from '#scenarios'
import type { App } from '../create-app'
import { type Status, statusOf } from '../status-of'
import { accepted, ApiError } from './errors'

const ACTIONS = ['drop', 'duplicate', 'hold', 'release', 'deliver'] as const
type MessageAction = (typeof ACTIONS)[number]

export function actingApi(app: App) {
  return {
    async load(scenario: unknown): Promise<Status> {
      await app.shelf.load(await wanted(scenario))
      return statusOf(app)
    },
    async dispatch(command: unknown): Promise<string> {
      const { parseCommandFor } = await loadParser()
      const body = accepted(parseCommandFor(app.run.scenario, command))
      return app.acts.act({ kind: 'stimulus', component: app.run.traits.client, type: 'command', body })
    },
    /** Injects a fault as a scenario file writes it. Returns the id that `heal` takes. */
    inject: async (fault: unknown): Promise<string> => app.acts.inject(await faultFor(app, fault)),
    async heal(fault: string): Promise<void> {
      if (app.run.simulation.rows.get('faults', fault) === undefined)
        throw new ApiError('unknown', `no fault ${fault} is in force`)
      app.acts.act({ kind: 'heal', id: fault })
    },
    async message(id: string, action: MessageAction): Promise<void> {
      if (app.run.simulation.rows.get('wires', id) === undefined)
        throw new ApiError('unknown', `no message ${id} is in flight`)
      if (!ACTIONS.includes(action))
        throw new ApiError('bad-input', `${String(action)} is no action; choose from ${ACTIONS.join(', ')}`)
      app.acts.act({ kind: 'message', id, action })
    },
    async without(cause: string): Promise<Status> {
      const { scenario, interventions } = app.run
      if (![...scenario.causes, ...interventions].some(({ id }) => id === cause))
        throw new ApiError('unknown', `there is no cause ${cause}`)
      await app.shelf.without(cause)
      return statusOf(app)
    },
    /** Crashes a component now, or the next time it passes a named point. */
    async crash(
      id: string,
      { point, restartAfter }: { readonly point?: string; readonly restartAfter?: number } = {},
    ): Promise<string> {
      const when = point === undefined ? { at: 0 } : { point }
      const fault = {
        kind: 'crash',
        component: component(app, id),
        ...when,
        ...(restartAfter === undefined ? {} : { restartAfter }),
      }
      return app.acts.inject(await faultFor(app, fault))
    },
    restart: async (id: string): Promise<string> =>
      app.acts.act({ kind: 'restart', component: component(app, id) }),
    /** Changes a setting, such as `settings.relay.interval`. The run begins anew with it. */
    async set(path: string, value: unknown): Promise<Status> {
      await app.shelf.load(accepted(await loadScenario(withSetting(app.run.scenario, path, value))))
      return statusOf(app)
    },
  }
}

async function wanted(scenario: unknown): Promise<Scenario> {
  if (typeof scenario !== 'string') return accepted(await loadScenario(scenario))
  const known = await loadBundled(scenario)
  if (known === undefined) throw new ApiError('unknown', `there is no scenario ${scenario}`)
  return known
}

async function faultFor(app: App, fault: unknown): Promise<Fault> {
  const { parseFaultFor } = await loadParser()
  return accepted(parseFaultFor(app.run.scenario, fault))
}

function component(app: App, id: string): string {
  if (app.run.components.some((each) => each.id === id)) return id
  throw new ApiError('unknown', `there is no component ${String(id)}`)
}
