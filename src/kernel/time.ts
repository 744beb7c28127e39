// Simulated time: an integer number of microseconds since the run began. No other clock exists under the pure folders.

declare const simTime: unique symbol

/** An instant of the run, in integer microseconds. */
export type SimTime = number & { readonly [simTime]: true }

/** A length of simulated time, in integer microseconds. */
export type Micros = number

export const START = 0 as SimTime

/** The instant `delay` microseconds after `at`; fractions are rounded up so that time always moves on. */
export const after = (at: SimTime, delay: Micros): SimTime => Math.ceil(at + delay) as SimTime

/** Simulated milliseconds, as files and people write them, to microseconds. */
export const fromMillis = (millis: number): SimTime => Math.round(millis * 1000) as SimTime

/** Microseconds to milliseconds with three decimals at most. */
export const toMillis = (micros: Micros): number => micros / 1000
