// Which place of the picture a component takes: write side, the carriers that bring events over, the broker on the shore
// line, the appliers that write the read model, read side.
import type { Scene } from '#app'

/** What decides the layout of a picture: who is there and who talks to whom, never what is in them. */
export interface DiagramShape {
  readonly components: readonly { readonly id: string; readonly kind: string }[]
  readonly links: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  /** Partitions of the broker's topic. */
  readonly partitions: number
}

export interface DiagramSize {
  readonly width: number
  readonly height: number
}

/** The single places; carriers and appliers are stacks. */
export interface Slots {
  readonly client: string | undefined
  readonly service: string | undefined
  readonly write: string | undefined
  readonly broker: string | undefined
  readonly read: string | undefined
  readonly carriers: readonly string[]
  readonly appliers: readonly string[]
}

type Slot = keyof Slots

const slotOfKind: Readonly<Record<string, Slot>> = {
  client: 'client',
  'command-handler': 'service',
  'product-service': 'carriers',
  'write-store': 'write',
  relay: 'carriers',
  'log-reader': 'carriers',
  job: 'carriers',
  replica: 'carriers',
  broker: 'broker',
  projector: 'appliers',
  notifier: 'appliers',
  'read-store': 'read',
}

const onWriteSide: ReadonlySet<Slot> = new Set(['client', 'service', 'write', 'carriers'])

const slotOf = (component: { readonly id: string; readonly kind: string }): Slot =>
  slotOfKind[component.kind] ?? slotOfKind[component.id.replace(/-\d+$/, '')] ?? 'appliers'

/** Gives each component its place. A second one of a kind that has a single place joins the stack of its side. */
export function slotsOf(shape: DiagramShape): Slots {
  const single = new Map<Slot, string>()
  const carriers: string[] = []
  const appliers: string[] = []
  for (const component of shape.components) {
    const slot = slotOf(component)
    if (slot === 'carriers') carriers.push(component.id)
    else if (slot === 'appliers') appliers.push(component.id)
    else if (!single.has(slot)) single.set(slot, component.id)
    else (onWriteSide.has(slot) ? carriers : appliers).push(component.id)
  }
  return {
    client: single.get('client'),
    service: single.get('service'),
    write: single.get('write'),
    broker: single.get('broker'),
    read: single.get('read'),
    carriers,
    appliers,
  }
}

/** The shape of a scene. */
export const shapeOf = (scene: Scene): DiagramShape => ({
  components: scene.components,
  links: scene.links,
  partitions: scene.broker.partitions.length,
})
