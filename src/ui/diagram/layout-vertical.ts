// The picture where there is no width: write side above, read side below, the broker between them, queries down the left.
import { type Box, bottomOf, clamp } from './geometry'
import type { Places } from './places'
import { brokerHeight, type Metrics } from './metrics'
import type { DiagramSize, Slots } from './slots'
import { stack } from './stack'

const leastWidth = 320
const leastHeight = 470
const gapHeight = 48
const rail = 32

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
  readonly store: number
  readonly stackX: number
  readonly stack: number
  readonly busStep: number
}

function gridOf(slots: Slots, size: DiagramSize, metrics: Metrics): Grid {
  const width = Math.max(size.width, leastWidth)
  const height = Math.max(size.height, leastHeight)
  const longest = Math.max(slots.carriers.length, slots.appliers.length)
  const busStep = longest > 1 ? 5.5 : 0
  const left = metrics.margin + rail
  const room = width - metrics.margin - left
  const lane = clamp(width * 0.09, 28, 44)
  const store = room * (longest > 1 ? 0.55 : 0.6)
  const stackX = left + store + lane
  const bus = longest > 1 ? longest * busStep + 2 : 0
  const drop = clamp(height * 0.05, 22, 34)
  return { width, height, left, room, lane, drop, store, stackX, stack: left + room - stackX - bus, busStep }
}

interface Storeys {
  readonly write: Box
  readonly broker: Box
  readonly read: Box
}

/** Write store, broker and read store under each other; the stores share what the others leave. */
function storeysOf(grid: Grid, metrics: Metrics, brokerTall: number): Storeys {
  const { height, left, room, drop, store } = grid
  const top = metrics.top + metrics.service + drop
  const stores = height - top - brokerTall - 2 * drop - 10 - gapHeight - metrics.margin
  const write = { x: left, y: top, w: store, h: stores * 0.56 }
  const broker = { x: left, y: bottomOf(write) + drop, w: room, h: brokerTall }
  const read = { x: left, y: bottomOf(broker) + drop, w: store, h: stores - write.h }
  return { write, broker, read }
}

/** Client and service side by side above everything. */
function topBoxes(
  slots: Slots,
  grid: Grid,
  metrics: Metrics,
): readonly (readonly [string | undefined, Box])[] {
  const { margin, top: y, service: h } = metrics
  const client = clamp(grid.width * 0.38, 116, 180)
  const x = margin + client + grid.lane + 4
  return [
    [slots.client, { x: margin, y, w: client, h }],
    [slots.service, { x, y, w: grid.width - margin - x, h }],
  ]
}

/** The boxes of the narrow picture. */
export function placeVertical(slots: Slots, partitions: number, size: DiagramSize, metrics: Metrics): Places {
  const grid = gridOf(slots, size, metrics)
  const { width, height, left } = grid
  const { margin } = metrics
  const partitionRows = partitionRowsFor(partitions, height)
  const tall = slots.broker === undefined ? 0 : brokerHeight(metrics, partitionRows, partitions)
  const { write, broker, read } = storeysOf(grid, metrics, tall)
  const column = { x: grid.stackX, w: grid.stack }
  const lower = slots.carriers.length === 1 ? 8 : 0
  const placed = [
    ...topBoxes(slots, grid, metrics),
    [slots.write, write] as const,
    [slots.broker, broker] as const,
    [slots.read, read] as const,
    ...stack(slots.carriers, { ...column, y: write.y + lower, h: write.h - lower }, metrics, 'start'),
    ...stack(slots.appliers, { ...column, y: read.y, h: read.h }, metrics, 'end'),
  ]
  const shore = broker.y + broker.h / 2
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
    queryRail: margin + rail / 2 - 1,
  }
}
