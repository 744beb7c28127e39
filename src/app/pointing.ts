// What somebody points at, and what belongs to it: the same message is lit wherever it is drawn, its causes and effects faintly.
import type { Run } from '#runs'
import type { Flight, Flights } from './flights'

/** A message, the event that stands in a cell, or a row. */
export type Pointed =
  | { readonly kind: 'message'; readonly id: string }
  | { readonly kind: 'event'; readonly id: string; readonly key: string }
  | { readonly kind: 'row'; readonly key: string }

/** What is lit. Empty texts stand for nothing. */
export interface Light {
  /** The message that is pointed at. */
  readonly message: string
  /** The messages that belong to it, itself included. */
  readonly chain: ReadonlySet<string>
  /** The command that all of it follows from. */
  readonly command: string
  /** The aggregate that it is about. */
  readonly key: string
}

/** A chain of causes and effects without a command is followed this far. */
const MOST_FOLLOWED = 400

/** What belongs to the thing that is pointed at. */
export function lightOf(run: Run, flights: Flights, pointed: Pointed): Light {
  switch (pointed.kind) {
    case 'message': {
      const flight = flights.get(pointed.id)
      const chain = flight === undefined ? [] : chainOf(flights, flight)
      return {
        message: pointed.id,
        chain: idsOf(chain),
        command: flight?.command ?? '',
        key: flight?.subject ?? '',
      }
    }
    case 'event': {
      const command = commandOf(run, pointed.id)
      return { message: '', chain: idsOf(flights.ofCommand(command)), command, key: pointed.key }
    }
    case 'row':
      return { message: '', chain: idsOf(flights.about(pointed.key)), command: '', key: pointed.key }
  }
}

/** How strongly a thing is lit: it is pointed at, or it belongs to what is. */
export type Lit = 'none' | 'chain' | 'pointed'

/** How strongly something is lit. */
export function litIn(run: Run, light: Light | null, what: Pointed): Lit {
  if (light === null) return 'none'
  switch (what.kind) {
    case 'message':
      if (what.id === light.message) return 'pointed'
      return light.chain.has(what.id) ? 'chain' : 'none'
    case 'event': {
      const belongs =
        light.command === ''
          ? light.message === '' && what.key === light.key
          : commandOf(run, what.id) === light.command
      return belongs ? 'chain' : 'none'
    }
    case 'row':
      return what.key === light.key ? 'chain' : 'none'
  }
}

/** The command that an event follows from; empty where no such event was committed. */
const commandOf = (run: Run, event: string): string => run.course.entryOf(event)?.command ?? ''

const idsOf = (flights: readonly Flight[]): ReadonlySet<string> => new Set(flights.map(({ id }) => id))

/** All that follows from the same command; where there is none, what led to a message and what it led to. */
function chainOf(flights: Flights, flight: Flight): readonly Flight[] {
  if (flight.command !== '') return flights.ofCommand(flight.command)
  const chain = [flight, ...flights.effectsOf(flight.id)]
  for (let index = 1; index < chain.length && chain.length < MOST_FOLLOWED; index++) {
    const next = chain[index]
    // Where a command's own chain begins, that of the poll which fetched it ends.
    if (next !== undefined && next.command === '') chain.push(...flights.effectsOf(next.id))
  }
  let cause = flights.get(flight.cause)
  while (cause !== undefined && chain.length < MOST_FOLLOWED) {
    chain.unshift(cause)
    cause = flights.get(cause.cause)
  }
  return chain
}
