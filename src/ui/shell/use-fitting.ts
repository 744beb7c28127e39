// Watches how many links of a row fit: a ruler that nobody sees has all of them, in whatever font and language they are.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { fitting, type Room } from './nav-fit'

/** Pixels between links, and beside them in their trough. */
const GAP = 2
const TROUGH = 6

/** The places of the links that fit, and the row and the ruler to be measured. The ruler's last child is the button. */
export function useFitting(current: number): {
  readonly row: RefObject<HTMLElement | null>
  readonly ruler: RefObject<HTMLDivElement | null>
  readonly shown: readonly number[] | undefined
} {
  const row = useRef<HTMLElement>(null)
  const ruler = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Room>()
  useLayoutEffect(() => {
    const [line, measure] = [row.current, ruler.current]
    if (line === null || measure === null) return undefined
    const look = () => setRoom(roomIn(line, measure))
    look()
    const watch = new ResizeObserver(look)
    watch.observe(line)
    watch.observe(measure)
    return () => watch.disconnect()
  }, [])
  return { row, ruler, shown: room && fitting(room, current) }
}

function roomIn(row: HTMLElement, ruler: HTMLElement): Room {
  const widths = Array.from(ruler.children, (each) => Math.ceil(each.getBoundingClientRect().width) + GAP)
  return { links: widths.slice(0, -1), more: widths.at(-1) ?? 0, room: row.clientWidth - TROUGH }
}
