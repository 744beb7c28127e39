// The measures of a picture at a size: how big its text, rows and cells are. Text is never below 11 pixels.
import type { DiagramSize } from './slots'

type DiagramForm = 'roomy' | 'compact' | 'vertical'

export interface Metrics {
  readonly form: DiagramForm
  readonly margin: number
  /** Inside a box, between its edge and its text. */
  readonly pad: number
  readonly text: number
  readonly small: number
  readonly number: number
  readonly row: number
  readonly head: number
  readonly cell: { readonly w: number; readonly h: number; readonly gap: number }
  readonly partition: number
  /** Where the first box may begin, below the names of the shores. */
  readonly top: number
  readonly service: number
}

/** Widest picture that is drawn one side above the other. */
const verticalWidth = 520

const small: Metrics = {
  form: 'compact',
  margin: 8,
  pad: 8,
  text: 12,
  small: 11,
  number: 22,
  row: 17,
  head: 26,
  cell: { w: 24, h: 18, gap: 3 },
  partition: 32,
  top: 24,
  service: 40,
}

const roomy: Metrics = {
  form: 'roomy',
  margin: 14,
  pad: 12,
  text: 13,
  small: 11.5,
  number: 30,
  row: 19,
  head: 46,
  cell: { w: 28, h: 22, gap: 4 },
  partition: 35,
  top: 34,
  service: 50,
}

/** The measures for a picture of a size. */
export function metricsFor(size: DiagramSize): Metrics {
  if (size.width <= verticalWidth)
    return { ...small, form: 'vertical', margin: 6, top: size.height < 400 ? 20 : small.top }
  return size.width >= 800 && size.height >= 400 ? roomy : small
}

/** How tall the broker is with so many rows of partitions; one more line says how many others there are. */
export const brokerHeight = (metrics: Metrics, drawn: number, all: number): number =>
  metrics.head + drawn * metrics.partition + (all > drawn ? 15 : 0) + 4
