// Every message of the run as a table, for those who read rather than look: polling and what the diagram leaves out as well.
import type { Flight, Flights, Lit, Pointed } from '#app'
import { classNames } from '../controls/class-names'
import { rowButton, VirtualList } from '../controls/virtual-list'
import { useWords } from '../text/provider'
import { flightEnd, flightMarks, flightName, flightWay } from './flight-text'
import css from './history-pane.module.css'
import { useHistoryWords } from './history-words'

/** Props of the table of messages. */
export interface MessagesTableProps {
  readonly flights: Flights
  readonly at: number
  readonly litBy: (what: Pointed) => Lit
  readonly onPoint: (message: string | null) => void
  readonly onChoose: (flight: Flight, at: number) => void
}

/** One row for each message, in the order in which they were sent. */
export function MessagesTable({ flights, at, litBy, onPoint, onChoose }: MessagesTableProps) {
  const words = useWords()
  const own = useHistoryWords()
  const { clock } = words.format
  const { list } = flights
  const here = flights.countSentUntil(at) - 1
  return (
    <VirtualList
      label={own.messages}
      columns={[
        { label: own.columns.sent, width: '76px' },
        { label: own.columns.message, width: 'minmax(0, 1.1fr)' },
        { label: own.columns.way, width: 'minmax(0, 1.2fr)' },
        { label: own.columns.end, width: 'minmax(0, 1.2fr)' },
      ]}
      count={list.length}
      rowHeight={32}
      reveal={here}
      keyOf={(index) => list[index]?.id ?? String(index)}
      onPoint={(index) => onPoint(index === null ? null : (list[index]?.id ?? null))}
      litOf={(index) => litBy({ kind: 'message', id: list[index]?.id ?? '' })}
      attributes={(index) => ({ 'data-message': list[index]?.id ?? '' })}
      classOf={(index) => (index > here ? css['future'] : undefined)}
      cells={(index) => {
        const flight = list[index]
        if (flight === undefined) return []
        const name = flightName(flight, words)
        const ends = [flightEnd(flight, words, own), ...flightMarks(flight, words, own)]
        return [
          <button
            key="sent"
            type="button"
            className={classNames(css['when'], rowButton)}
            aria-label={own.goTo(name, clock(flight.sent))}
            onClick={() => onChoose(flight, flight.sent)}
          >
            {clock(flight.sent)}
          </button>,
          name,
          flightWay(flight, words),
          ends.join(', '),
        ]
      }}
    />
  )
}
