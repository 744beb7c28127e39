// One lane: which design with which faults, how it stands, its picture and its gap.
import { memo, useMemo } from 'react'
import { DESIGNS, type Lane, LANES, type RaceCharts, sceneOf } from '#app'
import { IconButton } from '../../controls/button'
import { Select } from '../../controls/select'
import { useApp } from '../../lab/use-app'
import { useAllWords } from '../../text/all-words'
import { LaneChart } from './lane-chart'
import { LaneDiagram, type LaneDiagramProps } from './lane-diagram'
import { useLaneNames } from './lane-names'
import { LaneScore } from './lane-score'
import css from './lane.module.css'
import { useRaceWords } from './race-words'
import { useRace, useRaceState } from './use-race'

/** Props of a lane; `index` is its place in the race. */
export interface LaneViewProps extends Omit<LaneDiagramProps, 'scene'> {
  readonly index: number
  readonly charts: RaceCharts
}

/** A lane of the race. Drawn anew at its own steps only. */
export const LaneView = memo(function LaneView({ lane, index, charts, selected, onSelect }: LaneViewProps) {
  const race = useRace()
  const name = useLaneNames().full(lane)
  const { run } = lane
  const count = useRaceState((state) => state.lanes.length)
  const step = useRaceState((state) => state.places[index]?.step)
  const judged = useRaceState((state) => state.judged)
  // The step says what the scene shows, and a judgement that the lanes have come to rest, perhaps between two steps.
  // oxlint-disable-next-line react/exhaustive-deps
  const scene = useMemo(() => sceneOf(run, race.at), [race, run, step, judged])
  const history = charts.histories[index]
  return (
    <section
      id={`lane-${index + 1}`}
      className={css['lane']}
      aria-label={name}
      data-testid={`lane:${index + 1}`}
      data-pipeline={lane.spec.pipeline}
      data-lanes={count}
    >
      <LaneHead lane={lane} number={index + 1} name={name} />
      <LaneScore standing={lane.standing} scene={scene} />
      <LaneDiagram lane={lane} scene={scene} selected={selected} onSelect={onSelect} />
      {history === undefined ? null : <LaneChart history={history} axis={charts} />}
    </section>
  )
})

interface LaneHeadProps {
  readonly lane: Lane
  readonly number: number
  readonly name: string
}

/** Drawn anew when the lane is another one, not at its steps. */
const LaneHead = memo(function LaneHead({ lane, number, name }: LaneHeadProps) {
  const app = useApp()
  const race = useRace()
  const words = useRaceWords()
  const { locale } = useAllWords()
  const count = useRaceState((state) => state.lanes.length)
  const { id, spec, run } = lane
  const title = `${race.shared.scenario.title[locale]} · ${name}`
  return (
    <header className={css['head']}>
      <span className={css['number']} aria-hidden="true">
        {number}
      </span>
      <Select
        look="compact"
        label={words.design}
        value={spec.pipeline}
        options={DESIGNS.map((each) => ({ value: each.id, label: each.title[locale] }))}
        onChange={(pipeline) => race.change(id, { pipeline, without: spec.without })}
        data-testid="lane:design"
      />
      <IconButton
        icon="inspect"
        label={words.openLane(name)}
        onClick={() => void app.openRun(title, run, { at: race.at })}
        data-testid="lane:open"
      />
      <IconButton
        icon="close"
        tone="quiet"
        label={words.remove(name)}
        disabled={count <= LANES.least}
        onClick={() => race.remove(id)}
        data-testid="lane:remove"
      />
      <FaultChoice lane={lane} />
      <Missing lane={lane} />
    </header>
  )
})

/** Several causes are left out: only an address can say that. */
const SOME = '(some)'

/** With all faults, or without one of them. */
function FaultChoice({ lane: { id, spec, notHere } }: { readonly lane: Lane }) {
  const race = useRace()
  const words = useRaceWords()
  const { faults } = useAllWords()
  const causes = race.causes.filter(({ fault }) => !notHere.faults.includes(fault))
  const value = spec.without.length > 1 ? SOME : (spec.without[0] ?? '')
  const isKnown = value === '' || causes.some((cause) => cause.id === value)
  if (causes.length === 0 && isKnown) return null
  const options = [
    { value: '', label: words.allFaults },
    ...causes.map((cause) => ({ value: cause.id, label: words.without(faults.says(cause.fault)) })),
    ...(isKnown ? [] : [{ value, label: words.withoutSome(String(spec.without.length)) }]),
  ]
  return (
    <div className={css['faults']}>
      <Select
        look="compact"
        label={words.faults}
        value={value}
        options={options}
        onChange={(cause) => race.change(id, { ...spec, without: cause === '' ? [] : [cause] })}
        data-testid="lane:faults"
      />
    </div>
  )
}

/** What of the scenario means nothing to the lane's design: said, not hidden. */
function Missing({ lane }: { readonly lane: Lane }) {
  const { notHere, notHereMore } = useRaceWords()
  const words = useAllWords()
  const { faults, lines, hands } = lane.notHere
  const [first, ...more] = faults.map((fault) => words.faults.says(fault))
  if (first === undefined && lines + hands === 0) return null
  const { count } = words.format
  const rest = more.length === 0 ? '' : `, ${notHereMore(count(more.length))}`
  return (
    <ul className={css['missing']} data-testid="lane:missing">
      {first === undefined ? null : (
        <li title={[first, ...more].join('\n')}>
          {notHere.faults} {first + rest}
        </li>
      )}
      {lines === 0 ? null : <li>{`${notHere.lines} ${count(lines)}`}</li>}
      {hands === 0 ? null : <li>{`${notHere.hands} ${count(hands)}`}</li>}
    </ul>
  )
}
