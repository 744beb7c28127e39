// The picture where there is width: write side on the left, read side on the right, the broker across the shore line, and
// the client above both, because it belongs to neither.
import { type Box, bottomOf, clamp } from './geometry'
import type { Places } from './places'
import { brokerHeight, type Metrics } from './metrics'
import type { DiagramSize, Slots } from './slots'
import { spaceBetween, stack } from './stack'

const leastWidth = 540
const leastHeight = 290
const partitionRowsMost = 4

/** The measures that all boxes of one picture follow. */
interface Grid {
  readonly width: number
  readonly height: number
  readonly metrics: Metrics
  /** Widths of a store's column, of the lanes beside it, and of a stack. */
  readonly store: number
  readonly lane: number
  readonly stack: number
  /** Left edges of the columns. */
  readonly writeX: number
  readonly carrierX: number
  readonly applierX: number
  readonly readX: number
  /** Where the stores begin, and where they end. */
  readonly top: number
  readonly floor: number
  /** How many boxes the longer stack has. */
  readonly longest: number
}

/** Two columns for the stores at the edges, two for the stacks beside the middle, lanes between them. */
function gridOf(slots: Slots, size: DiagramSize, metrics: Metrics): Grid {
  const longest = Math.max(slots.carriers.length, slots.appliers.length, 1)
  const width = Math.max(size.width, leastWidth)
  const height = Math.max(size.height, leastHeight + (longest > 3 ? 14 : 0))
  const { margin, service } = metrics
  const store = clamp(width * 0.235, 130, 330)
  const lane = clamp(width * 0.07, 30, 120)
  // Links of a crowded stack run down the middle and need more room there.
  const narrower = longest > 1 ? clamp(width * 0.012, 6, 16) : 0
  const stackWidth = clamp(width * 0.145, 84, 210) - narrower
  const carrierX = margin + store + lane
  return {
    width,
    height,
    metrics,
    store,
    lane,
    stack: stackWidth,
    writeX: margin,
    carrierX,
    applierX: width - carrierX - stackWidth,
    readX: width - margin - store,
    top: metrics.top + service + clamp(height * 0.115, 22, 64),
    floor: height - margin,
    longest,
  }
}

/** How many rows of partitions fit above the stacks. */
function partitionRowsFor(partitions: number, room: number, metrics: Metrics): number {
  const most = Math.min(partitionRowsMost, partitions)
  for (let rows = most; rows > 1; rows--) if (brokerHeight(metrics, rows, partitions) <= room) return rows
  return Math.min(1, most)
}

/** The outer boxes: service and write store on the left, read store on the right, the client above the shore line. */
function outerBoxes(slots: Slots, grid: Grid): readonly (readonly [string | undefined, Box])[] {
  const { width, metrics, store, writeX, readX, top, floor } = grid
  const { top: y, service: h } = metrics
  const clientWidth = clamp(width * 0.19, 112, 210)
  return [
    [slots.service, { x: writeX, y, w: store, h }],
    [slots.client, { x: (width - clientWidth) / 2, y, w: clientWidth, h }],
    [slots.write, { x: writeX, y: top, w: store, h: floor - top }],
    [slots.read, { x: readX, y: top, w: store, h: floor - top }],
  ]
}

interface Inner {
  readonly boxes: readonly (readonly [string | undefined, Box])[]
  readonly partitionRows: number
}

/** The boxes between the stores: the broker above, the stacks below it. */
function innerBoxes(slots: Slots, partitions: number, grid: Grid): Inner {
  const { metrics, height, longest, carrierX, applierX, top, floor } = grid
  const leastBox = metrics.form === 'roomy' ? 36 : longest > 2 ? 20 : 34
  const leastStack = longest * leastBox + (longest - 1) * spaceBetween(longest)
  const below = clamp(height * 0.1, 24, 54)
  const partitionRows = partitionRowsFor(partitions, floor - leastStack - below - top, metrics)
  const broker = {
    x: carrierX,
    y: top,
    w: applierX + grid.stack - carrierX,
    h: brokerHeight(metrics, partitionRows, partitions),
  }
  const y = slots.broker === undefined ? top + 36 : bottomOf(broker) + below
  const area = { y, w: grid.stack, h: floor - y }
  const boxes = [
    [slots.broker, broker] as const,
    ...stack(slots.carriers, { ...area, x: carrierX }, metrics, 'end'),
    ...stack(slots.appliers, { ...area, x: applierX }, metrics, 'end'),
  ]
  return { boxes, partitionRows }
}

/** Room in the middle for the links of crowded stacks; one that is alone there has all of it. */
function busesOf(slots: Slots, grid: Grid): Pick<Places, 'carrierBus' | 'applierBus'> {
  const { carriers, appliers } = slots
  const half = grid.width / 2 - grid.carrierX - grid.stack - 8
  const stepOf = (mine: number, others: number): number => (others < 2 ? 2 * half : half) / Math.max(1, mine)
  return {
    carrierBus: { x: grid.carrierX + grid.stack + 4, step: stepOf(carriers.length, appliers.length) },
    applierBus: { x: grid.applierX - 4, step: -stepOf(appliers.length, carriers.length) },
  }
}

/** The boxes of the wide picture. */
export function placeWide(slots: Slots, partitions: number, size: DiagramSize, metrics: Metrics): Places {
  const grid = gridOf(slots, size, metrics)
  const { width, height, store, readX, writeX, top, lane } = grid
  const inner = innerBoxes(slots, partitions, grid)
  const placed = [...outerBoxes(slots, grid), ...inner.boxes]
  const middle = width / 2
  return {
    boxes: new Map(placed.flatMap(([id, box]) => (id === undefined ? [] : [[id, box] as const]))),
    gap: { x: readX, y: metrics.top, w: store, h: top - metrics.top - metrics.margin + 2 },
    partitionRows: inner.partitionRows,
    width,
    height,
    write: { x: 0, y: 0, w: middle, h: height },
    read: { x: middle, y: 0, w: width - middle, h: height },
    writeTitle: { x: writeX, y: metrics.top - 10 },
    readTitle: { x: readX, y: metrics.top - 10 },
    ...busesOf(slots, grid),
    queryRail: readX - lane / 2,
  }
}
