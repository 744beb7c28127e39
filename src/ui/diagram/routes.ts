// The ways between the boxes: for each link a line, and beside it a lane for each direction. A reply never meets a request
// on the same lane.
import { type Box, bottomOf, centreOf, clamp, type Lane, laneAlong, type Point, rightOf } from './geometry'
import type { Places } from './places'
import type { Metrics } from './metrics'
import type { DiagramShape, Slots } from './slots'
import { roomBeside } from './terrain'
import { WayFinder } from './way-finder'

export interface LinkRoute {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly line: readonly Point[]
  /** From the link's `from` to its `to`, and back. */
  readonly forward: Lane
  readonly back: Lane
  /** How far each lane lies from the line. */
  readonly half: number
  /** The side of a message's square on it; too small for a number below 13. */
  readonly mark: number
}

interface Context {
  readonly slots: Slots
  readonly places: Places
}

type Ends = Pick<DiagramShape['links'][number], 'id' | 'from' | 'to'>
type Lines = Map<string, readonly Point[]>

/** Between a member of a crowded stack and the broker: out at its side, along the bus, into the broker. */
function alongBus({ from, to }: Ends, { slots, places }: Context): readonly Point[] | undefined {
  if (slots.broker === undefined || (from !== slots.broker && to !== slots.broker)) return undefined
  const member = to === slots.broker ? from : to
  const crowd = [slots.carriers, slots.appliers].find((ids) => ids.includes(member))
  const box = places.boxes.get(member)
  const broker = places.boxes.get(slots.broker)
  if (crowd === undefined || crowd.length < 2 || box === undefined || broker === undefined) return undefined
  const bus = crowd === slots.carriers ? places.carrierBus : places.applierBus
  // The member nearest to the broker takes the lane nearest to the stack, so that no two lines cross.
  const above = broker.y < box.y
  const index = crowd.indexOf(member)
  const x = bus.x + bus.step * ((above ? index : crowd.length - 1 - index) + 0.5)
  const line = [
    { x: bus.step > 0 ? rightOf(box) : box.x, y: centreOf(box).y },
    { x, y: centreOf(box).y },
    { x, y: above ? bottomOf(broker) : broker.y },
  ]
  return from === member ? line : line.toReversed()
}

/** Where nothing better is known: straight through. */
const straightThrough = (a: Box, b: Box): readonly Point[] => [centreOf(a), centreOf(b)]

/** The joint of a read model that lives in the write store's database: no link, but drawn like one. */
export const JOINT = 'same-database'

/** Whether links run side by side along a stack. */
const bundled = ({ carriers, appliers }: Slots): boolean => Math.max(carriers.length, appliers.length) > 1

/** Everything that needs a line. */
function endsIn(shape: DiagramShape, { write }: Slots): readonly Ends[] {
  const { readModel, links } = shape
  if (readModel === null || write === undefined) return links
  return [...links, { id: JOINT, from: write, to: readModel }]
}

/** Lines for all links: those of crowded stacks first, then the short ones. */
function linesOf(shape: DiagramShape, context: Context, metrics: Metrics): Lines {
  const { places, slots } = context
  const { boxes, gap, width, height } = places
  const apart = metrics.form === 'roomy' ? 24 : 17
  const finder = new WayFinder({
    area: { x: 6, y: metrics.top + 2, w: width - 12, h: height - metrics.top - 8 },
    boxes: [...boxes.values(), gap],
    soft: titlesOf(places),
    apart,
    clear: metrics.form === 'roomy' ? 13 : 10,
  })
  const lines: Lines = new Map()
  const ends = endsIn(shape, slots).filter(({ from, to }) => boxes.has(from) && boxes.has(to))
  const keep = ({ id }: Ends, line: readonly Point[]): void => {
    finder.take(line)
    lines.set(id, line)
  }
  for (const link of ends) {
    const line = alongBus(link, context)
    if (line !== undefined) keep(link, line)
  }
  const boxOf = (id: string): Box => boxes.get(id) ?? gap
  const distance = ({ from, to }: Ends): number => {
    const [a, b] = [centreOf(boxOf(from)), centreOf(boxOf(to))]
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
  }
  const rest = ends.filter(({ id }) => !lines.has(id)).toSorted((x, y) => distance(x) - distance(y))
  for (const link of rest) {
    const [a, b] = [boxOf(link.from), boxOf(link.to)]
    keep(link, finder.straight(a, b) ?? finder.around(a, b) ?? straightThrough(a, b))
  }
  return lines
}

/** Where the names of the shores stand. */
const titlesOf = ({ writeTitle, readTitle }: Places): readonly Box[] =>
  [writeTitle, readTitle].map(({ x, y }) => ({ x, y: y - 10, w: 74, h: 12 }))

/** The routes of all links whose both ends are in the picture, by link id. */
export function routeLinks(
  shape: DiagramShape,
  slots: Slots,
  places: Places,
  metrics: Metrics,
): ReadonlyMap<string, LinkRoute> {
  const widest = metrics.form === 'roomy' ? 10 : 8
  const lines = linesOf(shape, { slots, places }, metrics)
  const all = [...lines.values()]
  return new Map(
    endsIn(shape, slots).flatMap(({ id, from, to }) => {
      const line = lines.get(id)
      const [a, b] = [places.boxes.get(from), places.boxes.get(to)]
      if (line === undefined || a === undefined || b === undefined) return []
      const others = [...places.boxes.values(), places.gap].filter((box) => box !== a && box !== b)
      const room = roomBeside(line, {
        ends: [a, b],
        boxes: others,
        lines: all,
        width: places.width,
        crowded: line.length === 3 && bundled(slots),
      })
      const half = clamp(room, 1.6, widest)
      const mark = clamp(half >= 7.5 ? half * 2 - 2 : half * 2 + 1, 6, metrics.form === 'roomy' ? 17 : 14)
      const forward = laneAlong(line, half)
      const back = laneAlong(line.toReversed(), half)
      return [[id, { id, from, to, line, forward, back, half, mark }] as const]
    }),
  )
}
