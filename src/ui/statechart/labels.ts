// Puts the names of events beside the arrows of a statechart, where there is room for them; the rest stay unnamed.
import type { ChartBox, ChartEdge, ChartOptions } from './layout'
import type { Point } from './routes'

/** The area that a label covers. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const HEIGHT = 13
const LONGEST = 92

/** Whether two areas share a point. */
export const overlap = (one: Area, other: Area): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

/** What a label covers; its `x` and `y` are its left end and its middle. */
export const labelArea = (label: {
  readonly x: number
  readonly y: number
  readonly width: number
}): Area => ({
  x: label.x,
  y: label.y - HEIGHT / 2,
  width: label.width,
  height: HEIGHT,
})

/** Gives labels to as many edges as have room for one; the transition taken last is asked first. */
export function placeLabels(
  edges: readonly ChartEdge[],
  boxes: readonly ChartBox[],
  options: ChartOptions,
): readonly ChartEdge[] {
  const taken: Area[] = []
  const labels = new Map<ChartEdge, ChartEdge['label']>()
  const eager = edges.toSorted(
    (one, other) => Number(other.last) - Number(one.last) || Number(one.life) - Number(other.life),
  )
  for (const edge of eager) {
    const text = textOf(edge, options)
    const width = Math.ceil(options.measure(text) * 0.9) + 4
    const free = (area: Area) =>
      area.x >= 0 &&
      area.x + area.width <= options.width &&
      !boxes.some((box) => overlap(area, grown(box, 2))) &&
      !taken.some((other) => overlap(area, other)) &&
      !edges.some((other) => other.points.some((point) => inside(point, area)))
    const label =
      width > LONGEST && !edge.last ? undefined : spotsFor(edge, width).find((spot) => free(labelArea(spot)))
    if (label === undefined) continue
    taken.push(labelArea(label))
    labels.set(edge, { text, ...label })
  }
  return edges.map((edge) => ({ ...edge, label: labels.get(edge) ?? null }))
}

/** The event, or the first of several and how many more there are. */
function textOf({ events, last }: ChartEdge, options: ChartOptions): string {
  const event =
    last && options.last !== null && options.last !== undefined ? options.last.event : (events[0] ?? '')
  const others = events.length - 1
  return others === 0 || last ? options.eventLabel(event) : `${options.eventLabel(event)} +${others}`
}

/** Places beside the arrow, from its middle outwards, on either side. */
function spotsFor(
  { points }: ChartEdge,
  width: number,
): readonly { readonly x: number; readonly y: number; readonly width: number }[] {
  return [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].flatMap((part) => {
    const point = points[Math.floor(part * (points.length - 1))]
    if (point === undefined) return []
    const { x, y } = point
    return [
      { x: x + 5, y, width },
      { x: x - width - 5, y, width },
      { x: x - width / 2, y: y - 9, width },
      { x: x - width / 2, y: y + 9, width },
    ]
  })
}

const grown = (area: Area, by: number): Area => ({
  x: area.x - by,
  y: area.y - by,
  width: area.width + 2 * by,
  height: area.height + 2 * by,
})

const inside = (point: Point, area: Area): boolean =>
  point.x > area.x && point.x < area.x + area.width && point.y > area.y && point.y < area.y + area.height
