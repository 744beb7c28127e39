// The line above the space–time diagram: what the signs in it mean, and what is left out of it.
import { Fragment } from 'react'
import { useWords } from '../text/provider'
import type { Choice } from './flight-choice'
import type { FlightSign } from './flight-signs'
import { useHistoryWords } from './history-words'
import { Sign } from './space-time-drawing'
import look from './space-time.module.css'

interface SpaceTimeKeyProps {
  readonly choice: Choice
  readonly signs: readonly FlightSign[]
  readonly left: number
}

const ORIGIN = { x: 8, y: 8 }

/** Explains the signs that are there, and says what is not drawn. */
export function SpaceTimeKey({ choice, signs, left }: SpaceTimeKeyProps) {
  const words = useWords()
  const own = useHistoryWords()
  const kinds = [...new Map(signs.map((sign) => [sign.kind, sign])).values()]
  const { drawn, all, withoutPolling, oneIn } = choice
  const { count } = words.format
  const missing =
    drawn.length === all
      ? []
      : [
          own.thinned(count(drawn.length), count(all)),
          ...(withoutPolling ? [own.withoutPolling] : []),
          ...(oneIn > 1 ? [own.oneIn(count(oneIn)), own.zoomForMore] : []),
        ]
  return (
    <p className={look['key']} style={{ left }} data-testid="space-time-key">
      {kinds.map((sign) => (
        <Fragment key={sign.kind}>
          <svg width="16" height="16" aria-hidden="true">
            <Sign sign={{ ...sign, spot: ORIGIN, attempt: 1, paint: 'var(--ink)' }} />
          </svg>
          <span>{own.legend[sign.kind]}</span>
        </Fragment>
      ))}
      {missing.length === 0 ? null : <span>{missing.join(' · ')}</span>}
    </p>
  )
}
