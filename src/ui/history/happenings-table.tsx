// The faults and marks of the charts as a table, for those who read rather than look.
import { useMemo } from 'react'
import type { Flights, History } from '#app'
import { Button } from '../controls/button'
import { VirtualList } from '../controls/virtual-list'
import { type AllWords, useAllWords } from '../text/all-words'
import { explained, keyName, named, targetName } from '../text/vocabulary'
import { flightName } from './flight-text'
import { type Happening, happeningsOf } from './happenings'
import css from './history-pane.module.css'
import { useHistoryWords } from './history-words'

/** Props of the table of faults and marks. */
export interface HappeningsTableProps {
  readonly history: History
  readonly flights: Flights
  /** The cursor's time. */
  readonly at: number
  readonly onSeekStep: (step: number) => void
  readonly onSeekTime: (at: number) => void
}

/** One row for each; the button of a row goes there. */
export function HappeningsTable({ history, flights, at, onSeekStep, onSeekTime }: HappeningsTableProps) {
  const words = useAllWords()
  const own = useHistoryWords()
  const { clock } = words.format
  const rows = useMemo(() => happeningsOf(history), [history])
  const here = rows.findLastIndex((row) => row.at <= at)
  return (
    <VirtualList
      label={own.happenings}
      columns={[
        { label: words.history.columns.time, width: '86px' },
        { label: own.happened.what, width: 'minmax(0, 1fr)' },
        { label: own.happened.where, width: 'minmax(0, 1.5fr)' },
        { label: own.happened.until, width: '80px' },
      ]}
      count={rows.length}
      rowHeight={32}
      reveal={here}
      keyOf={(index) => String(index)}
      classOf={(index) => (index > here ? css['future'] : undefined)}
      cells={(index) => {
        const row = rows[index]
        if (row === undefined) return []
        const [what, where] = [whatIs(row, words), whereIs(row, words, flights)]
        return [
          <Button
            key="time"
            tone="quiet"
            className={css['go']}
            aria-label={own.goTo(`${what}, ${where}`, clock(row.at))}
            onClick={() => (row.kind === 'mark' ? onSeekStep(row.mark.step) : onSeekTime(row.at))}
          >
            {clock(row.at)}
          </Button>,
          what,
          where,
          row.kind === 'mark' ? '' : row.band.until === null ? own.happened.lasts : clock(row.band.until),
        ]
      }}
    />
  )
}

function whatIs(row: Happening, { names }: AllWords): string {
  if (row.kind === 'mark') return named(names.marks, row.mark.kind)
  return row.band.kind === 'down' ? names.states.down : named(names.faultKinds, row.band.fault)
}

function whereIs(row: Happening, words: AllWords, flights: Flights): string {
  const { names } = words
  if (row.kind === 'band') return targetName(names, row.band.target)
  const { kind, target } = row.mark
  switch (kind) {
    case 'violation':
      return explained(names.checks, target).name
    case 'command':
      return keyName(names, target)
    case 'hand': {
      const flight = flights.get(target)
      return flight === undefined ? target : flightName(flight, words)
    }
    case 'crash':
    case 'restart':
      return targetName(names, target)
  }
}
