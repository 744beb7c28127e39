// How much of the write store's log readers have held back, slot by slot.
import type { Change } from '#kernel'
import { isSlotLost, type SlotView } from './shapes'

/** Megabytes of log held back for one reader beyond which a disk is said to fill up. */
const MOST_RETAINED = 1000

/** Whether a slot holds back too much; one that was given up holds back nothing. */
export const holdsTooMuch = (slot: SlotView | undefined): boolean =>
  slot !== undefined && !isSlotLost(slot) && (slot.retained ?? 0) > MOST_RETAINED

export class Disk {
  /** Slots that held back too much and were not given up: giving one up frees the disk, at its reader's cost. */
  private readonly growing = new Set<string>()

  /** A row of the slots. */
  note({ key, after }: Change): void {
    const slot = after as SlotView | undefined
    if (slot === undefined || isSlotLost(slot)) this.growing.delete(key)
    else if (holdsTooMuch(slot)) this.growing.add(key)
  }

  get hasGrown(): boolean {
    return this.growing.size > 0
  }
}
