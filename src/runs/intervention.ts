// What somebody did to a run while it ran: its other causes beside the scenario. Plain data with the instant it happened at.
import type { Control } from '#kernel'

/** An act from outside. `step` places it exactly; without it, `at` alone does (a run whose other causes were changed). */
export interface Intervention {
  readonly id: string
  /** Microseconds. It comes after everything that is due at or before this instant, unless `step` says otherwise. */
  readonly at: number
  /** How many steps the journal had when it happened. */
  readonly step: number | null
  readonly control: Control
}
