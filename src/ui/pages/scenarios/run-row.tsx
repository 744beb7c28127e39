// A kept run in its tree: its picture on the family's axis of time, where it branched off, what became of it.
import { useMemo } from 'react'
import { catalogue, type KeptRun, scenarioOf } from '#app'
import { Chip } from '../../controls/chip'
import { Icon } from '../../controls/icon'
import type { TimeAxis } from '../../history/time-axis'
import { useAppState } from '../../lab/use-app'
import { useAllWords } from '../../text/all-words'
import { usePageWords } from '../page-words'
import { branchSaid } from './act-words'
import type { Placed, Stretch } from './forest'
import { RunActions } from './run-actions'
import { runName } from './run-names'
import css from './runs.module.css'
import { Thumbnail } from './thumbnail'
import { useSketch } from './use-sketch'
import { VerdictChips } from './verdict-chips'

/** The name under which a run's picture is kept: another one once it has gone on. */
export const sketchName = ({ record, interventions }: KeptRun): string =>
  `${record.id}@${record.steps}/${interventions.length}`

/** Props of a row. `axis`: the time that a family shares, once somebody branched off. */
export interface RunRowProps {
  readonly placed: Placed
  readonly axis: TimeAxis | undefined
  readonly stretches: readonly Stretch[]
}

/** One run. */
export function RunRow({ placed, axis, stretches }: RunRowProps) {
  const { run, depth, branch } = placed
  const { record, interventions } = run
  const request = useMemo(
    () => ({ file: record.scenario, without: record.without, interventions, steps: record.steps }),
    [record, interventions],
  )
  const [element, drawing] = useSketch<HTMLLIElement>(sketchName(run), request)
  const sketch = drawing?.kind === 'drawn' ? drawing.sketch : undefined
  return (
    <li
      ref={element}
      className={css['row']}
      aria-level={depth + 1}
      data-testid={`run:${record.id}`}
      data-depth={depth}
    >
      <div className={css['plot']}>
        {stretches.map((stretch, index) => (
          <Line key={index} stretch={stretch} axis={axis} />
        ))}
        {sketch === undefined ? null : (
          <Thumbnail
            sketch={sketch}
            {...(axis === undefined ? {} : { axis })}
            {...(branch?.kind === 'act' ? { from: branch.at } : {})}
          />
        )}
      </div>
      <div className={css['about']} style={{ paddingInlineStart: Math.min(depth, DEEPEST) * INDENT }}>
        <About placed={placed} />
        <div className={css['chips']}>
          <VerdictChips drawing={drawing} />
        </div>
      </div>
      <RunActions run={run} />
    </li>
  )
}

/** Pixels that a branch is set in, and how often at most. */
const INDENT = 18
const DEEPEST = 6

/** A stretch of a line in the picture's column, from a parent down to its branch. */
function Line({ stretch, axis }: { readonly stretch: Stretch; readonly axis: TimeAxis | undefined }) {
  if (axis === undefined) return null
  const { at, from, to, isEnd } = stretch
  const place = {
    insetInlineStart: `${axis.x(at) * SHARE}%`,
    top: from === 'top' ? 0 : '50%',
    bottom: to === 'bottom' ? 0 : '50%',
  }
  return <span className={isEnd ? css['end'] : css['line']} style={place} aria-hidden="true" />
}

/** The width of a family's axis, and a part of it in percent. */
export const AXIS_WIDTH = 280
const SHARE = 100 / AXIS_WIDTH

function About({ placed: { run, depth, branch, isOrphan } }: { readonly placed: Placed }) {
  const words = useAllWords()
  const { gallery } = usePageWords()
  const isPresent = useAppState((state) => state.runId) === run.record.id
  const { record, interventions } = run
  const name = runName(run, words.locale)
  return (
    <>
      <h3>
        {depth === 0 ? null : <Icon name="branch" size={14} />}
        <span>{name}</span>
        {isPresent ? <Chip tone="plain">{gallery.present}</Chip> : null}
      </h3>
      {branch === undefined ? null : (
        <p className={css['branch']} data-testid={`run:branch:${record.id}`}>
          {branchSaid(branch, run, words, gallery)}
          {isOrphan ? ` ${gallery.lostParent}` : null}
        </p>
      )}
      <p className={css['quiet']}>
        {[
          ...madeOf(run, words.locale).filter((part) => part !== name),
          ...(interventions.length === 0 ? [] : [gallery.acts(interventions.length)]),
          gallery.keptAt(dateOf(record.updatedAt, words.locale)),
        ].join(' · ')}
      </p>
    </>
  )
}

/** The scenario and the design of a run. */
function madeOf({ record }: KeptRun, locale: 'en' | 'ko'): readonly string[] {
  const scenario = scenarioOf(record.scenario)
  if (scenario === undefined) return []
  const design = catalogue().pipelines.find(({ id }) => id === scenario.pipeline)?.title[locale]
  return [scenario.title[locale], design ?? scenario.pipeline]
}

const dateOf = (millis: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(millis)
