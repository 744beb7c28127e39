// Which colour and which short mark an aggregate has: the same wherever it is drawn, for as long as it lives.
import type { CSSProperties } from 'react'

/** How many colours there are; `--agg-1` … `--agg-8` in tokens.css. */
export const aggregateColours = 8

const numberIn = (key: string): string | undefined => /(\d+)(?!.*\d)/.exec(key)?.[1]

/** A small, stable number for a key without one. */
const spread = (key: string): number =>
  Array.from(key).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)

/** The colour of an aggregate, 1 … 8, by the number in its key: `order-3` is 3, and so is `order-11`. */
export function aggregateColour(key: string): number {
  const number = numberIn(key)
  const at = number === undefined ? spread(key) : Number(number) + aggregateColours - 1
  return (at % aggregateColours) + 1
}

/** The same as a CSS value; grey where a thing is about no aggregate. */
export const aggregatePaint = (key: string): string =>
  key === '' ? 'var(--lane)' : `var(--agg-${aggregateColour(key)})`

/** What stands on an aggregate's square, so that it is known without its colour: the number in its key, or a letter. */
export const aggregateMark = (key: string): string =>
  numberIn(key)?.slice(-3) ?? key.slice(0, 1).toUpperCase()

/** An element's style that gives what it draws an aggregate's colour, as `var(--agg)`. */
export const paintedAs = (key: string): CSSProperties => ({ '--agg': aggregatePaint(key) }) as CSSProperties
