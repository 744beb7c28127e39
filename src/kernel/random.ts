// Random numbers as a function of seed, stream and position: a stream's whole state is one counter, kept in a row.
import { hashText, scramble } from './digest'

/** The `position`-th 32-bit word of a named stream. Streams of one seed are independent of each other. */
export function randomWord(seed: number, stream: string, position: number): number {
  return randomWordOf(streamSeed(seed, stream), position)
}

/** The part of `randomWord` that depends on seed and label only, so that it can be kept. */
export const streamSeed = (seed: number, stream: string): number =>
  scramble(hashText(stream) ^ scramble(seed))

export function randomWordOf(base: number, position: number): number {
  return scramble(scramble(base + Math.imul(position, 0x9e3779b9)) ^ base) >>> 0
}

/** An integer in 0 … bound-1 from a 32-bit word. The bias is below bound / 2^32. */
export const below = (word: number, bound: number): number => Math.floor((word / 0x100000000) * bound)

/** Whether an event of the given chance (0 … 1) happens. */
export const happens = (word: number, chance: number): boolean => word < chance * 0x100000000

/**
 * The natural logarithm from additions and divisions only. `Math.log` may differ in its last digit between engines,
 * and a run must not. Good to about 1e-12 for x in (0, 1].
 */
export function naturalLog(x: number): number {
  let mantissa = x
  let exponent = 0
  while (mantissa < 0.75) {
    mantissa *= 2
    exponent -= 1
  }
  const t = (mantissa - 1) / (mantissa + 1)
  const square = t * t
  let term = t
  let sum = 0
  for (let odd = 1; odd < 30; odd += 2) {
    sum += term / odd
    term *= square
  }
  return 2 * sum + exponent * 0.6931471805599453
}

/** An exponentially distributed length with the given mean: the time between two independent arrivals. */
export const exponential = (word: number, mean: number): number =>
  -mean * naturalLog((word + 1) / 0x100000000)
