// What the page shows, as one store. Time at sixty frames a second is not in it: see the playback clock.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Judgement } from '#checks'
import type { Run, RunRecord } from '#runs'
import type { LessonState } from './lesson-state'
import type { Everything } from './everything'
import type { Notice } from './notice'
import type { Lang, Preferences, Theme } from './preferences'
import type { Page } from './pages'
import type { Pointed } from './pointing'
import type { Opened } from './saved-runs'

export type Target =
  | { readonly kind: 'component'; readonly id: string }
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'message'; readonly id: string }
  | { readonly kind: 'row'; readonly store: string; readonly key: string }

/** A stretch of time that the charts show, in microseconds. */
export interface TimeWindow {
  readonly from: number
  readonly until: number
}

export interface AppState {
  readonly run: Run
  /** The id and name under which the run is kept. */
  readonly runId: string
  readonly runName: string
  readonly parent: RunRecord['parent']
  /** Steps done where the viewer looks, and in the journal. A new value means: draw the picture again. */
  readonly step: number
  readonly head: number
  readonly playing: boolean
  /** The run has come to its end at the head: nothing is left but polling in vain. */
  readonly ended: boolean
  /** Simulated seconds for one second of the wall. */
  readonly speed: number
  readonly lang: Lang
  readonly theme: Theme
  readonly selection: Target | null
  readonly highlighted: readonly string[]
  /** What the pointer or the focus is on: lit wherever it is drawn. */
  readonly pointed: Pointed | null
  /** What the charts show of the run; null: all of it. */
  readonly window: TimeWindow | null
  readonly caption: string
  /** The judge has read the run: nothing can be said of its promises before. */
  readonly judged: boolean
  /** The judgement of the head, made when the run rests; undefined while it goes on. */
  readonly judgement: Judgement | undefined
  readonly notices: readonly Notice[]
  readonly saved: readonly RunRecord[]
  readonly page: Page
  /** The lesson that somebody is at. */
  readonly lesson: LessonState | null
  /** All the code, once it has been fetched. */
  readonly everything: Everything | undefined
}

export type AppStore = StoreApi<AppState>

/** What the page shows of a run that has just come before the viewer. */
export const arrivalOf = (run: Run, record: RunRecord) => ({
  run,
  runId: record.id,
  runName: record.name,
  parent: record.parent,
  step: run.simulation.position,
  head: run.journal.length,
  playing: false,
  ended: false,
  selection: null,
  pointed: null,
  window: null,
  judged: run.isJudged,
  judgement: undefined,
})

/** The store of a page that has just opened a run. */
export function createAppStore(
  { run, record, notices, saved }: Opened,
  { lang, theme, page }: Preferences & { readonly page: Page },
): AppStore {
  return createStore<AppState>(() => ({
    ...arrivalOf(run, record),
    speed: 1,
    lang,
    theme,
    highlighted: [],
    caption: '',
    notices,
    saved,
    page,
    lesson: null,
    everything: undefined,
  }))
}
