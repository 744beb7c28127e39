// What lanes are called: the place in the race and the design; in sentences the place alone.
import { useMemo } from 'react'
import { designTitle, type Lane } from '#app'
import { useWords } from '../../text/provider'
import { useRaceWords } from './race-words'
import { useRaceState } from './use-race'

/** The names of the lanes that there are. */
export interface LaneNames {
  /** With the design. */
  readonly full: (lane: Lane) => string
  readonly short: (lane: Lane) => string
  readonly design: (lane: Lane) => string
}

/** How lanes are called in the language in use. */
export function useLaneNames(): LaneNames {
  const { locale } = useWords()
  const words = useRaceWords()
  const lanes = useRaceState((state) => state.lanes)
  return useMemo(() => {
    const numberOf = ({ id }: Lane) => String(lanes.findIndex((lane) => lane.id === id) + 1)
    const design = ({ spec }: Lane) => designTitle(spec.pipeline)[locale]
    return {
      full: (lane) => words.lane(numberOf(lane), design(lane)),
      short: (lane) => words.laneShort(numberOf(lane)),
      design,
    }
  }, [lanes, locale, words])
}
