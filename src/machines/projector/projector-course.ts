// The order in which a projector handles a record: what follows on what, given its acknowledgement and its place.
import { type Effect, type Micros, type View } from '#kernel'
import { cancel, pause, wake, write } from '../effects'
import {
  HERE,
  hereOf,
  NOWHERE,
  type PositionRow,
  type Projector,
  rebuildOf,
  type RebuildRow,
  recordOf,
} from './projector-rows'
import { indexKey } from '../input'
import type { LogRecord } from '../protocol/protocol'

/** Handling one record, before and after it is applied. */
export const WORK: Micros = 500
export const PATIENCE: Micros = 3_000_000
export const RETRY_LEAST: Micros = 100_000
const RETRY_MOST: Micros = 5_000_000

/** The timer after which a projector does what its place says is next. */
export const NEXT = 'next'

/** What has just been done with the record in hand. */
export type Done = 'applied' | 'notified' | 'acknowledged' | 'given-up'

/** The place after something was done with the record in hand. */
export function placeAfter(projector: Projector, view: View, done: Done): PositionRow {
  const here = { ...hereOf(projector, view), failures: 0 }
  const first = projector.options.ack === 'before-apply'
  if (done === 'acknowledged') {
    const { unsaved: _saved, ...saved } = here
    return first ? { ...saved, stage: 'handle' } : following(projector, view, saved)
  }
  if (done === 'applied' && isPushed(projector, view)) return { ...here, stage: 'notify' }
  if (first) return following(projector, view, here)
  const record = recordOf(projector, view)
  if (isAcknowledged(projector, here, record)) return { ...here, stage: 'acknowledge' }
  return following(projector, view, counted(projector, here, record))
}

/** On to the next record of the batch, or to the next batch. */
function following(projector: Projector, view: View, here: PositionRow): PositionRow {
  const next = { ...here, index: here.index + 1 }
  const record = view.get(projector.batch, indexKey(next.index))
  return record === undefined || next.index >= here.total
    ? { ...next, stage: 'fetch' }
    : beginning(projector, next, record)
}

/** The first act on a record: to handle it, or to acknowledge it before. */
export function beginning(projector: Projector, here: PositionRow, record: LogRecord): PositionRow {
  if (projector.options.ack === 'after-apply') return { ...here, stage: 'handle' }
  return isAcknowledged(projector, here, record)
    ? { ...here, stage: 'acknowledge' }
    : { ...counted(projector, here, record), stage: 'handle' }
}

/** Whether a record's position is recorded in a step of its own. */
function isAcknowledged(
  { options }: Projector,
  { unsaved = 0, beside }: PositionRow,
  { partition }: LogRecord,
): boolean {
  const { checkpoint, checkpointEvery } = options
  if (partition === NOWHERE || beside === true || checkpoint === 'same-transaction') return false
  return unsaved + 1 >= checkpointEvery
}

/** One more event that no checkpoint knows of. */
function counted({ options }: Projector, here: PositionRow, { partition }: LogRecord): PositionRow {
  const isCounted = partition !== NOWHERE && options.checkpoint === 'separate' && options.checkpointEvery > 1
  return isCounted ? { ...here, unsaved: (here.unsaved ?? 0) + 1 } : here
}

/** Whether somebody is told of the event in hand. With a gate, not of what was told before a rebuild. */
function isPushed(projector: Projector, view: View): boolean {
  const { notifier, gate } = projector.options
  const { partition, offset, event } = recordOf(projector, view)
  if (notifier?.pushFor(event) === undefined) return false
  if (!gate || partition === NOWHERE) return true
  const { beside } = hereOf(projector, view)
  return beside !== true && offset >= (oldEnd(projector, view)[String(partition)] ?? 0)
}

/** Up to where everything is repetition, in a rebuild in place. */
function oldEnd(projector: Projector, view: View): RebuildRow['until'] {
  const rebuild = rebuildOf(projector, view)
  return rebuild?.mode === 'in-place' ? rebuild.until : {}
}

/** Goes on from a new place after a little work, between which and this step a crash can strike. */
export const onFrom = (projector: Projector, here: PositionRow): readonly Effect[] => [
  cancel('patience'),
  write(projector.place, HERE, here),
  pause(NEXT, WORK),
]

/** Nothing is in hand any more. */
export const emptyHands = ({ batch, prepared }: Projector, view: View): readonly Effect[] => [
  ...view.keys(batch).map((key) => write(batch, key, undefined)),
  ...view.keys(prepared).map((key) => write(prepared, key, undefined)),
]

/** How long to wait before the next try: each time longer. */
export const delayAfter = (failures: number): Micros =>
  Math.min(RETRY_MOST, RETRY_LEAST * 2 ** Math.min(failures, 8))

/** Tries again after a while, each time a longer one; a fetch is tried again soon. */
export function backOff(projector: Projector, view: View): readonly Effect[] {
  const now = hereOf(projector, view)
  const { stage, failures } = now
  if (stage === 'fetch') return [cancel('patience'), wake(NEXT, RETRY_LEAST)]
  return [
    write(projector.place, HERE, { ...now, failures: failures + 1 }),
    cancel('patience'),
    wake(NEXT, delayAfter(failures)),
  ]
}
