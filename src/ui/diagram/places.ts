// What placing the boxes yields, in either form of the picture; the routes of the links are found from it.
import type { Box, Point } from './geometry'

/** Room beside a crowded stack for the links of its members: where it begins, and how wide a lane is. Signed towards it. */
export interface Bus {
  readonly x: number
  readonly step: number
}

/** Boxes of a picture before its links are drawn. */
export interface Places {
  readonly boxes: ReadonlyMap<string, Box>
  readonly gap: Box
  readonly partitionRows: number
  readonly width: number
  readonly height: number
  /** The write side's part of the paper and the read side's. */
  readonly write: Box
  readonly read: Box
  readonly writeTitle: Point
  readonly readTitle: Point
  readonly carrierBus: Bus
  readonly applierBus: Bus
}
