// Keys in the order in which people count: order-2 before order-10.

interface Name {
  readonly whole: string
  readonly stem: string
  readonly number: number
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** By hand and not by a pattern: of ten thousand keys that costs a tenth. */
function nameOf(whole: string): Name {
  let digits = whole.length
  while (digits > 0 && isDigit(whole.charCodeAt(digits - 1))) digits -= 1
  return digits === whole.length
    ? { whole, stem: whole, number: -1 }
    : { whole, stem: whole.slice(0, digits), number: Number(whole.slice(digits)) }
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
