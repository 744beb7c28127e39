// The page of the verdict matrix: what to see of it, the cell that is looked at, and the table.
import { useCallback, useEffect, useMemo, useState } from 'react'
import { catalogue, type Matrix } from '#app'
import { Button } from '../../controls/button'
import { Select, type SelectOption } from '../../controls/select'
import { useApp } from '../../lab/use-app'
import { useAllWords } from '../../text/all-words'
import { explained } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import css from '../page.module.css'
import { useTask } from '../use-task'
import { WorkBar } from '../work-bar'
import { CellDetail } from './cell-detail'
import { byName, familyOf, type Filters, type Side, verdictsIn } from './cell-marks'
import { MatrixTable } from './matrix-table'
import own from './matrix.module.css'

const SIDES: readonly Side[] = ['naive', 'mitigated']
const ALL: Filters = { family: '', fault: '', verdict: '' }

/** The page. The first visit begins to run the cells. */
export function MatrixPage() {
  const { tasks } = useApp()
  const { matrix: words } = usePageWords()
  const { status, result } = useTask(tasks.matrix)
  const [side, setSide] = useState<Side>('naive')
  const [filters, setFilters] = useState(ALL)
  const [looked, setLooked] = useState('')
  const look = useCallback((name: string) => setLooked(name), [])
  const cells = useMemo(() => (result === undefined ? new Map() : byName(result)), [result])
  useEffect(() => {
    if (tasks.matrix.store.getState().status === 'idle') void tasks.matrix.start({})
  }, [tasks])
  return (
    <div className={css['columns']}>
      <section className={css['form']} aria-label={words.title}>
        <h2>{words.title}</h2>
        <p>{words.what}</p>
        <Progress />
        <SideSwitch side={side} onChange={setSide} />
        {result === undefined ? null : (
          <>
            <FilterFields matrix={result} side={side} filters={filters} onChange={setFilters} />
            <CellDetail matrix={result} cell={cells.get(looked)} side={side} />
            <p>{words.legend}</p>
          </>
        )}
      </section>
      <div
        className={own['result']}
        data-testid="matrix"
        data-status={status}
        data-cells={result?.cells.length ?? 0}
      >
        {result === undefined ? null : (
          <MatrixTable matrix={result} cells={cells} side={side} filters={filters} onLook={look} />
        )}
      </div>
    </div>
  )
}

function Progress() {
  const { tasks } = useApp()
  const { format } = useAllWords()
  const { matrix } = usePageWords()
  const { status, result, failures } = useTask(tasks.matrix)
  const done = result?.cells.length ?? 0
  const size = result?.size ?? 1
  return (
    <WorkBar
      status={status}
      failures={failures}
      share={done / size}
      count={result === undefined ? '' : matrix.cellsOf(format.count(done), format.count(size))}
      canStart={status !== 'running'}
      onStart={() => void tasks.matrix.start({})}
      onCancel={() => tasks.matrix.cancel()}
    />
  )
}

function SideSwitch({ side, onChange }: { readonly side: Side; readonly onChange: (side: Side) => void }) {
  const { matrix } = usePageWords()
  return (
    <div className={css['buttons']} role="group" aria-label={matrix.side}>
      {SIDES.map((each) => (
        <Button
          key={each}
          tone={each === side ? 'main' : 'plain'}
          aria-pressed={each === side}
          onClick={() => onChange(each)}
          data-testid={`matrix:${each}`}
        >
          {matrix.sides[each]}
        </Button>
      ))}
    </div>
  )
}

interface FilterProps {
  readonly matrix: Matrix
  readonly side: Side
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

function FilterFields({ matrix, side, filters, onChange }: FilterProps) {
  const { locale, names } = useAllWords()
  const { matrix: words } = usePageWords()
  const all: SelectOption = { value: '', label: words.all }
  const titles = new Map(catalogue().pipelines.map(({ id, title }) => [id, title[locale]]))
  const families = new Map(
    matrix.rows.map(({ id, pipeline }) => [familyOf(id), titles.get(pipeline) ?? pipeline]),
  )
  const verdicts = verdictsIn(matrix, side)
  const options: { readonly [filter in keyof Filters]: readonly SelectOption[] } = {
    family: [...families].map(([value, title]) => ({ value, label: `${value} ${title}` })),
    fault: matrix.faults.map(({ id, title }) => ({ value: id, label: `${id}: ${title[locale]}` })),
    verdict: [...new Set([...verdicts, filters.verdict])]
      .filter((code) => code !== '')
      .toSorted()
      .map((value) => ({ value, label: explained(names.verdicts, value).name })),
  }
  const labels = { family: words.design, fault: words.fault, verdict: words.verdict }
  return (['family', 'fault', 'verdict'] as const).map((filter) => (
    <Select
      key={filter}
      label={labels[filter]}
      value={filters[filter]}
      options={[all, ...options[filter]]}
      onChange={(value) => onChange({ ...filters, [filter]: value })}
      data-testid={`matrix:filter:${filter}`}
    />
  ))
}
