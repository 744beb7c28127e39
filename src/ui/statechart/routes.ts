// Finds the ways of a statechart's arrows: through the channels between the rows and the lanes beside them, never
// through a box.
import type { ChartBox, Link } from './layout'

/** A point of a way. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** The way of one arrow. */
export interface Route {
  readonly from: string
  readonly to: string
  readonly path: string
  /** Points along the way, close together, for finding what lies on it. */
  readonly points: readonly Point[]
}

/** The measures of the place. */
export interface Measures {
  readonly width: number
  readonly lane: number
  readonly padding: number
  readonly track: number
  readonly channel: number
}

interface Leap {
  readonly index: number
  readonly source: ChartBox
  readonly target: ChartBox
  readonly rows: number
}

type Side = 'top' | 'bottom'

/** Routes every link; undefined where one of its states has no box. */
export function routeEdges(
  links: readonly Link[],
  boxes: readonly ChartBox[],
  measures: Measures,
): readonly (Route | undefined)[] {
  const byName = new Map(boxes.map((box) => [box.name, box]))
  const leaps = links.flatMap(({ from, to }, index): readonly Leap[] => {
    const source = byName.get(from)
    const target = byName.get(to)
    return source === undefined || target === undefined
      ? []
      : [{ index, source, target, rows: target.row - source.row }]
  })
  const ports = portsOf(leaps, boxes)
  const lanes = { left: 0, right: 0 }
  const routes: (Route | undefined)[] = links.map(() => undefined)
  for (const leap of leaps) {
    routes[leap.index] = {
      from: leap.source.name,
      to: leap.target.name,
      ...drawn(waypoints(leap, { boxes, ports, lanes, measures, leaps })),
    }
  }
  return routes
}

/** Which side of its boxes an arrow uses: neighbours of a row are joined sideways and use none. */
function sidesOf(
  { source, target, rows }: Leap,
  boxes: readonly ChartBox[],
): readonly [Side, Side] | undefined {
  if (rows > 0) return ['bottom', 'top']
  if (rows < 0) return ['top', 'bottom']
  return beside(source, target, boxes) ? undefined : ['bottom', 'bottom']
}

function beside(one: ChartBox, other: ChartBox, boxes: readonly ChartBox[]): boolean {
  const [low, high] = one.x < other.x ? [one, other] : [other, one]
  return !boxes.some((box) => box.row === one.row && box.x > low.x && box.x < high.x)
}

/** Spreads the arrows that meet at one side of a box along it, in the order of where they go. */
function portsOf(leaps: readonly Leap[], boxes: readonly ChartBox[]): (leap: Leap, end: 0 | 1) => number {
  const places = new Map<string, number>()
  for (const box of boxes) {
    for (const side of ['top', 'bottom'] as const) {
      const meeting = leaps
        .flatMap((leap) => {
          const sides = isComingBack(leap) ? undefined : sidesOf(leap, boxes)
          const ends: readonly (0 | 1)[] = [0, 1]
          return ends
            .filter((end) => sides?.[end] === side && (end === 0 ? leap.source : leap.target) === box)
            .map((end) => ({ leap, end, toward: toward(leap, end) }))
        })
        .toSorted((one, other) => one.toward - other.toward)
      meeting.forEach(({ leap, end }, index) => {
        places.set(`${leap.index}/${end}`, box.x + (box.width * (index + 1)) / (meeting.length + 1))
      })
    }
  }
  return (leap, end) => places.get(`${leap.index}/${end}`) ?? middle(end === 0 ? leap.source : leap.target)
}

const middle = (box: ChartBox): number => box.x + box.width / 2

/** Where an arrow comes from, seen from one of its ends: far ones come from a lane at the margin. */
function toward(leap: Leap, end: 0 | 1): number {
  if (Math.abs(leap.rows) >= 2) return leap.rows < 0 ? -1e6 : 1e6
  return middle(end === 0 ? leap.target : leap.source)
}

/** From `recovering` back to work: an arrow out of its right side, up the right margin. */
const isComingBack = ({ source, target }: Leap): boolean => source.role === 'life' && target.role !== 'life'

