// Which place of the picture a component takes: write side, the carriers that bring events over, the broker on the shore
// line, the appliers that write the read model, the services they call, read side.
import type { Scene } from '#app'

/** What decides the layout of a picture: who is there and who talks to whom, never what is in them. */
export interface DiagramShape {
  readonly components: readonly { readonly id: string; readonly kind: string }[]
  readonly links: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  /** Rows of cells in the broker: partitions of its topic, or one. */
  readonly partitions: number
  /** A read model in the write store's own database: a box without a component of its own. */
  readonly readModel: string | null
}

export interface DiagramSize {
  readonly width: number
  readonly height: number
}

/** The single places, and the stacks. */
export interface Slots {
  readonly client: string | undefined
  readonly service: string | undefined
  readonly write: string | undefined
  readonly broker: string | undefined
  readonly reads: readonly string[]
  readonly carriers: readonly string[]
  readonly appliers: readonly string[]
  /** Others that an applier calls: product service, notifier. */
  readonly called: readonly string[]
  /** How many links go past the middle of the picture, from one side to the other. */
  readonly passing: number
}

type Single = 'client' | 'service' | 'write' | 'broker'
type Stack = 'reads' | 'carriers' | 'appliers' | 'called'

const singleOfKind: Readonly<Record<string, Single>> = {
  client: 'client',
  'command-handler': 'service',
  'write-store': 'write',
  broker: 'broker',
}

const stackOfKind: Readonly<Record<string, Stack>> = {
  relay: 'carriers',
  'log-reader': 'carriers',
  job: 'carriers',
  projector: 'appliers',
  'product-service': 'called',
  notifier: 'called',
  'read-store': 'reads',
  replica: 'reads',
}

const kindOf = ({ id, kind }: DiagramShape['components'][number]): string =>
  kind in singleOfKind || kind in stackOfKind ? kind : id.replace(/-\d+$/, '')

/** Gives each component its place. A second one of a kind that has a single place joins the carriers. */
export function slotsOf(shape: DiagramShape): Slots {
  const single = new Map<Single, string>()
  const stacks = { reads: [], carriers: [], appliers: [], called: [] } as Record<Stack, string[]>
  for (const component of shape.components) {
    const kind = kindOf(component)
    const place = singleOfKind[kind]
    if (place === undefined) stacks[stackOfKind[kind] ?? 'appliers'].push(component.id)
    else if (single.has(place)) stacks.carriers.push(component.id)
    else single.set(place, component.id)
  }
  if (shape.readModel !== null) stacks.reads.unshift(shape.readModel)
  const above = new Set(['client', 'service', 'write'].map((place) => single.get(place as Single)))
  const passes = ({ from, to }: DiagramShape['links'][number]): boolean =>
    stacks.reads.includes(to)
      ? from === single.get('client') || (single.has('broker') && !stacks.appliers.includes(from))
      : single.has('broker') && stacks.appliers.includes(from) && above.has(to)
  return {
    passing: shape.links.filter(passes).length,
    client: single.get('client'),
    service: single.get('service'),
    write: single.get('write'),
    broker: single.get('broker'),
    ...stacks,
  }
}

/** The shape of a scene. */
export const shapeOf = (scene: Scene): DiagramShape => ({
  components: scene.components,
  links: scene.links,
  partitions: scene.broker?.flavour === 'kafka' ? scene.broker.partitions.length : 1,
  readModel: scene.readSide.find(({ sameDatabase }) => sameDatabase)?.id ?? null,
})
