// How the inside of a store is divided: rows above, below them cells of an outbox or a log. Numbers only; each part lies
// within its box.
import type { Box } from './geometry'
import type { Metrics } from './metrics'

export interface RowsPlan {
  readonly x: number
  readonly y: number
  readonly w: number
  /** How many rows fit, the line that counts the rest included. */
  readonly fit: number
  readonly height: number
}

interface CellsPlan {
  readonly x: number
  readonly y: number
  readonly perRow: number
  readonly rows: number
}

/** A list of cells with its name above it and two lines below it. */
export interface SectionPlan {
  readonly divider: number
  /** Baseline of the line that names it. */
  readonly title: number
  readonly cells: CellsPlan
  /** Baselines below the cells, where there is room for them. */
  readonly cursor: number
  readonly legend: number | undefined
}

interface StorePlan {
  /** Undefined where the store keeps no rows beside its events. */
  readonly rows: RowsPlan | undefined
  /** From the top to the bottom. */
  readonly sections: readonly SectionPlan[]
}

/** What a store holds besides its name. */
export interface Holding {
  readonly rows: boolean
  /** Lists of cells, such as an outbox and a commit log. */
  readonly lists: number
}

/** The last of a list that fit; where some do not, one place is left for their number. */
export function lastThatFit<Item>(
  items: readonly Item[],
  total: number,
  fit: number,
): { readonly shown: readonly Item[]; readonly hidden: number } {
  // A missing row is in the list and not in the total.
  const all = Math.max(total, items.length)
  if (all <= fit) return { shown: items, hidden: all - items.length }
  const shown = items.slice(-Math.max(1, fit - 1))
  return { shown, hidden: all - shown.length }
}

const titleHeight = 16
const cursorLine = 17

interface SectionSize {
  /** Where it ends. */
  readonly bottom: number
  /** Room below the cells: for two lines, for one, or for none where the list has no reader of its own. */
  readonly foot: 'two-lines' | 'line' | 'none'
  readonly rows: number
}

const FEET = { 'two-lines': 36, line: cursorLine + 4, none: 7 } as const

function sectionOf({ bottom, foot, rows }: SectionSize, box: Box, metrics: Metrics): SectionPlan {
  const { cell, pad } = metrics
  const cellsHeight = rows * (cell.h + cell.gap) - cell.gap
  const cellsTop = bottom - FEET[foot] - cellsHeight
  const title = cellsTop - 7
  const perRow = Math.max(1, Math.floor((box.w - 2 * pad + cell.gap) / (cell.w + cell.gap)))
  return {
    divider: title - titleHeight,
    title,
    cells: { x: box.x + pad, y: cellsTop, perRow, rows },
    cursor: cellsTop + cellsHeight + 14,
    legend: foot === 'two-lines' ? cellsTop + cellsHeight + 29 : undefined,
  }
}

/** How many rows of cells a section gets where there are rows or other sections above it. */
function cellRowsIn(box: Box, { rows, lists }: Holding, metrics: Metrics): number {
  const { cell, head } = metrics
  if (lists > 1) return box.h >= 300 ? 2 : 1
  if (rows) return box.h >= 190 ? 2 : 1
  const room = box.h - head - titleHeight - 7 - 40
  return Math.max(1, Math.floor((room + cell.gap) / (cell.h + cell.gap)))
}

/** A section that has the whole store: its cells begin below the head, the lines about them stay at the foot. */
function wholeSection(box: Box, metrics: Metrics, plan: SectionPlan): SectionPlan {
  const title = box.y + metrics.head + (metrics.form === 'roomy' ? 14 : 10)
  const foot = box.y + box.h - 9
  return {
    ...plan,
    divider: title - titleHeight,
    title,
    cells: { ...plan.cells, y: title + 7 },
    cursor: plan.legend === undefined ? foot : foot - 15,
    legend: plan.legend === undefined ? undefined : foot,
  }
}

/** Divides a store's box. */
export function storePlan(box: Box, metrics: Metrics, holding: Holding): StorePlan {
  const tall = box.h >= 280 && holding.lists < 2
  const cellRows = cellRowsIn(box, holding, metrics)
  const sections: SectionPlan[] = []
  let floor = box.y + box.h
  for (let list = 0; list < holding.lists; list++) {
    // Of two lists the upper one is an outbox that is read through the log below it.
    const foot = tall ? 'two-lines' : list === 0 ? 'line' : 'none'
    const above = sectionOf({ bottom: floor, foot, rows: cellRows }, box, metrics)
    const section = holding.rows || holding.lists > 1 ? above : wholeSection(box, metrics, above)
    sections.unshift(section)
    floor = section.divider
  }
  const top = box.y + metrics.head
  const bottom = sections.length > 0 ? floor - 3 : box.y + box.h - 5
  const rows = {
    x: box.x + metrics.pad - 4,
    y: top,
    w: box.w - 2 * metrics.pad + 8,
    fit: Math.floor((bottom - top) / metrics.row),
    height: metrics.row,
  }
  return { rows: holding.rows && rows.fit > 0 ? rows : undefined, sections }
}