interface Place {
  readonly boxes: readonly ChartBox[]
  readonly ports: (leap: Leap, end: 0 | 1) => number
  readonly lanes: { left: number; right: number }
  readonly measures: Measures
  readonly leaps: readonly Leap[]
}

function waypoints(leap: Leap, place: Place): readonly Point[] {
  const { source, target, rows } = leap
  const { measures, lanes } = place
  if (isComingBack(leap)) return comingBack(leap, measures)
  const sides = sidesOf(leap, place.boxes)
  if (sides === undefined) return sideways(leap, place.leaps)
  const start = { x: place.ports(leap, 0), y: sides[0] === 'top' ? source.y : source.y + source.height }
  const end = { x: place.ports(leap, 1), y: sides[1] === 'top' ? target.y : target.y + target.height }
  if (rows === 0) {
    const y = start.y + measures.channel * 0.4
    return [start, { x: start.x, y }, { x: end.x, y }, end]
  }
  if (Math.abs(rows) === 1) {
    const y = (start.y + end.y) / 2 + (rows > 0 ? -3 : 3)
    return Math.abs(start.x - end.x) < 2 ? [start, end] : [start, { x: start.x, y }, { x: end.x, y }, end]
  }
  // Beside the boxes: up on the left, down on the right, each arrow in a lane and a track of its own.
  const up = rows < 0
  const lane = up ? lanes.left++ : lanes.right++
  const x = up
    ? measures.padding + lane * measures.lane
    : measures.width - measures.padding - (lane + 1) * measures.lane
  const track = 8 + lane * measures.track
  const y0 = start.y + (up ? -track : track)
  const y1 = end.y + (up ? track : -track)
  return [start, { x: start.x, y: y0 }, { x, y: y0 }, { x, y: y1 }, { x: end.x, y: y1 }, end]
}

function comingBack({ source, target }: Leap, measures: Measures): readonly Point[] {
  const x = measures.width - measures.padding
  const y = source.y + source.height / 2
  return [
    { x: source.x + source.width, y },
    { x, y },
    { x, y: target.y + target.height / 2 },
    { x: target.x + target.width, y: target.y + target.height / 2 },
  ]
}

function sideways({ source, target }: Leap, leaps: readonly Leap[]): readonly Point[] {
  const both = leaps.some((other) => other.source === target && other.target === source)
  const right = target.x > source.x
  const y = source.y + source.height / 2 + (both ? (right ? -5 : 5) : 0)
  return right
    ? [
        { x: source.x + source.width, y },
        { x: target.x, y },
      ]
    : [
        { x: source.x, y },
        { x: target.x + target.width, y },
      ]
}

const ROUND = 6

/** A way with rounded corners, and points every few pixels along it. */
function drawn(way: readonly Point[]): Pick<Route, 'path' | 'points'> {
  const points: Point[] = []
  let path = ''
  way.forEach((point, index) => {
    const before = way[index - 1]
    const next = way[index + 1]
    if (before === undefined) {
      path = `M${fixed(point)}`
      points.push(point)
      return
    }
    points.push(...between(before, point))
    if (next === undefined) {
      path += `L${fixed(point)}`
      return
    }
    path += `L${fixed(along(point, before))}Q${fixed(point)} ${fixed(along(point, next))}`
  })
  return { path, points }
}

const fixed = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`
const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)

/** A point a corner's radius away from it, at most half of the way. */
function along(corner: Point, toPoint: Point): Point {
  const length = distance(corner, toPoint)
  const part = length === 0 ? 0 : Math.min(ROUND, length / 2) / length
  return { x: corner.x + (toPoint.x - corner.x) * part, y: corner.y + (toPoint.y - corner.y) * part }
}

function between(one: Point, other: Point): readonly Point[] {
  const count = Math.max(1, Math.ceil(distance(one, other) / 4))
  return Array.from({ length: count }, (_, index) => {
    const part = (index + 1) / count
    return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part }
  })
}
