// The race on the page: begun from the address or from what is in the Lab, kept while other pages are shown, and how views watch it.
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react'
import {
  addressOfRace,
  type App,
  bundledIn,
  bundledScenario,
  type Causes,
  faultsBehind,
  type LaneSpec,
  Race,
  raceIn,
  type RaceState,
  type Scenario,
} from '#app'
import { useApp } from '../../lab/use-app'

export const RaceContext = createContext<Race | null>(null)

/** The race that is shown. */
export function useRace(): Race {
  const race = use(RaceContext)
  if (race === null) throw new Error('Broken invariant: the page has a race')
  return race
}

/** A slice of the race's state; it must be a value that stays equal to itself. */
export function useRaceState<Slice>(slice: (state: RaceState) => Slice): Slice {
  const { store } = useRace()
  return useSyncExternalStore(store.subscribe, () => slice(store.getState()))
}

/** Draws by frame for as long as the view stands. */
export function useRaceFrames(draw: () => void): void {
  const race = useRace()
  useEffect(() => race.addLayer(draw), [race, draw])
}

/** A race that was shown, and the run that was in the Lab then. */
interface Kept {
  readonly race: Race
  readonly labRun: App['run']
}

/** Nothing of a race is on disk; it lasts as long as the page. */
const kept = new WeakMap<App, Kept>()

/** The race of the page, and how to begin another. */
export function useRaceOfPage(): readonly [Race, (causes: Causes, lanes: readonly LaneSpec[]) => void] {
  const app = useApp()
  const [race, setRace] = useState(() => raceOf(app))
  useEffect(() => {
    const keep = () => {
      kept.set(app, { race, labRun: app.run })
      const { lanes } = race.store.getState()
      const scenario = bundledIn(race.shared)
      const address = addressOfRace(location.search, { scenario, lanes: lanes.map(({ spec }) => spec) })
      history.replaceState(null, '', address)
    }
    keep()
    const unsubscribe = race.store.subscribe((state, before) => {
      if (state.lanes !== before.lanes) keep()
    })
    return () => {
      unsubscribe()
      race.pause()
    }
  }, [app, race])
  return [race, (causes, lanes) => setRace(new Race(causes, lanes, app.onFrame))]
}

/** The race that the address names; without one the race that was shown last, unless another run is in the Lab since. */
function raceOf(app: App): Race {
  const last = kept.get(app)
  const named = raceIn(location.search)
  if (named === undefined) {
    if (last !== undefined && last.labRun === app.run) return last.race
    return new Race(app.run.causes, usualLanes(app.run.causes), app.onFrame)
  }
  if (last !== undefined && isNamed(last.race, location.search)) return last.race
  const scenario = bundledScenario(named.scenario ?? '')
  const causes = scenario === undefined ? app.run.causes : causesOf(scenario)
  return new Race(
    causes,
    named.lanes.length > 1 ? named.lanes : usualLanes(causes, named.lanes[0]),
    app.onFrame,
  )
}

/** Whether an address is the one that a race keeps there. */
function isNamed(race: Race, search: string): boolean {
  const lanes = race.lanes.map(({ spec }) => spec)
  return (
    addressOfRace(search, { scenario: bundledIn(race.shared), lanes }) ===
    addressOfRace(search, raceIn(search) ?? { scenario: undefined, lanes: [] })
  )
}

/** A bundled scenario as nobody has touched it. */
export const causesOf = (scenario: Scenario): Causes => ({
  scenario,
  without: [],
  interventions: [],
})

/** Whom a design is put beside where nobody has chosen. */
const RIVAL = 'outbox-polling'
const OTHER_RIVAL = 'dual-write'

/** A scenario's design beside itself without its first fault, if it has one, and beside another design. */
export function usualLanes(causes: Causes, first?: LaneSpec): readonly LaneSpec[] {
  const own = first ?? { pipeline: causes.scenario.pipeline, without: [] }
  const rival = { pipeline: own.pipeline === RIVAL ? OTHER_RIVAL : RIVAL, without: [] }
  const [fault] = faultsBehind(causes)
  return fault === undefined || own.without.length > 0
    ? [own, rival]
    : [own, { ...own, without: [fault.id] }, rival]
}
