// What a sweep came to: the numbers that matter, the curve, the distribution of the lag, verdicts and broken checks.
import { type ScenarioFile, scenarioOf, type SweepSummary } from '#app'
import { useApp } from '../../lab/use-app'
import { useWords } from '../../text/provider'
import { usePageWords } from '../page-words'
import page from '../page.module.css'
import { CurveChart } from './curve-chart'
import { LagChart } from './lag-chart'
import css from './sweep-result.module.css'
import { BrokenTable, CurveTable, LagTable, VerdictTable } from './sweep-tables'

/** Props of the result; `file` is the scenario that was run. */
export interface SweepResultProps {
  readonly summary: SweepSummary
  readonly file: ScenarioFile
}

/** The result of a sweep, also of one that goes on. */
export function SweepResult({ summary, file }: SweepResultProps) {
  const app = useApp()
  const { format } = useWords()
  const { sweep } = usePageWords()
  const { cut, curve, table, lag, writes, verdicts, broken, within } = summary
  const open = (seed: number) => {
    const scenario = scenarioOf({ ...file, seed })
    if (scenario !== undefined) void app.openInLab(scenario)
  }
  const rows = table.map(({ after, seen }) => `${format.duration(after * 1000)} ${format.percent(seen)}`)
  return (
    <>
      <Facts summary={summary} />
      {cut === 0 ? null : <p className={page['hint']}>{sweep.cut(format.count(cut))}</p>}
      <section className={page['card']}>
        <h3>{sweep.curve}</h3>
        <p className={page['hint']}>{sweep.curveHint}</p>
        <div className={css['beside']}>
          <div className={css['drawn']}>
            <CurveChart curve={curve} summary={sweep.curveSummary(rows.join(', '))} />
          </div>
          <div className={css['numbers']}>
            <CurveTable table={table} within={within} />
          </div>
        </div>
      </section>
      <section className={page['card']}>
        <h3>{sweep.lag}</h3>
        <p className={page['hint']}>{sweep.lagHint}</p>
        <div className={css['beside']}>
          <div className={css['drawn']}>
            <LagChart lag={lag} writes={writes} />
          </div>
          <div className={css['numbers']}>
            <LagTable lag={lag} />
          </div>
        </div>
      </section>
      <div className={css['pair']}>
        <section className={page['card']}>
          <h3>{sweep.verdicts}</h3>
          <VerdictTable verdicts={verdicts} onOpen={open} />
        </section>
        <section className={page['card']}>
          <h3>{sweep.broken}</h3>
          <BrokenTable broken={broken} onOpen={open} />
        </section>
      </div>
    </>
  )
}

function Facts({ summary }: Pick<SweepResultProps, 'summary'>) {
  const { format } = useWords()
  const { sweep } = usePageWords()
  const { runs, converged, writes, reads, lag } = summary
  const share = (part: number, whole: number) => format.percent(whole === 0 ? 0 : part / whole)
  const { p50, max } = reads.stalePercent
  const facts: readonly (readonly [keyof typeof sweep.facts, string, string])[] = [
    ['converged', share(converged, runs), sweep.of(format.count(converged), format.count(runs))],
    [
      'never',
      share(writes.never, writes.expected),
      sweep.of(format.count(writes.never), format.count(writes.expected)),
    ],
    ['half', format.duration(lag.p50 * 1000), ''],
    ['most', format.duration(lag.p99 * 1000), ''],
    [
      'stale',
      reads.sent === 0 ? '–' : share(reads.stale, reads.sent),
      reads.sent === 0
        ? sweep.of(format.count(reads.stale), format.count(reads.sent))
        : sweep.perRun(format.percent(p50 / 100), format.percent(max / 100)),
    ],
  ]
  return (
    <dl className={css['facts']}>
      {facts.map(([fact, value, note]) => (
        <div key={fact} data-testid={`sweep:fact:${fact}`}>
          <dt>{sweep.facts[fact]}</dt>
          <dd>
            <b>{value}</b>
            {note === '' ? null : <span>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
