// Keys in the order in which people count: order-2 before order-10.

interface Name {
  readonly whole: string
  readonly stem: string
  readonly number: number
}

function nameOf(whole: string): Name {
  const match = /^(.*?)(\d+)$/.exec(whole)
  return match === null
    ? { whole, stem: whole, number: -1 }
    : { whole, stem: match[1] ?? '', number: Number(match[2]) }
}

function compareNames(left: Name, right: Name): number {
  if (left.stem !== right.stem) return left.stem < right.stem ? -1 : 1
  return left.number - right.number
}

/** Keys as people count them. Takes each apart once: this is asked for every row at every step that is shown. */
export const inNaturalOrder = (keys: Iterable<string>): readonly string[] =>
  Array.from(keys, nameOf)
    .toSorted(compareNames)
    .map(({ whole }) => whole)
