// How long a relay takes and waits, in microseconds.
import type { Micros } from '#kernel'

/** Handling a batch between two of its acts. */
export const WORK: Micros = 300
/** How long an answer is awaited: after that the same record is sent again, or the store counts as unreachable. */
export const PATIENCE: Micros = 3_000_000
/** Pause before everything is tried anew. */
export const BACK_OFF: Micros = 1_000_000
