// A search on all workers: each looks into a share of the first deviations. The first that finds something ends the others.
import { type Crew, type Job, shareOut } from '../pool'
import type { SearchWork } from '../work'
import type { Quest, SearchReport } from './bounds'

/** What to look for; how it is shared out is not the asker's business. */
export type SearchRequest = Omit<Quest, 'share'>

export interface SearchListener {
  /** How many states have been entered, by all workers together. */
  readonly onProgress: (states: number) => void
  /** What was found; or, once everybody is through, that nothing was. */
  readonly onReport: (report: SearchReport) => void
}

/** A share for each worker, each with its part of the states. */
function searchUnits(request: SearchRequest, workers: number): readonly SearchWork[] {
  const bounds = { ...request.bounds, states: Math.ceil(request.bounds.states / workers) }
  return Array.from({ length: workers }, (_, index) => ({
    kind: 'search',
    quest: { ...request, bounds, share: { index, count: workers } },
  }))
}

/** Starts a search. */
export function startSearch(
  request: SearchRequest,
  crew: Crew,
  { onProgress, onReport }: SearchListener,
): Job {
  const units = searchUnits(request, crew.workers)
  const parts: SearchReport[] = []
  let states = 0
  return shareOut<'search'>(units, crew, {
    onAnswer: (part) => {
      parts.push(part)
      if (part.found) onReport({ ...part, states })
      else if (parts.length === units.length) onReport(nothingIn(parts, states))
    },
    isEnough: ({ found }) => found,
    onProgress: (count) => {
      states = count
      onProgress(count)
    },
  })
}

/** The report on a search in which no share found anything. */
const nothingIn = (parts: readonly SearchReport[], states: number): SearchReport => ({
  found: false,
  states,
  depth: Math.max(...parts.map(({ depth }) => depth)),
  exhausted: parts.every(({ exhausted }) => exhausted),
})
