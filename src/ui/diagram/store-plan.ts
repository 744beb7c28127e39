// How the inside of a store is divided: rows above, outbox cells below. Numbers only; each part lies within its box.
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

export interface OutboxPlan {
  readonly divider: number
  /** Baseline of the line that names it. */
  readonly title: number
  readonly cells: CellsPlan
  /** Baselines below the cells, where there is room for them. */
  readonly cursor: number | undefined
  readonly legend: number | undefined
}

interface StorePlan {
  readonly rows: RowsPlan
  readonly outbox: OutboxPlan | undefined
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

function outboxPlan(box: Box, metrics: Metrics): OutboxPlan {
  const { cell, pad } = metrics
  const bottom = box.y + box.h
  const tall = box.h >= 280
  const lines = tall ? 2 : 0
  const rows = box.h >= 190 ? 2 : 1
  const cellsHeight = rows * (cell.h + cell.gap) - cell.gap
  const cursorLine = 17
  const cellsTop = bottom - (lines > 0 ? 14 * lines + 8 : cursorLine + 4) - cellsHeight
  const title = cellsTop - 7
  const perRow = Math.max(1, Math.floor((box.w - 2 * pad + cell.gap) / (cell.w + cell.gap)))
  return {
    divider: title - 16,
    title,
    cells: { x: box.x + pad, y: cellsTop, perRow, rows },
    cursor: cellsTop + cellsHeight + 14,
    legend: tall ? cellsTop + cellsHeight + 29 : undefined,
  }
}

/** Divides a store's box. */
export function storePlan(box: Box, metrics: Metrics, hasOutbox: boolean): StorePlan {
  const outbox = hasOutbox ? outboxPlan(box, metrics) : undefined
  const top = box.y + metrics.head
  const bottom = outbox ? outbox.divider - 3 : box.y + box.h - 5
  return {
    rows: {
      x: box.x + metrics.pad - 4,
      y: top,
      w: box.w - 2 * metrics.pad + 8,
      fit: Math.max(1, Math.floor((bottom - top) / metrics.row)),
      height: metrics.row,
    },
    outbox,
  }
}
