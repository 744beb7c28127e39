// The numbers of a sweep in tables: the curve at round instants, the quantiles of the lag, verdicts and broken checks with a seed each.
import type { SweepSummary } from '#app'
import { Button } from '../../controls/button'
import { Chip } from '../../controls/chip'
import panel from '../../panels/panel.module.css'
import { toneOf } from '../../panels/verdict-tone'
import { useAllWords } from '../../text/all-words'
import { explained } from '../../text/vocabulary'
import { usePageWords } from '../page-words'

/** The curve at round instants, and from when on a read is how sure. */
export function CurveTable({ table, within }: Pick<SweepSummary, 'table' | 'within'>) {
  const { format } = useAllWords()
  const { sweep } = usePageWords()
  const time = (millis: number) => (millis === 0 ? sweep.atOnce : format.duration(millis * 1000))
  return (
    <>
      <Pairs
        heads={[sweep.after, sweep.seen]}
        rows={table.map(({ after, seen }) => [time(after), format.percent(seen)])}
      />
      <Pairs
        heads={[sweep.chance, sweep.since]}
        rows={within.map(({ chance, after }) => [
          format.percent(chance),
          after === null ? sweep.neverReached : time(after),
        ])}
      />
    </>
  )
}

/** The quantiles of the lag. */
export function LagTable({ lag }: Pick<SweepSummary, 'lag'>) {
  const { format } = useAllWords()
  const { sweep } = usePageWords()
  const time = (millis: number) => format.duration(millis * 1000)
  return (
    <Pairs
      heads={[sweep.quantile, sweep.time]}
      rows={[
        [format.percent(0.5), time(lag.p50)],
        [format.percent(0.9), time(lag.p90)],
        [format.percent(0.99), time(lag.p99)],
        [format.percent(0.999), time(lag.p999)],
        [sweep.longest, time(lag.max)],
      ]}
    />
  )
}

/** A table of two columns, the second of numbers. */
function Pairs({
  heads,
  rows,
}: {
  readonly heads: readonly [string, string]
  readonly rows: readonly (readonly [string, string])[]
}) {
  return (
    <table className={panel['table']}>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col" className={panel['number']}>
            {heads[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={panel['number']}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Props of the tables whose rows have a seed that shows them. */
interface Shown {
  readonly onOpen: (seed: number) => void
}

/** How many runs came to which verdict. */
export function VerdictTable({ verdicts, onOpen }: Pick<SweepSummary, 'verdicts'> & Shown) {
  const { names } = useAllWords()
  const { sweep } = usePageWords()
  return (
    <Sightings
      head={sweep.verdict}
      onOpen={onOpen}
      rows={verdicts.map(({ verdict, ...seen }) => ({
        ...seen,
        name: verdict.join(' '),
        label: (
          <span className={panel['chips']}>
            {verdict.map((code) => (
              <Chip key={code} tone={toneOf(code)} title={explained(names.verdicts, code).meaning}>
                {explained(names.verdicts, code).name}
              </Chip>
            ))}
          </span>
        ),
      }))}
    />
  )
}

/** How many runs broke which check. */
export function BrokenTable({ broken, onOpen }: Pick<SweepSummary, 'broken'> & Shown) {
  const { names } = useAllWords()
  const { sweep } = usePageWords()
  if (broken.length === 0) return <p className={panel['quiet']}>{sweep.none}</p>
  const rows = broken.map(({ check, ...seen }) => ({
    ...seen,
    name: check,
    label: <span title={explained(names.checks, check).meaning}>{explained(names.checks, check).name}</span>,
  }))
  return <Sightings head={sweep.check} rows={rows} onOpen={onOpen} />
}

interface SightingRow {
  readonly name: string
  readonly label: React.ReactNode
  readonly runs: number
  readonly seed: number
}

function Sightings({
  head,
  rows,
  onOpen,
}: { readonly head: string; readonly rows: readonly SightingRow[] } & Shown) {
  const { format } = useAllWords()
  const { sweep } = usePageWords()
  return (
    <table className={panel['table']}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className={panel['number']}>
            {sweep.runs}
          </th>
          <th scope="col">{sweep.example}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, label, runs, seed }) => (
          <tr key={name} data-testid={`sweep:${name}`}>
            <th scope="row">{label}</th>
            <td className={panel['number']}>{format.count(runs)}</td>
            <td>
              <Button tone="quiet" icon="next-marker" onClick={() => onOpen(seed)}>
                {sweep.openSeed(String(seed))}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
