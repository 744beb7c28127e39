// What a search has come to: the run that was found and the way to it, or what was covered.
import { useMemo } from 'react'
import {
  type Scenario,
  scenarioOf,
  type SearchReport,
  type SearchRequest,
  type TaskState,
  witnessOf,
} from '#app'
import { Button } from '../../controls/button'
import { Chip } from '../../controls/chip'
import { useApp } from '../../lab/use-app'
import panel from '../../panels/panel.module.css'
import { useAllWords } from '../../text/all-words'
import { explained, keyName, named } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import page from '../page.module.css'
import css from './search.module.css'

/** Props of the result; no report: there is none yet, or the search was cancelled. */
export interface SearchResultProps {
  readonly status: TaskState<unknown, unknown>['status']
  readonly request: SearchRequest
  readonly report: SearchReport | undefined
}

/** The result of a search. */
export function SearchResult({ status, request, report }: SearchResultProps) {
  const { names } = useAllWords()
  const { search } = usePageWords()
  const check = explained(names.checks, request.check).name
  if (report === undefined)
    return <p className={page['empty']}>{status === 'running' ? search.looking : search.cancelled(check)}</p>
  return report.found ? (
    <Found check={check} request={request} report={report} />
  ) : (
    <NotFound check={check} request={request} report={report} />
  )
}

/** A search that has ended, with its check by name. */
interface EndedProps {
  readonly check: string
  readonly request: SearchRequest
  readonly report: SearchReport
}

function Found({ check, request, report }: EndedProps) {
  const app = useApp()
  const { format, names, why } = useAllWords()
  const { search } = usePageWords()
  const found = useMemo(() => {
    const scenario = scenarioOf(report.scenario)
    return scenario && { scenario, violation: witnessOf(scenario, request.check) }
  }, [report, request])
  if (found?.violation === undefined) return null
  const { scenario, violation } = found
  return (
    <section className={page['card']}>
      <div className={css['head']}>
        <Chip tone="fault">{search.found(check)}</Chip>
        {violation.anomaly === undefined ? null : (
          <Chip tone="plain">{`${violation.anomaly} · ${names.anomalies[violation.anomaly]}`}</Chip>
        )}
      </div>
      <p className={css['where']}>
        {search.where(
          keyName(names, violation.key),
          format.clock(violation.at),
          format.count(violation.step + 1),
        )}
      </p>
      <p>{why(violation.reason)}</p>
      <p className={page['hint']}>{search.minimal}</p>
      <div className={css['causes']}>
        <Faults scenario={scenario} />
        <Commands scenario={scenario} />
      </div>
      <Button
        tone="main"
        icon="next-marker"
        onClick={() => void app.openInLab(scenario, violation.step)}
        data-testid="search:open"
      >
        {search.open}
      </Button>
    </section>
  )
}

function Faults({ scenario }: { readonly scenario: Scenario }) {
  const { faults } = useAllWords()
  const { search } = usePageWords()
  const planned = scenario.causes.flatMap((cause) => (cause.kind === 'fault' ? [cause] : []))
  return (
    <section className={panel['section']}>
      <h3>{search.happens}</h3>
      {planned.length === 0 ? <p className={panel['quiet']}>{search.nothingNeeded}</p> : null}
      <ul className={panel['list']} data-testid="search:faults">
        {planned.map(({ id, fault }) => (
          <li key={id}>{faults.says(fault)}</li>
        ))}
      </ul>
    </section>
  )
}

function Commands({ scenario }: { readonly scenario: Scenario }) {
  const { names, format } = useAllWords()
  const { search } = usePageWords()
  const lines = scenario.causes.flatMap((cause) => {
    if (cause.kind !== 'line') return []
    const { line } = cause
    if (line.kind === 'command')
      return [
        { id: cause.id, at: line.at, what: named(names.commands, line.command.type), key: line.command.id },
      ]
    return line.kind === 'query' ? [{ id: cause.id, at: line.at, what: search.query, key: line.key }] : []
  })
  return (
    <section className={panel['section']}>
      <h3>{search.commands}</h3>
      <ul className={panel['list']} data-testid="search:commands">
        {lines.map(({ id, at, what, key }) => (
          <li key={id}>{search.command(what, keyName(names, key), format.clock(at))}</li>
        ))}
      </ul>
    </section>
  )
}

function NotFound({ check, request, report }: EndedProps) {
  const { format } = useAllWords()
  const { search } = usePageWords()
  const { states, depth, exhausted } = report
  const facts = { states, longest: depth, faults: request.bounds.faults, depth: request.bounds.depth }
  return (
    <section className={page['card']}>
      <div className={css['head']}>
        <Chip tone={exhausted ? 'ok' : 'stale'}>{(exhausted ? search.holds : search.stopped)(check)}</Chip>
      </div>
      <h3>{search.covered}</h3>
      <dl className={panel['facts']} data-testid="search:covered" data-exhausted={exhausted}>
        {(['states', 'longest', 'faults', 'depth'] as const).map((fact) => (
          <div key={fact} className={css['fact']}>
            <dt>{search.facts[fact]}</dt>
            <dd>{format.count(facts[fact])}</dd>
          </div>
        ))}
      </dl>
      <p className={page['hint']}>{exhausted ? search.exhausted : search.notExhausted}</p>
    </section>
  )
}
