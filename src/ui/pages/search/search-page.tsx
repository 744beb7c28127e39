// The page that looks for a run which breaks a check: a form, a running count, and what was found or covered.
import { useState } from 'react'
import { CHECKS } from '#app'
import { Select } from '../../controls/select'
import { useApp } from '../../lab/use-app'
import { useAllWords } from '../../text/all-words'
import { explained } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import css from '../page.module.css'
import { PRESENT, ScenarioChoice, useChosen } from '../scenario-choice'
import { useTask } from '../use-task'
import { type Bounds, numberIn, WholeNumber } from '../whole-number'
import { WorkBar } from '../work-bar'
import { SearchResult } from './search-result'

type Bound = 'faults' | 'depth' | 'states'

const BOUNDS: { readonly [bound in Bound]: Bounds } = {
  faults: { least: 0, most: 5 },
  depth: { least: 1, most: 100_000 },
  states: { least: 1, most: 100_000_000 },
}
/** A search of a small scenario ends within these in some seconds. */
const USUAL: { readonly [bound in Bound]: number } = { faults: 2, depth: 400, states: 500_000 }

/** The page. */
export function SearchPage() {
  const { tasks } = useApp()
  const { search } = usePageWords()
  const { status, request, result } = useTask(tasks.search)
  return (
    <div className={css['columns']}>
      <section className={css['form']} aria-label={search.title}>
        <h2>{search.title}</h2>
        <p>{search.what}</p>
        <SearchForm />
      </section>
      <div
        className={css['result']}
        data-testid="search:result"
        data-status={status}
        data-found={result?.found}
      >
        {request === undefined ? (
          <p className={css['empty']}>{search.empty}</p>
        ) : (
          <SearchResult status={status} request={request} report={result} />
        )}
      </div>
    </div>
  )
}

function SearchForm() {
  const { tasks } = useApp()
  const { format, names } = useAllWords()
  const { search } = usePageWords()
  const { status, request, result, done, failures } = useTask(tasks.search)
  const [choice, setChoice] = useState(PRESENT)
  const [check, setCheck] = useState<(typeof CHECKS)[number]>(request?.check ?? 'no-lost-event')
  const bounds = request?.bounds ?? USUAL
  const faults = useBound('faults', bounds.faults)
  const depth = useBound('depth', bounds.depth)
  const states = useBound('states', bounds.states)
  const { file } = useChosen(choice)
  const start = () => {
    if (faults.value === undefined || depth.value === undefined || states.value === undefined) return
    const chosen = { faults: faults.value, depth: depth.value, states: states.value }
    void tasks.search.start({ file, check, bounds: chosen })
  }
  return (
    <>
      <ScenarioChoice value={choice} onChange={setChoice} />
      <Select
        label={search.check}
        value={check}
        options={CHECKS.map((value) => ({ value, label: explained(names.checks, value).name }))}
        onChange={setCheck}
        data-testid="search:check"
      />
      <p>{explained(names.checks, check).meaning}</p>
      <WholeNumber label={search.faults} hint={search.faultsHint} {...faults.field} />
      <WholeNumber label={search.depth} hint={search.depthHint} {...depth.field} />
      <WholeNumber label={search.states} hint={search.statesHint} {...states.field} />
      <WorkBar
        status={status}
        failures={failures}
        share={undefined}
        count={search.statesSoFar(format.count(result?.states ?? done))}
        canStart={[faults, depth, states].every(({ value }) => value !== undefined)}
        onStart={start}
        onCancel={() => tasks.search.cancel()}
      />
    </>
  )
}

/** A bound of the search as a field, and its value where the field has one. */
function useBound(bound: Bound, usual: number) {
  const [text, setText] = useState(String(usual))
  return {
    value: numberIn(text, BOUNDS[bound]),
    field: { ...BOUNDS[bound], value: text, onChange: setText, 'data-testid': `search:${bound}` },
  }
}
