// Arrow keys in a table whose cells hold buttons, some none, some several: where the focus goes.

const buttonsIn = (cell: Element | undefined): readonly HTMLButtonElement[] =>
  cell === undefined ? [] : Array.from(cell.querySelectorAll('button'))

/** Where each key leads to among buttons in a line, from the one at this place. */
const ALONG: { readonly [key: string]: (at: number, count: number) => number } = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}
const DOWN: { readonly [key: string]: (at: number) => number } = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
}

/** The first buttons of the cells of a row; for the cell that is left, the button that is left. */
const alongRow = (row: Element, from: HTMLButtonElement): readonly HTMLButtonElement[] =>
  Array.from(row.children).flatMap((cell) => (cell.contains(from) ? [from] : buttonsIn(cell).slice(0, 1)))

/** All buttons of a column. */
function downColumn(row: Element, cell: Element): readonly HTMLButtonElement[] {
  const column = Array.from(row.children).indexOf(cell)
  return Array.from(row.parentElement?.children ?? []).flatMap((each) => buttonsIn(each.children[column]))
}

/** The button that a key leads to from another one; undefined where it is no key of the table, or there is nowhere to go. */
export function goalOf(key: string, from: HTMLButtonElement): HTMLButtonElement | undefined {
  const cell = from.closest('td')
  const row = cell?.parentElement
  if (!cell || !row) return undefined
  const along = alongRow(row, from)
  const down = downColumn(row, cell)
  return (
    along[ALONG[key]?.(along.indexOf(from), along.length) ?? -1] ??
    down[DOWN[key]?.(down.indexOf(from)) ?? -1]
  )
}
