// Puts the parts of a design together, and derives what lists need from the wiring itself, so that the two cannot differ.
import { orders } from '#domains'
import type { LinkSpec } from '#kernel'
import type { ChartedComponent } from '#machines'
import { READ_STORE, WRITE_STORE, CLIENT } from './names'
import type { Carriers, Design, Pipeline, Traits, Wired, Wiring } from './pipeline'
import { ALL_SETTINGS, type Settings } from './settings'

/** Components with the links that lead from or to them. */
export interface Part {
  readonly components: readonly ChartedComponent[]
  readonly links: readonly LinkSpec[]
}

export const both = (one: Part, other: Part): Part => ({
  components: [...one.components, ...other.components],
  links: [...one.links, ...other.links],
})

/** What most designs have in common. */
const USUAL: Omit<Traits, 'truth' | 'normalLag'> = {
  readSide: { kind: 'models' },
  events: '',
  log: '',
  waiting: [],
  hands: [],
  heals: true,
  missingIsFine: false,
  coupled: false,
  blocksReads: false,
  scheduled: false,
  rebuildable: false,
  inParts: false,
  readStore: READ_STORE,
  writeStore: WRITE_STORE,
  client: CLIENT,
}

/** A wired design from its parts. */
export function join(
  { seed }: Wiring,
  parts: readonly Part[],
  traits: Partial<Traits> & Pick<Traits, 'truth' | 'normalLag'>,
): Wired {
  const components = parts.flatMap((part) => part.components)
  const links = parts.flatMap((part) => part.links)
  return { system: { seed, components, links }, components, traits: { ...USUAL, ...traits } }
}

/** A pipeline from what its design says, with the brokers that may carry its events: components, links and points are read off the wiring. */
export function pipelineFrom(design: Design, carriers: Carriers): Pipeline {
  const wire: Pipeline['wire'] = (wiring) => design.wire({ ...wiring, carriers })
  // Settings never change: who asks again with the same ones, as each fault of a file does, gets the same answer.
  const known = new WeakMap<Settings, Wired>()
  const wired = (settings: Settings): Wired => {
    let found = known.get(settings)
    if (found === undefined)
      known.set(settings, (found = wire({ seed: 1, domain: orders, settings, workload: [] })))
    return found
  }
  return {
    ...design,
    wire,
    settings: ALL_SETTINGS.filter(({ path }) => means(design, path)),
    links: (settings) => wired(settings).system.links,
    components: (settings) => wired(settings).components.map(({ id, points }) => ({ component: id, points })),
  }
}

/** Whether a setting means something to a design: it is named, or its group is. */
const means = ({ settings }: Pick<Design, 'settings'>, path: string): boolean =>
  settings.some((each) => each === path || path.startsWith(`${each}.`))
