// A table of which only the rows in sight are drawn: ten thousand rows cost as much as twenty.
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Lit } from '#app'
import { classNames } from './class-names'
import css from './virtual-list.module.css'

/** A column: its heading and its share of the width, as CSS. */
export interface Column {
  readonly label: ReactNode
  readonly width: string
}

/**
 * Props of a virtual list. Rows have one height; `cells` gives a row's cells, one for each column. A row that can be
 * pressed has a button in a cell, with the class of `rowButton`, which covers the row.
 */
export interface VirtualListProps {
  readonly label: string
  readonly columns: readonly Column[]
  readonly count: number
  readonly rowHeight: number
  readonly keyOf: (index: number) => string
  readonly cells: (index: number) => readonly ReactNode[]
  /** Attributes of a row, such as `data-testid` and `data-status`. */
  readonly attributes?: (index: number) => { readonly [name: `data-${string}`]: string | number }
  readonly classOf?: (index: number) => string | undefined
  /** How strongly a row is lit, because somebody points at what it is about. */
  readonly litOf?: (index: number) => Lit
  /** Told which row the pointer or the focus is on; null once it has gone. */
  readonly onPoint?: (index: number | null) => void
  /** Scrolls this row into sight whenever it changes. */
  readonly reveal?: number | undefined
}

/** The class of a button that covers its whole row. */
export const rowButton = css['cover'] ?? ''

const OVERSCAN = 6

/** The rows to draw for a place of the scroll bar. */
function rowsInSight(
  top: number,
  height: number,
  options: { readonly rowHeight: number; readonly count: number },
) {
  const { rowHeight, count } = options
  const last = Math.min(count, Math.ceil((top + Math.max(height, rowHeight)) / rowHeight) + OVERSCAN)
  return { first: Math.max(0, Math.min(Math.floor(top / rowHeight) - OVERSCAN, last)), last }
}

/** A table that scrolls by itself, with all its rows told to assistive technology. */
export function VirtualList(props: VirtualListProps) {
  const { label, columns, count, rowHeight, reveal } = props
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ top: 0, height: 400 })
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const watch = new ResizeObserver(() => setPlace({ top: element.scrollTop, height: element.clientHeight }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const element = box.current
    if (element === null || reveal === undefined || reveal < 0) return
    const room = element.clientHeight - rowHeight * 2
    if (reveal * rowHeight < element.scrollTop) element.scrollTop = reveal * rowHeight
    else if (reveal * rowHeight > element.scrollTop + room)
      element.scrollTop = reveal * rowHeight - Math.max(0, room)
  }, [reveal, rowHeight])
  const { first, last } = rowsInSight(place.top, place.height, props)
  const grid = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }
  return (
    <div
      ref={box}
      className={css['box']}
      role="table"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      onScroll={(event) =>
        setPlace({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <div role="rowgroup" className={css['head']}>
        <div role="row" aria-rowindex={1} className={css['row']} style={grid}>
          {columns.map((column, index) => (
            <span role="columnheader" key={`${index}`} className={css['heading']}>
              {column.label}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: count * rowHeight, position: 'relative' }}>
        {Array.from({ length: last - first }, (_, offset) => (
          <Row key={props.keyOf(first + offset)} index={first + offset} list={props} grid={grid} />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  readonly index: number
  readonly list: VirtualListProps
  readonly grid: { readonly gridTemplateColumns: string }
}

function Row({ index, list, grid }: RowProps) {
  const { rowHeight, onPoint } = list
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classNames(css['row'], css['body'], list.classOf?.(index))}
      style={{ ...grid, height: rowHeight, top: index * rowHeight }}
      data-lit={list.litOf?.(index)}
      onPointerEnter={onPoint && (() => onPoint(index))}
      onPointerLeave={onPoint && (() => onPoint(null))}
      onFocus={onPoint && (() => onPoint(index))}
      onBlur={onPoint && (() => onPoint(null))}
      {...list.attributes?.(index)}
    >
      {list.cells(index).map((cell, column) => (
        <span role="cell" key={`${column}`} className={css['cell']}>
          {cell}
        </span>
      ))}
    </div>
  )
}
