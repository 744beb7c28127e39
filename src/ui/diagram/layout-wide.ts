// The picture where there is width: write side on the left, read side on the right, what carries events between them, and
// the client above both, because it belongs to neither.
import { type Box, bottomOf, clamp } from './geometry'
import { brokerHeight, type Metrics } from './metrics'
import type { Bus, Places } from './places'
import type { DiagramSize, Slots } from './slots'
import { spaceBetween, stack, tiles } from './stack'

const leastWidth = 540
const leastHeight = 290
const partitionRowsMost = 4

/** What stands between the stores: a broker with stacks below it, one column, or nothing. */
type Middle = 'broker' | 'column' | 'nothing'

/** The measures that all boxes of one picture follow. */
interface Grid {
  readonly width: number
  readonly height: number
  readonly metrics: Metrics
  readonly middle: Middle
  /** Widths of a store's column, and of a stack. */
  readonly store: number
  readonly stack: number
  /** Left edges of the columns. */
  readonly writeX: number
  readonly carrierX: number
  readonly applierX: number
  readonly readX: number
  /** Where the stores begin, and where they end. */
  readonly top: number
  readonly floor: number
  /** Where the stacks end: above what they call. */
  readonly stackFloor: number
  /** How many boxes the longest stack has. */
  readonly longest: number
}

const middleOf = ({ broker, carriers, appliers }: Slots): Middle =>
  broker !== undefined ? 'broker' : carriers.length + appliers.length > 0 ? 'column' : 'nothing'

/** How high services are that somebody calls, and the room for links above them. */
const calledHeight = 38
const calledDrop = 26

/** Shares of the width that a store takes, and its bounds. */
const storeWidths = {
  broker: [0.235, 130, 330],
  column: [0.29, 150, 380],
  nothing: [0.32, 170, 420],
} as const

/** The columns: stores at the edges, one or two stacks between them. */
function gridOf(slots: Slots, size: DiagramSize, metrics: Metrics): Grid {
  const middle = middleOf(slots)
  const { carriers, appliers, called, reads } = slots
  const longest =
    middle === 'column' ? carriers.length + appliers.length : Math.max(carriers.length, appliers.length, 1)
  const width = Math.max(size.width, leastWidth)
  const more = (longest > 3 ? 14 : 0) + (called.length > 0 ? 56 : 0) + Math.max(0, reads.length - 2) * 20
  const height = Math.max(size.height, leastHeight + more)
  const { margin, service } = metrics
  const [share, least, most] = storeWidths[middle]
  const store = clamp(width * share, least, most)
  const lane = clamp(width * 0.07, 30, 120)
  // Links of a crowded stack run down the middle and need more room there.
  const narrower = longest > 1 ? clamp(width * 0.012, 6, 16) : 0
  const stackWidth =
    middle === 'broker' ? clamp(width * 0.145, 84, 210) - narrower : clamp(width * 0.19, 96, 230)
  const carrierX = middle === 'broker' ? margin + store + lane : (width - stackWidth) / 2
  const floor = height - margin
  return {
    width,
    height,
    metrics,
    middle,
    store,
    stack: stackWidth,
    writeX: margin,
    carrierX,
    applierX: width - carrierX - stackWidth,
    readX: width - margin - store,
    top: metrics.top + service + clamp(height * 0.115, 22, 64),
    floor,
    stackFloor: called.length > 0 ? floor - calledHeight - calledDrop : floor,
    longest,
  }
}

type Placed = readonly (readonly [string | undefined, Box])[]

/** How many rows of partitions fit above the stacks. */
function partitionRowsFor(partitions: number, room: number, metrics: Metrics): number {
  const most = Math.min(partitionRowsMost, partitions)
  for (let rows = most; rows > 1; rows--) if (brokerHeight(metrics, rows, partitions) <= room) return rows
  return Math.min(1, most)
}

