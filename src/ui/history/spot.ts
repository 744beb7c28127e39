// A place in the plot of a chart, for what is laid out and what is pointed at.

/** In pixels from the plot's upper left corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}
