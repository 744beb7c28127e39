// How the Lab's parts watch the app: slices of its state, the instant it shows, and frames that bypass React.
import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { App, AppState, Frame, Scene } from '#app'
import { sceneOf } from '#app'
import type { Watched } from './pace'

export const AppContext = createContext<App | null>(null)

/** How often the part around looks at the run while it plays; null: at every frame. */
export const PaceContext = createContext<Watched | null>(null)

/** The app of the page. */
export function useApp(): App {
  const app = use(AppContext)
  if (app === null) throw new Error('Broken invariant: the Lab has an app')
  return app
}

/** A slice of the app's state; draws anew when it changes. The slice must be a value that stays equal to itself. */
export function useAppState<Slice>(slice: (state: AppState) => Slice): Slice {
  const { store } = useApp()
  return useSyncExternalStore(store.subscribe, () => slice(store.getState()))
}

/** What the instant depends on: another run, another step, an act at the same step. Seen at the pace of the part around. */
export function useInstant(): { readonly run: App['run']; readonly step: number; readonly head: number } {
  const { store } = useApp()
  const { subscribe, getState } = use(PaceContext) ?? store
  const run = useSyncExternalStore(subscribe, () => getState().run)
  const step = useSyncExternalStore(subscribe, () => getState().step)
  const head = useSyncExternalStore(subscribe, () => getState().head)
  return useMemo(() => ({ run, step, head }), [run, step, head])
}

/** The scene at the viewer's step. Between two steps only frames move. */
export function useScene(): Scene {
  const app = useApp()
  const instant = useInstant()
  return useMemo(() => sceneOf(instant.run, app.at), [app, instant])
}

/** Draws by frame for as long as the view stands. */
export function useFrames(draw: (frame: Frame) => void): void {
  const app = useApp()
  useEffect(() => app.addLayer(draw), [app, draw])
}
