// What the page knows of a lesson or a demo that somebody is at, and what is kept of lessons between visits.
import type { Demo, Progress } from '#demos'
import type { Problem } from '#scenarios'

export interface LessonState {
  readonly demo: Demo
  /** Its place among the lessons, counted from 1; null: a demo that is none of them. */
  readonly number: number | null
  /** It goes from step to step by itself. */
  readonly auto: boolean
  readonly progress: Progress
  /** What its step says is being done, by the player or for the reader. */
  readonly busy: boolean
  /** Why it could not be done. */
  readonly refused: readonly Problem[]
}

/** What is kept: the lessons that were played to their end, and the one that is open. */
export interface KeptLessons {
  readonly done: readonly string[]
  /** `progress` comes from the disk and is to be parsed. */
  readonly open: { readonly id: string; readonly run: string; readonly progress: unknown } | null
}

const KEY = 'cqrscope.lessons'
const NONE: KeptLessons = { done: [], open: null }

/** What was kept, where there is storage and it can be read. */
export function readLessons(): KeptLessons {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return NONE
    const { done, open } = kept as { readonly done?: unknown; readonly open?: unknown }
    return {
      done: Array.isArray(done) ? done.filter((id): id is string => typeof id === 'string') : [],
      open: openIn(open),
    }
  } catch {
    return NONE
  }
}

function openIn(kept: unknown): KeptLessons['open'] {
  if (typeof kept !== 'object' || kept === null) return null
  const { id, run, progress } = kept as { readonly [key: string]: unknown }
  return typeof id === 'string' && typeof run === 'string' ? { id, run, progress } : null
}

export function keepLessons(kept: KeptLessons): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Storage is blocked or full: what was learned then lasts as long as the page.
  }
}
