/** What the generators of all businesses draw alike. */
import type { Draw } from './domain'

/** One of some items; undefined when there are none. */
export const pick = <Item>(items: readonly Item[], draw: Draw): Item | undefined =>
  items.length === 0 ? undefined : items[draw(items.length)]

/** One of some items, each as often as it weighs; undefined when there are none. */
export const pickWeighted = <Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  draw: Draw,
): Item | undefined => {
  if (items.length === 0) return undefined
  let left = draw(items.reduce((sum, item) => sum + weightOf(item), 0))
  return items.find((item) => {
    left -= weightOf(item)
    return left < 0
  })
}