/** The outer boxes: service and write store on the left, what answers queries on the right, the client above the shore. */
function outerBoxes(slots: Slots, grid: Grid): Placed {
  const { width, metrics, store, writeX, readX, top, floor } = grid
  const { top: y, service: h } = metrics
  const clientWidth = clamp(width * 0.19, 112, 210)
  // A model that serves both sides stands on both shores.
  const both = slots.reads.length === 0
  const writeBox = both
    ? { x: width * 0.19, y: top, w: width * 0.62, h: floor - top }
    : { x: writeX, y: top, w: store, h: floor - top }
  return [
    [slots.service, { x: writeX, y, w: store, h }],
    [slots.client, { x: (width - clientWidth) / 2, y, w: clientWidth, h }],
    [slots.write, writeBox],
    ...tiles(slots.reads, { x: readX, y: top, w: store, h: floor - top }, 1, 14),
  ]
}

interface Inner {
  readonly boxes: Placed
  readonly partitionRows: number
}

/** The boxes between the stores: the broker above, the stacks below it. */
function aroundBroker(slots: Slots, partitions: number, grid: Grid): Inner {
  const { metrics, height, longest, carrierX, applierX, top, stackFloor } = grid
  const leastBox = metrics.form === 'roomy' ? 36 : longest > 2 ? 20 : 34
  const leastStack = longest * leastBox + (longest - 1) * spaceBetween(longest)
  const below = clamp(height * 0.1, 24, 54)
  const partitionRows = partitionRowsFor(partitions, stackFloor - leastStack - below - top, metrics)
  const h = brokerHeight(metrics, partitionRows, partitions)
  const broker = { x: carrierX, y: top, w: applierX + grid.stack - carrierX, h }
  const y = bottomOf(broker) + below
  const area = { y, w: grid.stack, h: stackFloor - y }
  const boxes = [
    [slots.broker, broker] as const,
    ...stack(slots.carriers, { ...area, x: carrierX }, metrics, 'end'),
    ...stack(slots.appliers, { ...area, x: applierX }, metrics, 'end'),
  ]
  return { boxes, partitionRows }
}

/** One column in the middle between the stores: what goes from one to the other without a broker. */
function inColumn({ appliers, carriers }: Slots, grid: Grid): Inner {
  const { metrics, carrierX: x, stack: w, top: y, stackFloor } = grid
  const ids = [...appliers, ...carriers]
  return { boxes: [...stack(ids, { x, y, w, h: stackFloor - y }, metrics, 'middle')], partitionRows: 0 }
}

/** Services below the stacks that call them, the last one below the appliers. */
function calledBoxes({ called }: Slots, grid: Grid): Placed {
  const { carrierX, applierX, stack: w, floor, middle, writeX, readX, store, width } = grid
  const from = middle === 'broker' ? carrierX : writeX + store + 20
  const until = middle === 'broker' ? applierX + w : readX - 20
  const each = Math.min(middle === 'broker' ? width * 0.19 : 170, (until - from - 12) / 2)
  const all = called.length * each + (called.length - 1) * 12
  const x = middle === 'broker' ? until - all : (from + until - all) / 2
  return called.map((id, index) => [
    id,
    { x: x + index * (each + 12), y: floor - calledHeight, w: each, h: calledHeight },
  ])
}

/** Room in the middle for the links of crowded stacks; one that is alone there has all of it. */
function busesOf({ carriers, appliers }: Slots, grid: Grid): Pick<Places, 'carrierBus' | 'applierBus'> {
  const half = grid.width / 2 - grid.carrierX - grid.stack - 8
  const stepOf = (mine: number, others: number): number => (others < 2 ? 2 * half : half) / Math.max(1, mine)
  const carrierBus: Bus = {
    x: grid.carrierX + grid.stack + 4,
    step: stepOf(carriers.length, appliers.length),
  }
  return { carrierBus, applierBus: { x: grid.applierX - 4, step: -stepOf(appliers.length, carriers.length) } }
}

/** The boxes of the wide picture. */
export function placeWide(slots: Slots, partitions: number, size: DiagramSize, metrics: Metrics): Places {
  const grid = gridOf(slots, size, metrics)
  const { width, height, store, readX, writeX, top } = grid
  const inner =
    grid.middle === 'broker'
      ? aroundBroker(slots, partitions, grid)
      : grid.middle === 'column'
        ? inColumn(slots, grid)
        : { boxes: [], partitionRows: 0 }
  const placed = [...outerBoxes(slots, grid), ...inner.boxes, ...calledBoxes(slots, grid)]
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
  }
}
