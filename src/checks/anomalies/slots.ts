// Slots of those who follow the commit log: what is held back for them fills the disk, and what they lose is lost to them.
import type { Change, Step } from '#kernel'
import { holdsTooMuch } from '../disk'
import { isFailover, isSlotLost, type SlotView } from '../shapes'
import { NOBODY } from './sightings'
import type { Harm, Watched, Watcher } from './watcher'

export class Slots implements Watcher {
  /** Slots that were lost: where their reader's next one begins, if it has one. */
  private readonly lost = new Map<string, number | undefined>()
  private readonly watched: Watched

  constructor(watched: Watched) {
    this.watched = watched
  }

  readonly rows = {
    slots: (change: Change, step: Step): void => {
      const after = change.after as SlotView | undefined
      const { sightings } = this.watched
      if (isLoss(change, step)) {
        this.lost.set(change.key, undefined)
        sightings.note('A19', step, NOBODY)
      } else if (holdsTooMuch(after)) sightings.note('A18', step, NOBODY)
      else if (this.lost.has(change.key) && after !== undefined && !isSlotLost(after))
        this.lost.set(change.key, after.from ?? 0)
    },
  }

  /** It is in the commit log, and its reader begins behind it or not at all. */
  readonly blames = ({ kind, code, entry }: Harm): 'A19' | undefined => {
    if (kind !== 'missing' || (code !== 'untold' && code !== 'vanished')) return undefined
    if (entry.logged === 0 || entry.appended.length > 0) return undefined
    const slots = this.watched.subject.waiting.flatMap((place) => (place.kind === 'slot' ? [place.slot] : []))
    return slots.some((slot) => this.lost.has(slot) && entry.logged <= (this.lost.get(slot) ?? Infinity))
      ? 'A19'
      : undefined
  }
}

/** A slot is given up, or a new primary does not have it. */
const isLoss = ({ before, after }: Change, step: Step): boolean =>
  after === undefined
    ? isFailover(step)
    : isSlotLost(after as SlotView) && !isSlotLost(before as SlotView | undefined)
