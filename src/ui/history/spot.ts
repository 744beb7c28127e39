// A place in a plot.

/** In pixels from the plot's upper left corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}
