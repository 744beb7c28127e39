// Which messages of a window are drawn: all of them where they fit; where not, polling is left out first, then whole chains.
import type { Flight } from '#app'

/** The messages that are drawn, and what is not. */
export interface Choice {
  readonly drawn: readonly Flight[]
  /** How many messages the window has. */
  readonly all: number
  /** Polling is not drawn: there is too much of everything. */
  readonly withoutPolling: boolean
  /** One command of so many is drawn, with all that follows from it; 1: every one. */
  readonly oneIn: number
}

/** Whether a message has a fate of its own that no other one stands for. */
export const isSpecial = (flight: Flight): boolean =>
  flight.copy ||
  flight.attempt > 1 ||
  flight.held !== null ||
  (flight.fate !== 'arrived' && flight.fate !== 'flying')

/** Chooses at most about `most` messages, always the same ones: a window that is moved does not flicker. */
export function chooseFlights(flights: readonly Flight[], most: number): Choice {
  const all = flights.length
  if (all <= most) return { drawn: flights, all, withoutPolling: false, oneIn: 1 }
  const foreground = flights.filter((flight) => !flight.background || isSpecial(flight))
  if (foreground.length <= most) return { drawn: foreground, all, withoutPolling: true, oneIn: 1 }
  const special = Math.min(most, foreground.filter(isSpecial).length)
  // A power of two, so that what is drawn of more is part of what was drawn of less.
  const oneIn = 2 ** Math.max(1, Math.ceil(Math.log2(foreground.length / Math.max(1, most - special))))
  let left = special
  const drawn = foreground.filter((flight) => flight.chain % oneIn === 0 || (isSpecial(flight) && left-- > 0))
  return { drawn: drawn.slice(0, 2 * most), all, withoutPolling: true, oneIn }
}
