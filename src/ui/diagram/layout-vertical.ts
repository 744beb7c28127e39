// The picture where there is no width: write side above, read side below, the broker between them, queries down the left.
import { type Box, bottomOf, clamp } from './geometry'
import { brokerHeight, type Metrics } from './metrics'
import type { Places } from './places'
import type { DiagramSize, Slots } from './slots'
import { stack, tiles } from './stack'

const leastWidth = 320
const leastHeight = 470
const gapHeight = 48
/** Room on the left for the first link that goes past everything, and for each other one. */
const rail = 32
const railMore = 13
const railMost = 64
const calledHeight = 34
const calledDrop = 24

/** Partitions that can be drawn without squeezing the stores. */
const partitionRowsFor = (partitions: number, height: number): number =>
  Math.min(partitions, height >= 680 ? 4 : height >= 560 ? 2 : 1)

/** The measures that all boxes of one picture follow. */
interface Grid {
  readonly width: number
  readonly height: number
  readonly left: number
  /** Width of what is right of the rail. */
  readonly room: number
  readonly lane: number
  readonly drop: number
  /** Widths of the stores: with a stack beside them they are narrower. */
  readonly writeWidth: number
  readonly readWidth: number
  readonly stackX: number
  readonly stack: number
  readonly busStep: number
}

function gridOf(slots: Slots, size: DiagramSize, metrics: Metrics): Grid {
  const { carriers, appliers, called, broker, reads } = slots
  const width = Math.max(size.width, leastWidth)
  const crowd = called.length > 0 ? (appliers.length - 1) * 30 : Math.max(0, carriers.length - 3) * 10
  const more = called.length * (calledHeight + calledDrop) + crowd
  const height = Math.max(size.height, leastHeight + more)
  const longest = Math.max(carriers.length, appliers.length)
  const busStep = longest > 1 ? 5.5 : 0
  const left = metrics.margin + Math.min(railMost, rail + Math.max(0, slots.passing - 1) * railMore)
  const room = width - metrics.margin - left
  const lane = clamp(width * 0.09, 28, 44)
  const store = room * (longest > 1 ? 0.55 : 0.6)
  const stackX = left + store + lane
  const bus = longest > 1 ? longest * busStep + 2 : 0
  const drop = clamp(height * 0.05, 22, 34)
  // Without a stack beside it a store leaves room for links that pass it on its right.
  const passed = broker !== undefined || reads.length > 0
  return {
    width,
    height,
    left,
    room,
    lane,
    drop,
    writeWidth: carriers.length > 0 ? store : passed ? room - lane : room,
    readWidth: appliers.length + called.length > 0 ? store : room,
    stackX,
    stack: left + room - stackX - bus,
    busStep,
  }
}

interface Storeys {
  readonly write: Box
  readonly broker: Box
  readonly read: Box
}

/** Write store, broker and read store under each other; the stores share what the others leave. */
function storeysOf(slots: Slots, grid: Grid, metrics: Metrics, brokerTall: number): Storeys {
  const { height, left, room, drop } = grid
  const top = metrics.top + metrics.service + drop
  const between = slots.broker === undefined ? drop + 12 : 2 * drop + brokerTall
  const stores = height - top - between - 10 - gapHeight - metrics.margin
  // What is called stands beside the read store, below its projectors.
  const share = slots.called.length > 0 ? 0.44 : slots.reads.length > 1 ? 0.5 : 0.56
  const write = { x: left, y: top, w: grid.writeWidth, h: stores * share }
  const broker = { x: left, y: bottomOf(write) + drop, w: room, h: brokerTall }
  const read = { x: left, y: bottomOf(write) + between, w: grid.readWidth, h: stores - write.h }
  // One model for both sides takes the room of both.
  const whole = { ...write, h: stores + between }
  return { write: slots.reads.length === 0 ? whole : write, broker, read }
}

type Placed = readonly (readonly [string | undefined, Box])[]

/** Client and service side by side above everything. */
function topBoxes(slots: Slots, grid: Grid, metrics: Metrics): Placed {
  const { margin, top: y, service: h } = metrics
  const client = clamp(grid.width * 0.38, 116, 180)
  const x = margin + client + grid.lane + 4
  return [
    [slots.client, { x: margin, y, w: client, h }],
    [slots.service, { x, y, w: grid.width - margin - x, h }],
  ]
}

/** Carriers beside the write store; projectors beside the read store, with what they call below them. */
function stackBoxes(slots: Slots, grid: Grid, metrics: Metrics, { write, read }: Storeys): Placed {
  const { carriers, appliers, called } = slots
  const column = { x: grid.stackX, w: grid.stack }
  const lower = carriers.length === 1 ? 8 : 0
  const services = called.length * (calledHeight + calledDrop)
  const above = { ...column, y: read.y, h: read.h - services }
  return [
    ...stack(carriers, { ...column, y: write.y + lower, h: write.h - lower }, metrics, 'start'),
    ...stack(appliers, above, metrics, services > 0 ? 'start' : 'end'),
    ...called.map((id, index) => {
      const y = bottomOf(read) - calledHeight - (called.length - 1 - index) * (calledHeight + calledDrop)
      return [id, { ...column, y, h: calledHeight }] as const
    }),
  ]
}

/** The boxes of the narrow picture. */
export function placeVertical(slots: Slots, partitions: number, size: DiagramSize, metrics: Metrics): Places {
  const grid = gridOf(slots, size, metrics)
  const { width, height, left } = grid
  const { margin } = metrics
  const partitionRows = slots.broker === undefined ? 0 : partitionRowsFor(partitions, height)
  const tall = slots.broker === undefined ? 0 : brokerHeight(metrics, partitionRows, partitions)
  const storeys = storeysOf(slots, grid, metrics, tall)
  const { write, broker, read } = storeys
  const placed = [
    ...topBoxes(slots, grid, metrics),
    [slots.write, write] as const,
    [slots.broker, broker] as const,
    ...tiles(slots.reads, read, 2, 16),
    ...stackBoxes(slots, grid, metrics, storeys),
  ]
  const shore = slots.broker === undefined ? read.y - 16 : broker.y + broker.h / 2
  const bus = { x: grid.stackX + grid.stack + 2, step: grid.busStep }
  return {
    boxes: new Map(placed.flatMap(([id, box]) => (id === undefined ? [] : [[id, box] as const]))),
    gap: { x: margin, y: height - margin - gapHeight, w: width - 2 * margin, h: gapHeight },
    partitionRows,
    width,
    height,
    write: { x: 0, y: 0, w: width, h: shore },
    read: { x: 0, y: shore, w: width, h: height - shore },
    writeTitle: { x: margin, y: metrics.top - 7 },
    readTitle: { x: left, y: read.y - 7 },
    carrierBus: bus,
    applierBus: bus,
  }
}
