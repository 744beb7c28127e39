// The journal, line by line, at the cursor; a line takes the cursor there.
import { useState } from 'react'
import type { Lit, Pointed, TraceLine } from '#app'
import { classNames } from '../controls/class-names'
import { Toggle } from '../controls/field'
import { rowButton, VirtualList } from '../controls/virtual-list'
import { useAllWords } from '../text/all-words'
import { componentName, named, pointName } from '../text/vocabulary'
import { About } from './about'
import panel from './panel.module.css'
import css from './trace-panel.module.css'

/** Props of the trace: lines in the order of their steps, and the step of the cursor. */
export interface TracePanelProps {
  readonly lines: readonly TraceLine[]
  readonly step: number
  readonly onSeekStep: (step: number) => void
  /** Told which message a line answers; null where nobody points at one. */
  readonly onPoint: (message: string | null) => void
  readonly litBy: (what: Pointed) => Lit
}

/** Every step that was taken. */
export function TracePanel({ lines, step, onSeekStep, onPoint, litBy }: TracePanelProps) {
  const words = useAllWords()
  const [following, setFollowing] = useState(true)
  const { columns } = words.trace
  if (lines.length === 0) return <p className={panel['empty']}>{words.trace.empty}</p>
  const here = lastUpTo(lines, step)
  return (
    <div className={panel['fill']}>
      <div className={panel['bar']}>
        <span>{words.transport.stepOf(words.format.count(step))}</span>
        <Toggle label={words.trace.follow} checked={following} onChange={setFollowing} />
      </div>
      <VirtualList
        label={words.trace.title}
        columns={[
          { label: `${columns.step}, ${columns.time}`, width: '78px' },
          { label: `${columns.component}, ${columns.event}`, width: 'minmax(0, 1fr)' },
        ]}
        count={lines.length}
        rowHeight={46}
        reveal={following ? here : undefined}
        keyOf={(index) => String(lines[index]?.step ?? index)}
        onPoint={(index) => onPoint(index === null ? null : (lines[index]?.message ?? ''))}
        classOf={(index) => (index > here ? css['future'] : index === here ? css['here'] : undefined)}
        litOf={(index) => litBy({ kind: 'message', id: lines[index]?.message ?? '' })}
        attributes={(index) => ({ 'data-step': lines[index]?.step ?? 0 })}
        cells={(index) => {
          const line = lines[index]
          return line === undefined
            ? []
            : [
                <When key="when" line={line} onPress={() => onSeekStep(line.step)} />,
                <What key="what" line={line} />,
              ]
        }}
      />
    </div>
  )
}

/** The last line whose step is taken at the cursor; lines are in order. */
function lastUpTo(lines: readonly TraceLine[], step: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.step ?? 0) <= step) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Step and time; goes there. */
function When({ line, onPress }: { readonly line: TraceLine; readonly onPress: () => void }) {
  const words = useAllWords()
  const step = words.format.count(line.step)
  return (
    <button
      type="button"
      className={classNames(css['when'], rowButton)}
      onClick={onPress}
      aria-label={`${words.trace.goTo(step)}, ${words.format.clock(line.at)}`}
    >
      <span>{step}</span>
      <small>{words.format.clock(line.at)}</small>
    </button>
  )
}

function What({ line }: { readonly line: TraceLine }) {
  const words = useAllWords()
  const points = line.points.map((point) => pointName(words.names, line.component, point)).join(', ')
  return (
    <span className={css['what']}>
      <span>
        <b>{componentName(words.names, line.component)}</b> {named(words.names.happenings, line.event)}
      </span>
      <small>
        <About subject={line.subject} />
        {points === '' ? null : <span>{points}</span>}
      </small>
    </span>
  )
}
