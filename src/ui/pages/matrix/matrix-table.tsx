// The matrix as a table: a row for each design, a column for each fault. Arrow keys move from verdict to verdict.
import { memo, useMemo, useState } from 'react'
import type { CellResult, Matrix } from '#app'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import { filtered, type Filters, type Mark, marksOf, nameOf, type Note, says, type Side } from './cell-marks'
import { MatrixCell } from './matrix-cell'
import css from './matrix.module.css'

/** Props of the table. */
export interface MatrixTableProps {
  readonly matrix: Matrix
  readonly cells: ReadonlyMap<string, CellResult>
  readonly side: Side
  readonly filters: Filters
  /** A cell is pointed at or moved to. */
  readonly onLook: (name: string) => void
}

/** The table. */
export function MatrixTable({ matrix, cells, side, filters, onLook }: MatrixTableProps) {
  const { locale } = useWords()
  const { matrix: words } = usePageWords()
  const [reached, setReached] = useState('')
  const marks = useMemo(
    () =>
      new Map<string, readonly Mark[] | Note>([...cells].map(([name, cell]) => [name, marksOf(cell, side)])),
    [cells, side],
  )
  const marksAt = (row: string, fault: string) => marks.get(nameOf(row, fault)) ?? 'waiting'
  const { rows, faults } = filtered(matrix, filters, marksAt)
  const firstName = rows
    .flatMap((row) => faults.map((fault) => nameOf(row.id, fault.id)))
    .find((name) => typeof (marks.get(name) ?? '') !== 'string')
  const isHere = rows.some((row) => faults.some((fault) => nameOf(row.id, fault.id) === reached))
  const reachable = isHere ? reached : firstName
  const reach = (name: string) => {
    setReached(name)
    onLook(name)
  }
  return (
    <div className={css['scroll']}>
      <table className={css['table']} aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col" className={css['corner']}>
              {words.sides[side]}
            </th>
            {faults.map(({ id, title }) => (
              <th key={id} scope="col">
                <b>{id}</b>
                <span>{title[locale]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <b>{row.id}</b>
                <span>{row.title[locale]}</span>
              </th>
              {faults.map((fault) => {
                const name = nameOf(row.id, fault.id)
                const shown = marksAt(row.id, fault.id)
                return (
                  <Cell
                    key={fault.id}
                    name={name}
                    marks={shown}
                    row={row.title[locale]}
                    fault={fault.title[locale]}
                    isDim={!says(shown, filters.verdict)}
                    isReachable={name === reachable}
                    onReach={reach}
                    onLook={onLook}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Cell = memo(MatrixCell, (before, after) =>
  (['name', 'marks', 'row', 'fault', 'isDim', 'isReachable'] as const).every(
    (prop) => before[prop] === after[prop],
  ),
)
