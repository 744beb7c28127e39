// Which links of a row fit beside the button with the rest of them.

/** Widths in pixels, gaps included. */
export interface Room {
  /** Of the links, in their order. */
  readonly links: readonly number[]
  /** Of the button that opens the rest. */
  readonly more: number
  /** Of the row. */
  readonly room: number
}

/** The places of the links to be shown: all, or the first ones and the present one; none where not even that one fits. */
export function fitting({ links, more, room }: Room, current: number): readonly number[] {
  const places = links.map((_, index) => index)
  const widthOf = (index: number) => links[index] ?? 0
  if (places.reduce((sum, index) => sum + widthOf(index), 0) <= room) return places
  let left = room - more - widthOf(current)
  if (left < 0) return []
  const others = places.filter((index) => index !== current)
  const end = others.findIndex((index) => (left -= widthOf(index)) < 0)
  const shown = new Set([current, ...(end < 0 ? others : others.slice(0, end))])
  return places.filter((index) => shown.has(index))
}
