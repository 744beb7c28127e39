// Where everything in the picture lies: boxes, lanes and shores as plain numbers. Depends on who is there and on the size,
// never on what happens, so nothing jumps while a run goes on.
import { placeVertical } from './layout-vertical'
import { placeWide } from './layout-wide'
import { type Metrics, metricsFor } from './metrics'
import type { Places } from './places'
import { JOINT, type LinkRoute, routeLinks } from './routes'
import { type DiagramShape, type DiagramSize, slotsOf } from './slots'

export interface DiagramLayout extends Places {
  readonly metrics: Metrics
  readonly links: ReadonlyMap<string, LinkRoute>
  /** From the write store to the read model in the same database; no message travels there. */
  readonly joint: LinkRoute | undefined
}

/** Lays a picture out. Below the least size that can be read, the layout is larger than asked and is to be scaled. */
export function layoutDiagram(shape: DiagramShape, size: DiagramSize): DiagramLayout {
  const metrics = metricsFor(size)
  const slots = slotsOf(shape)
  const place = metrics.form === 'vertical' ? placeVertical : placeWide
  const places = place(slots, shape.partitions, size, metrics)
  const routes = routeLinks(shape, slots, places, metrics)
  const links = new Map([...routes].filter(([id]) => id !== JOINT))
  return { ...places, metrics, links, joint: routes.get(JOINT) }
}

/** A text that changes only when the layout must: for remembering a layout. */
export const layoutKey = (shape: DiagramShape, size: DiagramSize): string =>
  [
    size.width,
    size.height,
    shape.partitions,
    shape.readModel ?? '',
    shape.components.map(({ id, kind }) => `${id}:${kind}`).join(),
    shape.links.map(({ id }) => id).join(),
  ].join('|')
