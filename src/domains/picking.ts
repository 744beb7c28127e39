/** What the generators of all businesses draw and number alike. */
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

/** The number in an aggregate's id, such as 7 in "order-7"; 0 in an id that a script made up. */
export const numberOf = (aggregate: string, id: string): number => {
  const digits = id.startsWith(`${aggregate}-`) ? id.slice(aggregate.length + 1) : ''
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : 0
}
