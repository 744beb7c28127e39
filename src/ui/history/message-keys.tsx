// The keyboard's way through the messages of the diagram: before and after in time, up to the cause, down to the effect.
import { useId } from 'react'
import type { KeyboardEvent } from 'react'
import type { Flight, Flights } from '#app'
import { useWords } from '../text/provider'
import { flightSentence } from './flight-text'
import { useHistoryWords } from './history-words'
import type { FlightLine } from './space-time-layout'
import look from './space-time.module.css'

interface MessageKeysProps {
  readonly lines: readonly FlightLine[]
  readonly flights: Flights
  readonly pointed: Flight | undefined
  readonly at: number
  readonly onPoint: (message: string | null) => void
  readonly onChoose: (flight: Flight) => void
}

/** A list of which one message at a time is told; the focus stays on the list. */
export function MessageKeys({ lines, flights, pointed, at, onPoint, onChoose }: MessageKeysProps) {
  const words = useWords()
  const own = useHistoryWords()
  const id = useId()
  const index = pointed === undefined ? -1 : lines.findIndex(({ flight }) => flight.id === pointed.id)
  const told = pointed ?? nearest(lines, at)
  const goals: { readonly [key: string]: () => Flight | undefined } = {
    ArrowRight: () => (lines[index + 1] ?? lines.at(-1))?.flight,
    ArrowLeft: () => lines[Math.max(0, index - 1)]?.flight,
    ArrowUp: () => pointed && flights.get(pointed.cause),
    ArrowDown: () => pointed && flights.effectsOf(pointed.id)[0],
    Home: () => lines[0]?.flight,
    End: () => lines.at(-1)?.flight,
  }
  const press = (event: KeyboardEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    const goal = goals[event.key]
    const chooses = event.key === 'Enter' || event.key === ' '
    if (goal === undefined && !chooses) return
    // The page's own keys would move the run.
    event.preventDefault()
    event.stopPropagation()
    const found = goal?.()
    if (found !== undefined) onPoint(found.id)
    if (chooses && told !== undefined) onChoose(told)
  }
  return (
    <div
      className={look['keys']}
      role="listbox"
      tabIndex={0}
      aria-label={`${own.messages}. ${own.keys}`}
      aria-activedescendant={told === undefined ? undefined : id}
      onKeyDown={press}
      onFocus={() => onPoint(told?.id ?? null)}
      onBlur={() => onPoint(null)}
      data-testid="space-time-messages"
    >
      <div id={id} role="option" aria-selected={pointed !== undefined} className={look['unseen']}>
        {told === undefined ? own.none : flightSentence(told, words, own)}
      </div>
    </div>
  )
}

/** The last message that was sent before the cursor; else the first. */
const nearest = (lines: readonly FlightLine[], at: number): Flight | undefined =>
  (lines.findLast(({ flight }) => flight.sent <= at) ?? lines[0])?.flight
