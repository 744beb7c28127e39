// How far apart components are: latencies in microseconds, for a client over the internet and services in one data centre.
import type { LinkSpec } from '#kernel'
import { linkId } from './names'

/** Least latency and what chance adds at most. */
type Distance = readonly [least: number, spread: number]

export const INTERNET: Distance = [8_000, 8_000]
export const SAME_RACK: Distance = [800, 1_200]
export const DATABASE: Distance = [1_000, 1_000]
export const READ_DATABASE: Distance = [1_000, 2_000]
export const MESSAGING: Distance = [2_000, 3_000]

/** A link. One connection keeps its order, a pool of connections does not. */
export const link = (from: string, to: string, [least, spread]: Distance, ordered = true): LinkSpec => ({
  id: linkId(from, to),
  from,
  to,
  least,
  spread,
  ordered,
})

export const pool = (from: string, to: string, distance: Distance): LinkSpec =>
  link(from, to, distance, false)
