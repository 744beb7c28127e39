// The race: two to four designs side by side on the same workload, faults and clock, under one transport.
import { type ReactNode, useMemo, useState } from 'react'
import type { Race, Target } from '#app'
import { type Hotkeys, useHotkeys } from '../../lab/hotkeys'
import { useAllWords } from '../../text/all-words'
import { useWords, WordsProvider } from '../../text/provider'
import { explained } from '../../text/vocabulary'
import { useLaneNames } from './lane-names'
import { LaneView } from './lane-view'
import { RaceBar } from './race-bar'
import { RaceCounts } from './race-counts'
import { RacePartings } from './race-partings'
import { RaceSummary } from './race-summary'
import { RaceTransport } from './race-transport'
import css from './race.module.css'
import { useRaceWords } from './race-words'
import { RaceContext, useRace, useRaceOfPage, useRaceState } from './use-race'

/** The page. */
export function RacePage() {
  const [race, begin] = useRaceOfPage()
  const words = useWords()
  const { pastHint } = useRaceWords()
  // In a race nobody acts: the transport's hint on acting in the past would promise what is not there.
  const here = useMemo(() => ({ ...words, transport: { ...words.transport, pastHint } }), [words, pastHint])
  useHotkeys(useMemo(() => keysOf(race), [race]))
  return (
    <WordsProvider words={here}>
      <RaceContext value={race}>
        <Lanes bar={<RaceBar onBegin={begin} />} />
      </RaceContext>
    </WordsProvider>
  )
}

/** The same keys as in the Lab. */
const keysOf = (race: Race): Hotkeys => ({
  Space: () => race.toggle(),
  KeyK: () => race.toggle(),
  ArrowRight: () => race.step(1),
  ArrowLeft: () => race.step(-1),
  'Shift+ArrowRight': () => race.seekMarker('next'),
  'Shift+ArrowLeft': () => race.seekMarker('previous'),
  Home: () => race.seekEnd('start'),
  End: () => race.seekEnd('end'),
})

function Lanes({ bar }: { readonly bar: ReactNode }) {
  const race = useRace()
  const lanes = useRaceState((state) => state.lanes)
  const playing = useRaceState((state) => state.playing)
  // A step of any lane may be one that the charts show.
  useRaceState((state) => state.places)
  const [selected, setSelected] = useState<Target | null>(null)
  const { charts } = race
  return (
    <div className={css['race']} data-testid="race" data-at={race.at / 1000} data-playing={playing}>
      <div className={css['scroll']}>
        {bar}
        <RaceSummary />
        <div className={css['lanes']}>
          {lanes.map((lane, index) => (
            <LaneView
              key={lane.id}
              lane={lane}
              index={index}
              charts={charts}
              selected={selected}
              onSelect={setSelected}
            />
          ))}
        </div>
        <div className={css['below']}>
          <RacePartings />
          <RaceCounts />
        </div>
      </div>
      <footer className={css['transport']}>
        <RaceTransport charts={charts} />
      </footer>
      <Announcement />
    </div>
  )
}

/** What a screen reader is told, politely: how all lanes stand once they rest. */
function Announcement() {
  const race = useRace()
  const words = useRaceWords()
  const { format, names, transport } = useAllWords()
  const { full } = useLaneNames()
  const playing = useRaceState((state) => state.playing)
  const lanes = useRaceState((state) => state.lanes)
  useRaceState((state) => state.judged)
  const told = lanes.map((lane) => {
    const { lost, verdict } = lane.standing
    const judged = (verdict ?? []).map((code) => explained(names.verdicts, code).name).join(', ')
    return words.stands(full(lane), format.count(lane.gap), format.count(lost), judged)
  })
  return (
    <p className={css['unseen']} role="status" aria-live="polite" data-testid="announcement">
      {playing ? '' : [`${transport.position}: ${format.spoken(race.at)}.`, ...told].join(' ')}
    </p>
  )
}
