// For tests: draws from a list of random words. Zeros make the dullest choice there is, so a list that shrinks makes a
// file that shrinks.

export type Draw = (bound: number) => number

/** A part of a scenario file, as JSON would have it. */
export type Parts = { readonly [key: string]: unknown }

/** Draws word by word; after the last there are only zeros. */
export function drawFrom(words: readonly number[]): Draw {
  let used = 0
  return (bound) => (words[used++] ?? 0) % bound
}

/** One of some items. */
export const one = <Item>(draw: Draw, items: readonly [Item, ...Item[]]): Item =>
  items[draw(items.length)] ?? items[0]

/** One of a list that may be empty. */
export const some = <Item>(draw: Draw, items: readonly Item[]): Item | undefined =>
  items.length === 0 ? undefined : items[draw(items.length)]

/** The same parts with a value at a dotted path. */
export function withValue(parts: Parts, path: string, value: unknown): Parts {
  const [key = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...parts, [key]: value }
  return { ...parts, [key]: withValue((parts[key] ?? {}) as Parts, rest.join('.'), value) }
}

/** The value at a dotted path; undefined where there is none. */
export const valueIn = (parts: Parts, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
      parts,
    )
