// What a fault has to know of a row to strike it: who moves, who consumes, who keeps, and over which link changes are handed on.
// All of it is read off the wired design.
import { finished, type Run } from '#runs'
import { overlaid, type Written } from './overlay'
import { type Plan, refusalOf, scenarioOf } from './file'
import type { Side } from './sides'

export const HANDLER = 'command-handler'
export const BROKER = 'broker'
const CLIENT = 'client'

/** A link over which changes leave the write side. */
export interface HandOff {
  readonly link: string
  /** They travel as answers to whoever asks for them. */
  readonly isPulled: boolean
}

/** One side of a row with one style of projector, wired. */
export interface Stage {
  readonly settings: Written
  readonly side: Side
  readonly components: readonly string[]
  readonly links: readonly string[]
  readonly handOffs: readonly HandOff[]
  /** Bring changes out of the write store and note afterwards how far they have come. */
  readonly movers: readonly string[]
  /** Take changes into the read model. */
  readonly consumers: readonly string[]
  readonly readStores: readonly string[]
  readonly writeStore: string
  /** The read model is a copy of the whole write store. */
  readonly isCopy: boolean
  /** The same with other settings laid over its own. */
  changed(settings: Written): Stage
  /** Whether a component passes a crash point. */
  hasPoint(component: string, point: string): boolean
  /** Whether such settings go with its own. */
  allows(settings: Written): boolean
  /** Why there can be no such scenario here; undefined where there can. */
  refusal(strike: Pick<Plan, 'workload' | 'faults'>): string | undefined
  /** The scenario without any fault, played with these commands. */
  rehearse(workload: Plan['workload']): Run
}

/** Wires what a plan without commands describes, and looks at it. */
export function stageOf(plan: Plan, side: Side): Stage {
  const run = rehearsed(plan)
  const { traits } = run
  const points = new Map(run.components.map((component) => [component.id, component.points]))
  const components = [...points.keys()].filter((id) => id !== CLIENT)
  const hasPoint = (component: string, point: string) => points.get(component)?.includes(point) === true
  const { writeStore } = traits
  const isCopy = traits.readSide.kind === 'copies'
  const consumers = components.filter((id) => hasPoint(id, 'after-apply') || hasPoint(id, 'after-replay'))
  const movers = components.filter(
    (id) => (id !== HANDLER && hasPoint(id, 'after-publish')) || (traits.scheduled && id === 'job'),
  )
  const readStores = isCopy ? consumers : [traits.readStore]
  const links = run.links.map(({ id }) => id)
  return {
    settings: plan.settings,
    side,
    components,
    links,
    handOffs: handOffsAmong(links, { movers, consumers, readStores, writeStore }),
    movers,
    consumers,
    readStores,
    writeStore,
    isCopy,
    changed: (more) => stageOf({ ...plan, settings: overlaid(plan.settings, more) }, side),
    hasPoint,
    allows: (more) => refusalOf({ ...plan, settings: overlaid(plan.settings, more) }) === undefined,
    refusal: (strike) => refusalOf({ ...plan, ...strike }),
    rehearse: (workload) => rehearsed({ ...plan, workload }),
  }
}

/** The rehearsals of the cells that were run last: most faults of a row need the same one. */
const remembered = new Map<string, Run>()
const MOST_REMEMBERED = 64

function rehearsed(plan: Plan): Run {
  const { pipeline, seed, settings, workload } = plan
  const key = JSON.stringify([pipeline, seed, settings, workload])
  const known = remembered.get(key)
  if (known !== undefined) return known
  const run = finished(scenarioOf(plan))
  const [oldest] = remembered.keys()
  if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest)
  remembered.set(key, run)
  return run
}

/**
 * Changes are handed on by the command handler itself where it has a link for it, else by whoever moves them, else they are
 * fetched from the write store. Where they never leave the database there is nothing to hand on.
 */
function handOffsAmong(
  links: readonly string[],
  {
    movers,
    consumers,
    readStores,
    writeStore,
  }: Pick<Stage, 'movers' | 'consumers' | 'readStores' | 'writeStore'>,
): readonly HandOff[] {
  const targets = [BROKER, ...readStores].filter((id) => id !== writeStore)
  const between = (sources: readonly string[], sinks: readonly string[]) =>
    links.filter((id) => sources.some((from) => sinks.some((to) => id === `${from}->${to}`)))
  for (const sources of [[HANDLER], movers]) {
    const pushed = between(sources, targets)
    if (pushed.length > 0) return pushed.map((link) => ({ link, isPulled: false }))
  }
  return [
    ...between([writeStore], consumers).map((link) => ({ link, isPulled: false })),
    ...between(consumers, readStores.includes(consumers[0] ?? '') ? [writeStore] : []).map((link) => ({
      link,
      isPulled: true,
    })),
  ]
}
