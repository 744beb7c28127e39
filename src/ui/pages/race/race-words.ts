// The words of the race page, in the language in use.
import { enRace } from '../../text/en-race'
import { koRace } from '../../text/ko-race'
import { useWords } from '../../text/provider'
import type { RacePhrases } from '../../text/race-phrases'

/** What the race page says. */
export function useRaceWords(): RacePhrases {
  const { locale } = useWords()
  return locale === 'ko' ? koRace : enRace
}
