// What placing the boxes yields, in either form of the picture; the routes of the links are found from it.
import type { Box, Point } from './geometry'

/** Boxes of a picture before its links are drawn. */
export interface Places {
  readonly boxes: ReadonlyMap<string, Box>
  readonly gap: Box
  readonly partitionRows: number
  readonly width: number
  readonly height: number
  /** The write side's half of the paper and the read side's. */
  readonly write: Box
  readonly read: Box
  readonly writeTitle: Point
  readonly readTitle: Point
  /** Free room beside a stack for the links of its members: where it begins, and how wide it is. Signed towards it. */
  readonly carrierBus: { readonly x: number; readonly step: number }
  readonly applierBus: { readonly x: number; readonly step: number }
  /** The middle of the way on which queries go around to the read store. */
  readonly queryRail: number
}
