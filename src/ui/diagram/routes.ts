// The ways between the boxes: for each link a line, and beside it a lane for each direction. A reply never meets a request
// on the same lane.
import { type Box, bottomOf, centreOf, clamp, type Lane, laneAlong, type Point, rightOf } from './geometry'
import type { Places } from './places'
import type { Metrics } from './metrics'
import type { DiagramShape, Slots } from './slots'

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

interface Line {
  readonly points: readonly Point[]
  /** Room across the line. */
  readonly room: number
}

interface Context {
  readonly slots: Slots
  readonly places: Places
  readonly metrics: Metrics
}

/** A straight line between two boxes that face each other, in the middle of what they share. */
function facing(a: Box, b: Box): Line | undefined {
  const top = Math.max(a.y, b.y)
  const bottom = Math.min(bottomOf(a), bottomOf(b))
  if (bottom - top >= 14) {
    const y = (top + bottom) / 2
    const rightwards = a.x < b.x
    return {
      points: [
        { x: rightwards ? rightOf(a) : a.x, y },
        { x: rightwards ? b.x : rightOf(b), y },
      ],
      room: bottom - top,
    }
  }
  const left = Math.max(a.x, b.x)
  const right = Math.min(rightOf(a), rightOf(b))
  if (right - left < 14) return undefined
  const x = (left + right) / 2
  const downwards = a.y < b.y
  return {
    points: [
      { x, y: downwards ? bottomOf(a) : a.y },
      { x, y: downwards ? b.y : bottomOf(b) },
    ],
    room: right - left,
  }
}

/** Between a member of a crowded stack and the broker: out at its side, along the bus, into the broker. */
function alongBus(member: string, stack: readonly string[], context: Context): Line | undefined {
  const { boxes, carrierBus, applierBus } = context.places
  const box = boxes.get(member)
  const broker = boxes.get(context.slots.broker ?? '')
  if (box === undefined || broker === undefined || stack.length < 2) return undefined
  const bus = stack === context.slots.carriers ? carrierBus : applierBus
  // The member nearest to the broker takes the lane nearest to the stack, so that no two lines cross.
  const above = broker.y < box.y
  const index = stack.indexOf(member)
  const order = above ? index : stack.length - 1 - index
  const x = bus.x + bus.step * (order + 0.5)
  const side = bus.step > 0 ? rightOf(box) : box.x
  const y = centreOf(box).y
  const end = above ? bottomOf(broker) : broker.y
  return {
    points: [
      { x: side, y },
      { x, y },
      { x, y: end },
    ],
    room: Math.min(Math.abs(bus.step), box.h),
  }
}

/** Around everything: from the client to the read store. */
function alongRail(client: Box, read: Box, context: Context): Line {
  const { queryRail: x } = context.places
  const y = read.y + clamp(read.h * 0.12, 12, 22)
  if (context.metrics.form === 'vertical') {
    return {
      points: [
        { x, y: bottomOf(client) },
        { x, y },
        { x: read.x, y },
      ],
      room: 36,
    }
  }
  const start = centreOf(client).y
  return {
    points: [
      { x: rightOf(client), y: start },
      { x, y: start },
      { x, y },
      { x: read.x, y },
    ],
    room: Math.min(client.h, (read.x - x) * 1.5),
  }
}

/** Where nothing better is known: out at the side, along the free column beside the box, in at the other's side. */
function around(a: Box, b: Box): Line {
  const leftwards = b.x < a.x
  const [near, far] = leftwards ? [b, a] : [a, b]
  const from = near.y + near.h * 0.8
  const to = far.y + far.h * 0.25
  const x = rightOf(near) + Math.min(20, Math.max(4, (far.x - rightOf(near)) / 2))
  const points = [
    { x: rightOf(near), y: from },
    { x, y: from },
    { x, y: to },
    { x: far.x, y: to },
  ]
  return { points: leftwards ? points.toReversed() : points, room: 14 }
}

function lineOf(from: string, to: string, context: Context): Line | undefined {
  const { slots, places } = context
  const a = places.boxes.get(from)
  const b = places.boxes.get(to)
  if (a === undefined || b === undefined) return undefined
  if (from === slots.client && to === slots.read) return alongRail(a, b, context)
  if (to === slots.broker || from === slots.broker) {
    const member = to === slots.broker ? from : to
    const stack = [slots.carriers, slots.appliers].find((ids) => ids.includes(member))
    const bus = stack && alongBus(member, stack, context)
    if (bus !== undefined) return from === member ? bus : { ...bus, points: bus.points.toReversed() }
  }
  return facing(a, b) ?? around(a, b)
}

/** The routes of all links whose both ends are in the picture, by link id. */
export function routeLinks(
  shape: DiagramShape,
  slots: Slots,
  places: Places,
  metrics: Metrics,
): ReadonlyMap<string, LinkRoute> {
  const widest = metrics.form === 'roomy' ? 10 : 8
  const context = { slots, places, metrics }
  return new Map(
    shape.links.flatMap(({ id, from, to }) => {
      const line = lineOf(from, to, context)
      if (line === undefined) return []
      const half = clamp((line.room - 3) / 4, 1.6, widest)
      const mark = clamp(half >= 7.5 ? half * 2 - 2 : half * 2 + 1, 6, metrics.form === 'roomy' ? 17 : 14)
      const forward = laneAlong(line.points, half)
      const back = laneAlong(line.points.toReversed(), half)
      return [[id, { id, from, to, line: line.points, forward, back, half, mark }] as const]
    }),
  )
}
