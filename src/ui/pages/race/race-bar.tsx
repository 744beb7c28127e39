// What is raced: the scenario that all lanes share, races that are ready, another lane.
import {
  BUNDLED,
  bundledIn,
  bundledScenario,
  type Causes,
  DESIGNS,
  LANES,
  type LaneSpec,
  racePresets,
} from '#app'
import { Button } from '../../controls/button'
import { Select } from '../../controls/select'
import { useAppState } from '../../lab/use-app'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import css from './race.module.css'
import { useRaceWords } from './race-words'
import { causesOf, usualLanes, useRace, useRaceState } from './use-race'

/** Choices beside the bundled scenarios: the run in the Lab, and one that was there when the race began. */
const PRESENT = '(present)'
const EARLIER = '(earlier)'

/** Props of the bar. */
export interface RaceBarProps {
  /** Begins another race. */
  readonly onBegin: (causes: Causes, lanes: readonly LaneSpec[]) => void
}

const presetIds = ['one-crash', 'with-and-without', 'broker-away', 'second-guest'] as const

/** The bar above the lanes. */
export function RaceBar({ onBegin }: RaceBarProps) {
  const race = useRace()
  const words = useRaceWords()
  const { locale } = useWords()
  const lanes = useRaceState((state) => state.lanes)
  return (
    <div className={css['bar']}>
      <ScenarioOfRace onBegin={onBegin} />
      <div className={css['presets']} role="group" aria-label={words.presets}>
        {presetIds.map((id) => (
          <Button
            key={id}
            onClick={() => beginPreset(id, onBegin)}
            data-testid={`preset:${id}`}
            lang={locale}
          >
            {words.preset[id]}
          </Button>
        ))}
      </div>
      <Button
        icon="plus"
        disabled={lanes.length >= LANES.most}
        onClick={() =>
          race.add({ pipeline: unusedDesign(lanes.map(({ spec }) => spec.pipeline)), without: [] })
        }
        data-testid="race:add"
      >
        {words.add}
      </Button>
    </div>
  )
}

function beginPreset(id: (typeof presetIds)[number], onBegin: RaceBarProps['onBegin']): void {
  const { scenario, lanes } = racePresets[id]
  const found = bundledScenario(scenario)
  if (found !== undefined) onBegin(causesOf(found), lanes)
}

/** A design that is in no lane yet. */
const unusedDesign = (used: readonly string[]): string =>
  DESIGNS.find(({ id }) => !used.includes(id))?.id ?? used[0] ?? ''

function ScenarioOfRace({ onBegin }: RaceBarProps) {
  const race = useRace()
  const { locale } = useWords()
  const { work } = usePageWords()
  const present = useAppState((state) => state.run)
  const named = bundledIn(race.shared)
  const isPresent = race.shared.scenario === present.scenario && named === undefined
  const { title } = race.shared.scenario
  const value = named ?? (isPresent ? PRESENT : EARLIER)
  const options = [
    { value: PRESENT, label: work.present(present.scenario.title[locale]) },
    ...(value === EARLIER ? [{ value: EARLIER, label: title[locale] }] : []),
    ...BUNDLED.map((scenario) => ({ value: scenario.id, label: scenario.title[locale] })),
  ]
  const choose = (choice: string) => {
    if (choice === EARLIER) return
    const scenario = bundledScenario(choice)
    const causes = scenario === undefined ? present.causes : causesOf(scenario)
    onBegin(causes, usualLanes(causes))
  }
  return (
    <div className={css['scenario']}>
      <Select
        look="compact"
        label={work.scenario}
        value={value}
        options={options}
        onChange={choose}
        data-testid="race:scenario"
      />
    </div>
  )
}
