// The app: everything a person can do with a run, composed from travelling, acting and keeping. Views call these and nothing else.
import { Acts } from './acts'
import type { Flights } from './flights'
import { judgingOf } from './judging'
import { type Laboratory, tasksOf } from './laboratory'
import { latePieces } from './late-pieces'
import { LessonsDoor } from './lessons-door'
import type { Page } from './pages'
import type { Pointed } from './pointing'
import type { Preferences } from './preferences'
import type { LaneSpec } from './race/lanes'
import type { Opened } from './saved-runs'
import type { History } from './scene'
import { Shelf, type ShelfPorts } from './shelf'
import { type FrameLayer, Stage } from './stage'
import type { Notice } from './notice'
import { createAppStore, type Target, type TimeWindow } from './state'
import { Travel } from './travel'
import { visitsOf } from './visits'

export interface AppPorts extends ShelfPorts {
  /** Calls back once a frame with wall milliseconds; the returned function stops it. */
  readonly onFrame: (callback: (wall: number) => void) => () => void
  readonly keepPreferences: (preferences: Preferences) => void
  readonly laboratory: Laboratory
  /**
   * Puts the page that is shown into the address. `fresh`: the scenario that the address may name is not shown any more;
   * `lanes`: the race that it is to show.
   */
  readonly keepPage: (
    page: Page,
    more: { readonly fresh: boolean; readonly lanes?: readonly LaneSpec[] },
  ) => void
}

export type App = ReturnType<typeof createApp>

export function createApp(
  ports: AppPorts,
  opened: Opened,
  preferences: Preferences & { readonly page: Page },
) {
  const store = createAppStore(opened, preferences)
  const stage = new Stage(store, opened.run, opened.record)
  const travel = new Travel(stage, ports.onFrame)
  const shelf = new Shelf(stage, travel, ports, opened)
  const judged = judgingOf(stage, travel)
  const acts = new Acts(stage, travel, shelf)
  const visits = visitsOf({ store, travel, shelf, keepPage: ports.keepPage })
  const toLab = () => (store.getState().page === 'lab' ? undefined : visits.visit('lab', { fresh: true }))
  const lessons = new LessonsDoor({ stage, travel, shelf, acts, judged, onOpen: toLab })

  return {
    store,
    ...latePieces(stage, shelf, ports),
    tasks: tasksOf(ports.laboratory),
    ...visits,
    lessons,
    /** The one frame clock, for pages that play runs of their own. */
    onFrame: ports.onFrame,
    travel,
    shelf,
    acts,
    /** What carries out the acts of lessons and demos. */
    parts: { stage, travel, shelf, acts },
    get run() {
      return stage.run
    },
    /** Where the viewer looks, in microseconds. Between steps while playing. */
    get at(): number {
      return stage.cursor
    },
    history: (): History => stage.historyNow(),
    /** Every message up to the head; the same object as long as it is the same run. */
    flights: (): Flights => stage.flightsNow(),
    /** Draws by frame until the returned function is called. Draws once at once. */
    addLayer: (layer: FrameLayer) => stage.addLayer(layer),
    select: (selection: Target | null) => store.setState({ selection }),
    point: (pointed: Pointed | null) => store.setState({ pointed }),
    /** Shows a stretch of time in the charts, or all of it. */
    look: (window: TimeWindow | null) => store.setState({ window }),
    highlight: (highlighted: readonly string[]) => store.setState({ highlighted }),
    caption: (caption: string) => store.setState({ caption }),
    setPreferences(changed: Partial<Preferences>) {
      store.setState(changed)
      const { lang, theme } = store.getState()
      ports.keepPreferences({ lang, theme })
    },
    notice: (notice: Notice) => stage.notice(notice),
    dismiss: (kind: Notice['kind']) => stage.dismiss(kind),
    /** Fetches the judge; resolves once the run is judged. */
    judged,
    /** Resolves when the page rests, the run is judged, and everything is on disk. */
    async settled(): Promise<void> {
      await travel.rested()
      await judged()
      await shelf.settled()
    },
    /** The page is about to go: writes what is not on disk yet. */
    flush: () => void stage.keeper?.settled(),
  }
}
