// For tests: random settings of a design. Drawn one by one, and kept only where the file still makes sense with them.
import type { Domain } from '#domains'
import { LEVELS, type Pipeline, type SettingSpec } from '#pipelines'
import { parseScenario } from '#scenarios'
import { type Draw, one, type Parts, some, valueIn, withValue } from './random-draw'

/** What is left to chance. */
export interface Freedom {
  readonly pipeline: Pipeline
  readonly domain: Domain
  /** Settings that are given. */
  readonly given: Parts
  /** Which settings may be drawn besides: paths or groups; absent: all. */
  readonly vary?: readonly string[]
}

/** Times that make a difference within a run of a few seconds, in milliseconds. */
const TIMES = [200, 1000, 30, 3000, 0] as const
const NUMBERS = [1, 2, 3, 5, 60, 2000] as const

/** What would not happen within a run of a few seconds otherwise. */
const ALWAYS = ['etl.interval', 'refresh.interval']
const SCHEDULES = [1000, 300, 3000] as const

/** Random settings, as a file writes them. */
export function settingsFor(draw: Draw, { pipeline, domain, given, vary }: Freedom): Parts {
  const often = one(draw, [1, 1, 2, 3])
  const free = (path: string): boolean =>
    valueIn(given, path) === undefined &&
    (vary === undefined || vary.some((each) => path === each || path.startsWith(`${each}.`)))
  const drawn = pipeline.settings
    .filter(({ path }) => free(path))
    .flatMap((spec): readonly Choice[] => {
      if (ALWAYS.includes(spec.path)) return [{ path: spec.path, value: one(draw, SCHEDULES) }]
      const isDrawn = draw(6) >= 6 - often
      const value = valueFor(spec, draw, domain)
      return isDrawn && value !== undefined ? [{ path: spec.path, value }] : []
    })
  return fitting(drawn, given, (settings) =>
    problemsIn({ pipeline: pipeline.id, domain: domain.id, settings }),
  )
}

interface Choice {
  readonly path: string
  readonly value: unknown
}

/** Settings with what goes together of all that was drawn. */
function fitting(drawn: readonly Choice[], given: Parts, problemsWith: ProblemsWith): Parts {
  let left = drawn
  for (;;) {
    const settings = left.reduce((parts, { path, value }) => withValue(parts, path, value), given)
    const refused = problemsWith(settings).map(({ path }) => path.replace(/^settings\./, ''))
    if (refused.length === 0) return settings
    const kept = left.filter(
      ({ path }) => !refused.some((each) => path === each || path.startsWith(`${each}.`)),
    )
    if (kept.length === left.length) return oneByOne(left, given, problemsWith)
    left = kept
  }
}

type ProblemsWith = (settings: Parts) => readonly { readonly path: string }[]

/** Where a problem lies in what was not drawn: adds what fits, one after the other. */
const oneByOne = (drawn: readonly Choice[], given: Parts, problemsWith: ProblemsWith): Parts =>
  drawn.reduce((settings, { path, value }) => {
    const more = withValue(settings, path, value)
    return problemsWith(more).length === 0 ? more : settings
  }, given)

/** What is wrong with a file of these parts. */
const problemsIn = (parts: Parts) => {
  const parsed = parseScenario({ format: 'cqrscope/scenario', version: 1, id: 'random', ...parts })
  return parsed.ok ? [] : parsed.problems
}

/** Whether a file with these parts is accepted. */
export const makesSense = (parts: Parts): boolean => problemsIn(parts).length === 0

function valueFor(spec: SettingSpec, draw: Draw, { features }: Domain): unknown {
  switch (spec.type) {
    case 'choice':
      return some(draw, spec.choices)
    case 'boolean':
      return draw(2) === (spec.initial ? 1 : 0)
    case 'integer':
      return within(spec, draw, NUMBERS)
    case 'milliseconds':
      return within(spec, draw, TIMES)
    case 'integer-or-null':
      return draw(4) === 3 ? null : within(spec, draw, NUMBERS)
    case 'milliseconds-or-null':
      return draw(4) === 3 ? null : within(spec, draw, TIMES)
    case 'policy':
      return Object.fromEntries(features.map(({ id }) => [id, one(draw, LEVELS)]))
  }
}

const within = (
  { min, max }: { readonly min: number; readonly max: number },
  draw: Draw,
  values: readonly number[],
): number | undefined =>
  some(
    draw,
    values.filter((value) => value >= min && value <= max),
  )
