// The lanes of a space–time diagram: the components on an event's way from top to bottom, and whoever reads at the end of it.
import type { Run } from '#runs'

/** A line of time for a component, or for what it does with some others only. */
export interface SpaceTimeLane {
  readonly id: string
  readonly component: string
  /** The components at the other end of the messages that belong here; null: all that have no lane of their own. */
  readonly partners: readonly string[] | null
}

/** The client stands at both ends: its commands begin above, its queries are answered below. */
export function spaceTimeLanes({ components, links, traits }: Run): readonly SpaceTimeLane[] {
  const { client } = traits
  const handler = components.find(({ kind }) => kind === 'command-handler')?.id
  const lanes = components.map(({ id }): SpaceTimeLane => ({ id, component: id, partners: null }))
  const asked = links.filter(({ from, to }) => from === client && to !== handler).map(({ to }) => to)
  if (asked.length === 0) return lanes
  return [...lanes, { id: `${client}:queries`, component: client, partners: asked }]
}
