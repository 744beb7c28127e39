// How much of the write store's log readers have held back, slot by slot.
import type { Step } from '#kernel'
import { isSlotLost, type SlotView } from './shapes'

/** Megabytes of log held back for one reader beyond which a disk is said to fill up. */
export const MOST_RETAINED = 1000

export class Disk {
  /** Slots that held back too much and were not given up: giving one up frees the disk, at its reader's cost. */
  private readonly growing = new Set<string>()

  observe(step: Step): void {
    for (const { table, key, after } of step.changes) {
      if (table !== 'slots') continue
      const slot = after as SlotView | undefined
      if (slot === undefined || isSlotLost(slot)) this.growing.delete(key)
      else if ((slot.retained ?? 0) > MOST_RETAINED) this.growing.add(key)
    }
  }

  get hasGrown(): boolean {
    return this.growing.size > 0
  }
}
