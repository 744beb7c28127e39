// A component's statechart: the present state lit, the transition taken last drawn strongly.
import { useId, useMemo } from 'react'
import type { ChartPicture, Inspection } from '#app'
import { classNames } from '../controls/class-names'
import { useSize } from '../controls/size'
import { measureText } from '../text/measure'
import { useAllWords } from '../text/all-words'
import { named } from '../text/vocabulary'
import { layoutChart } from './layout'
import type { ChartBox, ChartEdge } from './layout'
import css from './statechart.module.css'
import { Transitions } from './transitions'

/** Props of a statechart. `state` is lit; `also` are the states of its other tasks. */
export interface StatechartProps {
  readonly chart: ChartPicture
  readonly component: string
  readonly state: string
  readonly also?: readonly string[]
  readonly last: Inspection['last']
}

/** The picture, and what can happen from the present state as a list. */
export function Statechart({ chart, component, state, also = [], last }: StatechartProps) {
  const words = useAllWords()
  const [box, size] = useSize<HTMLDivElement>()
  const width = Math.max(220, Math.min(size.width, 420))
  const layout = useMemo(
    () =>
      layoutChart(chart, {
        width,
        label: (name) => named(words.names.states, name),
        eventLabel: (event) => named(words.names.happenings, event),
        measure: measureText,
        last,
      }),
    [chart, width, words, last],
  )
  return (
    <div className={css['chart']}>
      <div ref={box}>
        {size.width === 0 ? null : (
          <svg
            width={layout.width}
            height={layout.height}
            role="img"
            aria-label={words.inspect.chartLabel(component, named(words.names.states, state))}
          >
            <Drawing layout={layout} state={state} also={also} />
          </svg>
        )}
      </div>
      <FromHere chart={chart} state={state} last={last} />
      <Transitions chart={chart} />
    </div>
  )
}

interface DrawingProps {
  readonly layout: ReturnType<typeof layoutChart>
  readonly state: string
  readonly also: readonly string[]
}

function Drawing({ layout, state, also }: DrawingProps) {
  const words = useAllWords()
  const id = useId()
  const heads = { plain: `${id}-plain`, last: `${id}-last`, life: `${id}-life` }
  const edges = layout.edges.toSorted((one, other) => Number(one.last) - Number(other.last))
  return (
    <>
      <defs>
        {(['plain', 'last', 'life'] as const).map((kind) => (
          <marker
            key={kind}
            id={heads[kind]}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 1L7.5 4L0 7Z" className={css[`${kind}Head`]} />
          </marker>
        ))}
      </defs>
      <line x1="0" x2={layout.width} y1={layout.divider} y2={layout.divider} className={css['divider']} />
      {layout.crash === null ? null : (
        <g>
          <title>{words.inspect.fromAnywhere}</title>
          <path
            d={`M${layout.crash.x} ${layout.crash.y0}V${layout.crash.y1}`}
            className={css['crash']}
            markerEnd={`url(#${heads.life})`}
          />
        </g>
      )}
      {edges.map((edge) => (
        <Arrow key={`${edge.from}/${edge.to}`} edge={edge} open={edge.from === state} heads={heads} />
      ))}
      {layout.boxes.map((box) => (
        <State key={box.name} box={box} lit={box.name === state} also={also.includes(box.name)} />
      ))}
    </>
  )
}

interface ArrowProps {
  readonly edge: ChartEdge
  /** It leaves the present state: it may be taken next. */
  readonly open: boolean
  readonly heads: { readonly plain: string; readonly last: string; readonly life: string }
}

function Arrow({ edge, open, heads }: ArrowProps) {
  const words = useAllWords()
  const kind = edge.last ? 'last' : edge.life ? 'life' : 'plain'
  const events = edge.events.map((event) => named(words.names.happenings, event)).join(', ')
  const states = words.names.states
  return (
    <g className={classNames(css[kind], open && css['next'])}>
      <title>{words.inspect.transition(named(states, edge.from), events, named(states, edge.to))}</title>
      <path d={edge.path} markerEnd={`url(#${heads[kind]})`} />
      {edge.label === null ? null : (
        <text x={edge.label.x + 2} y={edge.label.y + 3.5}>
          {edge.label.text}
        </text>
      )}
    </g>
  )
}

function State({
  box,
  lit,
  also,
}: {
  readonly box: ChartBox
  readonly lit: boolean
  readonly also: boolean
}) {
  const dying = box.role === 'life'
  return (
    <g
      transform={`translate(${box.x} ${box.y})`}
      className={classNames(css['state'], dying && css['dying'], also && css['also'], lit && css['lit'])}
      data-state={box.name}
      data-lit={lit}
    >
      <rect width={box.width} height={box.height} rx={box.height / 2} />
      {box.role === 'final' ? (
        <rect
          x="3"
          y="3"
          width={box.width - 6}
          height={box.height - 6}
          rx={box.height / 2 - 3}
          className={css['inner']}
        />
      ) : null}
      {box.role === 'initial' ? <circle cx="0" cy="0" r="3.6" className={css['origin']} /> : null}
      <text x={box.width / 2} y={box.height / 2 + 4} textAnchor="middle">
        {box.label}
      </text>
    </g>
  )
}

/** What can happen now, and where it leads. */
function FromHere({ chart, state, last }: Pick<StatechartProps, 'chart' | 'state' | 'last'>) {
  const words = useAllWords()
  const { states, happenings } = words.names
  const leaving = chart.transitions.filter(({ from, event }) => from === state && event !== 'start')
  const targets = [...new Set(leaving.map(({ to }) => to))].toSorted(
    (one, other) => Number(one === state) - Number(other === state),
  )
  const eventsTo = (target: string) => leaving.filter(({ to }) => to === target).map(({ event }) => event)
  return (
    <div className={css['list']}>
      {last === null ? null : (
        <p>
          <b>{words.inspect.lastTransition}</b>{' '}
          {words.inspect.transition(
            named(states, last.from),
            named(happenings, last.event),
            named(states, last.to),
          )}
        </p>
      )}
      {targets.length === 0 ? null : (
        <>
          <b>{words.inspect.fromHere}</b>
          <dl>
            {targets.map((to) => (
              <div key={to}>
                <dt>{to === state ? words.inspect.stays : `→ ${named(states, to)}`}</dt>
                <dd>
                  {eventsTo(to)
                    .map((event) => named(happenings, event))
                    .join(', ')}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  )
}
