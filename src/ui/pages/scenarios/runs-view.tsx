// The kept runs: trees of branches, then those that are nothing but their scenario; and what storage has to say.
import { useMemo } from 'react'
import type { KeptRun } from '#app'
import { Button } from '../../controls/button'
import { historyAxis } from '../../history/history-axis'
import type { TimeAxis } from '../../history/time-axis'
import { useAppState } from '../../lab/use-app'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import { familiesOf, type Family, isUntouched, stretchesOf } from './forest'
import { AXIS_WIDTH, RunRow, sketchName } from './run-row'
import css from './runs.module.css'
import { StorageLine } from './storage-line'
import { useKept, useLibrary } from './use-library'
import { useDrawings } from './use-sketch'

/** All kept runs. */
export function RunsView() {
  const { gallery } = usePageWords()
  const { runs } = useKept()
  const present = useAppState((state) => state.runId)
  const families = useMemo(() => familiesOf(runs ?? []), [runs])
  const isAside = (family: Family) =>
    isUntouched(family) && family.every(({ run }) => run.record.id !== present)
  const aside = families.filter(isAside)
  return (
    <>
      <StorageLine />
      {runs?.length === 0 ? <p>{gallery.nothingKept}</p> : null}
      {families
        .filter((family) => !isAside(family))
        .map((family) => (
          <FamilyTree key={family[0]?.run.record.id} family={family} />
        ))}
      {aside.length === 0 ? null : <Untouched families={aside} />}
    </>
  )
}

/** Runs to which nothing was done: any of them can be had again from its scenario. */
function Untouched({ families }: { readonly families: readonly Family[] }) {
  const library = useLibrary()
  const { format } = useWords()
  const { gallery } = usePageWords()
  const ids = families.flatMap((family) => family.map(({ run }) => run.record.id))
  return (
    <details className={css['untouched']} data-testid="runs:untouched">
      <summary>{gallery.untouched(format.count(families.length))}</summary>
      <Button onClick={() => void library.remove(ids)} data-testid="runs:remove-untouched">
        {gallery.removeUntouched}
      </Button>
      {families.map((family) => (
        <FamilyTree key={family[0]?.run.record.id} family={family} />
      ))}
    </details>
  )
}

function FamilyTree({ family }: { readonly family: Family }) {
  const axis = useSharedAxis(family)
  const stretches = useMemo(() => stretchesOf(family), [family])
  return (
    <ul className={css['family']} data-testid="runs:family">
      {family.map((placed, row) => (
        <RunRow
          key={placed.run.record.id}
          placed={placed}
          axis={axis}
          stretches={axis === undefined ? [] : (stretches[row] ?? [])}
        />
      ))}
    </ul>
  )
}

/** One axis for a run and its branches, so that they can be compared; a run alone has its own. */
function useSharedAxis(family: Family): TimeAxis | undefined {
  const drawings = useDrawings()
  const drawn = family.map(({ run }) => historyOf(run, drawings))
  const known = drawn.every((history) => history !== undefined)
  // Drawings never change once they are there.
  const key = known ? family.map(({ run }) => sketchName(run)).join(' ') : ''
  return useMemo(() => {
    const histories = drawn.filter((history) => history !== undefined)
    if (key === '' || histories.length < 2) return undefined
    return historyAxis(
      {
        end: Math.max(...histories.map(({ end }) => end)),
        gap: histories.flatMap(({ gap }) => gap),
        bands: histories.flatMap(({ bands }) => bands),
        marks: histories.flatMap(({ marks }) => marks),
      },
      { width: AXIS_WIDTH },
    )
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])
}

function historyOf(run: KeptRun, drawings: ReturnType<typeof useDrawings>) {
  const drawing = drawings.get(sketchName(run))
  return drawing?.kind === 'drawn' ? drawing.sketch.history : undefined
}
