// One component: its state, its statechart, what it keeps, and what can be done to it.
import { type ReactNode, useState } from 'react'
import type { FaultInForce, Inspection } from '#app'
import { Button } from '../controls/button'
import { Chip } from '../controls/chip'
import type { ChipTone } from '../controls/chip'
import { Select } from '../controls/select'
import { Slider } from '../controls/slider'
import { Statechart } from '../statechart/statechart'
import { useAllWords } from '../text/all-words'
import { componentName, named, pointName } from '../text/vocabulary'
import { About } from './about'
import { FaultsInForce, MoreFaults } from './faults-in-force'
import css from './panel.module.css'

/** What can be done to a component. */
export interface ComponentActs {
  /** Now, or right after a named act where a point is given. */
  readonly onCrash: (component: string, point: string | null) => void
  readonly onRestart: (component: string) => void
  readonly onSlow: (component: string, factor: number) => void
  readonly onHeal: (fault: string) => void
  /** Opens whatever else can strike it. */
  readonly onMore: () => void
}

/** Props of the component panel. `now` is the cursor's time; without an inspection the panel says what to do. */
export interface ComponentPanelProps extends ComponentActs {
  readonly inspection: Inspection | null
  readonly now: number
  readonly faults: readonly FaultInForce[]
  /** Where more is said of it. */
  readonly children?: ReactNode
}

const tones: { readonly [status in Inspection['component']['status']]: ChipTone } = {
  up: 'read',
  recovering: 'stale',
  down: 'fault',
}

/** The inspector of a component. */
export function ComponentPanel({ inspection, now, faults, children, ...acts }: ComponentPanelProps) {
  const words = useAllWords()
  if (inspection === null) return <p className={css['empty']}>{words.shell.nothing}</p>
  const { component, chart, last } = inspection
  const name = componentName(words.names, component.id)
  const others = component.tasks.map((task) => task.state).filter((state) => state !== component.state)
  return (
    <div className={css['panel']}>
      <header className={css['title']}>
        <h2>{name}</h2>
        <Chip
          tone={tones[component.status]}
          mark={component.status === 'up' ? null : component.status === 'down' ? 'cross' : 'clock'}
        >
          {named(words.names.states, component.state)}
        </Chip>
        <span className={css['soft']}>
          {words.inspect.since(words.format.duration(now - component.since))}
        </span>
      </header>
      {children}
      <Statechart chart={chart} component={name} state={component.state} also={others} last={last} />
      <Acts inspection={inspection} {...acts} />
      <FaultsInForce faults={faults} onHeal={acts.onHeal} />
      <Tasks inspection={inspection} />
      <Rows inspection={inspection} />
    </div>
  )
}

/** Slowest: a hundred times, in steps that grow. */
const FACTORS: readonly number[] = [2, 3, 5, 10, 20, 50, 100]

function Acts({
  inspection,
  onCrash,
  onRestart,
  onSlow,
  onMore,
}: { readonly inspection: Inspection } & ComponentActs) {
  const words = useAllWords()
  const { inspect, format } = words
  const { component, points } = inspection
  const [chosen, setChosen] = useState(points[0] ?? '')
  const [place, setPlace] = useState(3)
  const point = points.includes(chosen) ? chosen : (points[0] ?? '')
  const factor = FACTORS[place] ?? 2
  const dead = component.status === 'down'
  return (
    <section className={css['section']}>
      <div className={css['acts']}>
        {dead ? (
          <Button
            tone="main"
            icon="reset"
            hotkey="R"
            onClick={() => onRestart(component.id)}
            data-testid="component:restart"
          >
            {inspect.restart}
          </Button>
        ) : (
          <Button
            tone="fault"
            icon="cross"
            onClick={() => onCrash(component.id, null)}
            data-testid="component:crash"
          >
            {inspect.crashNow}
          </Button>
        )}
      </div>
      {points.length === 0 ? null : (
        <>
          <Select
            label={inspect.crashPoint}
            value={point}
            options={points.map((value) => ({ value, label: pointName(words.names, component.id, value) }))}
            onChange={setChosen}
          />
          <Button tone="fault" icon="bolt" disabled={dead} onClick={() => onCrash(component.id, point)}>
            {inspect.crashThere}
          </Button>
        </>
      )}
      <Slider
        label={inspect.slowness}
        value={place}
        min={0}
        max={FACTORS.length - 1}
        step={1}
        shown={format.ratio(factor)}
        onChange={setPlace}
      />
      <Button onClick={() => onSlow(component.id, factor)}>{inspect.slowDown}</Button>
      {component.kind === 'client' ? null : <MoreFaults onOpen={onMore} />}
    </section>
  )
}

function Tasks({ inspection }: { readonly inspection: Inspection }) {
  const words = useAllWords()
  const { tasks, inHand } = inspection.component
  if (tasks.length === 0 && inHand.length === 0) return null
  return (
    <section className={css['section']}>
      <h3>{words.inspect.tasks}</h3>
      <ul className={css['list']}>
        {tasks.map(({ task, state }) => (
          <li key={task} className={css['item']}>
            <span className={css['code']}>{task}</span>
            <span>{named(words.names.states, state)}</span>
          </li>
        ))}
        {inHand.map(({ key, event, done }, index) => (
          <li key={`${key}/${event}/${index}`} className={css['item']}>
            <span className={css['about']}>
              <About subject={key} /> {named(words.names.happenings, event)}
            </span>
            {done ? <Chip tone="ok">{words.names.states.done}</Chip> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rows({ inspection }: { readonly inspection: Inspection }) {
  const words = useAllWords()
  if (inspection.rows.length === 0) return null
  return (
    <section className={css['section']}>
      <h3>{words.inspect.rows}</h3>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{words.inspect.table}</th>
            <th scope="col" className={css['number']}>
              {words.inspect.size}
            </th>
            <th scope="col">{words.names.lives.down}</th>
          </tr>
        </thead>
        <tbody>
          {inspection.rows.map(({ table, durable, size }) => (
            <tr key={table}>
              <td className={css['code']}>{table}</td>
              <td className={css['number']}>{words.format.count(size)}</td>
              <td title={durable ? words.inspect.durable : words.inspect.volatile}>
                {durable ? words.inspect.survives : words.inspect.dies}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
