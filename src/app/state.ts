// What the page shows, as one store. Time at sixty frames a second is not in it: see the playback clock.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Judgement } from '#checks'
import type { Run, RunRecord, StorageTrouble } from '#runs'
import type { Problem } from '#scenarios'
import type { Lang, Theme } from './preferences'

export type Target =
  | { readonly kind: 'component'; readonly id: string }
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'message'; readonly id: string }
  | { readonly kind: 'row'; readonly store: string; readonly key: string }

/** Something the page says quietly, with what can be done about it. */
export type Notice =
  | { readonly kind: 'memory-only'; readonly why: StorageTrouble }
  | { readonly kind: 'storage-trouble'; readonly why: StorageTrouble }
  | { readonly kind: 'rows-differ'; readonly tables: readonly string[] }
  | { readonly kind: 'rules-changed' }
  | { readonly kind: 'copy-opened' }
  | { readonly kind: 'bad-scenario'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreadable-runs'; readonly count: number }
  | { readonly kind: 'branched'; readonly from: string }

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
  readonly caption: string
  /** The judgement of the head, made when the run rests; undefined while it goes on. */
  readonly judgement: Judgement | undefined
  readonly notices: readonly Notice[]
  readonly saved: readonly RunRecord[]
}

export type AppStore = StoreApi<AppState>

export const createAppStore = (initial: AppState): AppStore => createStore<AppState>(() => initial)
