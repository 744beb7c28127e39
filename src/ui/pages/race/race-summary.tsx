// How all lanes stand, one line each, where there is no room for them beside each other.
import { useWords } from '../../text/provider'
import { useLaneNames } from './lane-names'
import { VerdictChips } from './lane-score'
import css from './race.module.css'
import { useRaceWords } from './race-words'
import { useRaceState } from './use-race'

/** The lines; each leads to its lane. */
export function RaceSummary() {
  const words = useRaceWords()
  const { format } = useWords()
  const { design } = useLaneNames()
  const lanes = useRaceState((state) => state.lanes)
  useRaceState((state) => state.places)
  useRaceState((state) => state.judged)
  return (
    <ul className={css['summary']} aria-label={words.score.verdict}>
      {lanes.map((lane, index) => (
        <li key={lane.id}>
          <button
            type="button"
            onClick={() => document.getElementById(`lane-${index + 1}`)?.scrollIntoView()}
          >
            <b>{index + 1}</b>
            <span>{design(lane)}</span>
            <span>{`${words.score.gap} ${format.count(lane.gap)}`}</span>
            <VerdictChips verdict={lane.standing.verdict} />
          </button>
        </li>
      ))}
    </ul>
  )
}
