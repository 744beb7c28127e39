// The app: everything a person can do with a run, composed from travelling, acting and keeping. Views call these and nothing else.
import { createActs } from './acts'
import type { Preferences } from './preferences'
import type { Opened } from './saved-runs'
import type { History } from './scene'
import { createShelf, type ShelfPorts } from './shelf'
import { type FrameLayer, Stage } from './stage'
import { createAppStore, type Notice, type Target } from './state'
import { createTravel } from './travel'

export interface AppPorts extends ShelfPorts {
  /** Calls back once a frame with wall milliseconds; the returned function stops it. */
  readonly onFrame: (callback: (wall: number) => void) => () => void
  readonly keepPreferences: (preferences: Preferences) => void
}

export type App = ReturnType<typeof createApp>

export function createApp(ports: AppPorts, opened: Opened, preferences: Preferences) {
  const { run, record } = opened
  const store = createAppStore({
    run,
    runId: record.id,
    runName: record.name,
    parent: record.parent,
    step: run.simulation.position,
    head: run.journal.length,
    playing: false,
    ended: false,
    speed: 1,
    lang: preferences.lang,
    theme: preferences.theme,
    selection: null,
    highlighted: [],
    caption: '',
    judgement: undefined,
    notices: opened.notices,
    saved: opened.saved,
  })
  const stage = new Stage(store, run, record)
  const travel = createTravel(stage, ports.onFrame)
  const shelf = createShelf(stage, travel, ports, opened)
  const acts = createActs(stage, travel, shelf)

  return {
    store,
    ...travel,
    ...shelf,
    ...acts,
    get run() {
      return stage.run
    },
    /** Where the viewer looks, in microseconds. Between steps while playing. */
    get at(): number {
      return stage.cursor
    },
    history: (): History =>
      stage.history.history(Math.max(stage.run.timeAt(stage.run.journal.length), stage.cursor)),
    /** Draws by frame until the returned function is called. Draws once at once. */
    addLayer: (layer: FrameLayer) => stage.addLayer(layer),
    /** The run from its beginning, with nothing that was done to it by hand. */
    reset: () => shelf.load(stage.run.scenario),
    select: (selection: Target | null) => store.setState({ selection }),
    highlight: (highlighted: readonly string[]) => store.setState({ highlighted }),
    caption: (caption: string) => store.setState({ caption }),
    setPreferences(changed: Partial<Preferences>) {
      store.setState(changed)
      const { lang, theme } = store.getState()
      ports.keepPreferences({ lang, theme })
    },
    notice: (notice: Notice) => stage.notice(notice),
    dismiss: (kind: Notice['kind']) => stage.dismiss(kind),
    /** Resolves when the page rests and everything is on disk. */
    async settled(): Promise<void> {
      await travel.rested()
      await stage.keeper?.settled()
    },
    /** The page is about to go: writes what is not on disk yet. */
    flush: () => void stage.keeper?.settled(),
  }
}
