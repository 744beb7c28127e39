// Expected beside actual: what can be counted on both sides, for every lane, at the instant that is shown.
import { type Count, countsOf, type Lane } from '#app'
import { Chip } from '../../controls/chip'
import { useWords } from '../../text/provider'
import { named } from '../../text/vocabulary'
import page from '../page.module.css'
import { useLaneNames } from './lane-names'
import css from './race.module.css'
import { useRaceWords } from './race-words'
import { useRaceState } from './use-race'

/** What is counted, by a name of its own. */
const nameOf = ({ what, model, field }: Count): string => `${what} ${model} ${field}`

/** The counts of all lanes, one below the other. Counted when the lanes rest or were judged: not at every step. */
export function RaceCounts() {
  const words = useRaceWords()
  const { full } = useLaneNames()
  useRaceState((state) => state.judged)
  const lanes = useRaceState((state) => state.lanes)
  const counted = lanes.map((lane) => new Map(countsOf(lane.run).map((count) => [nameOf(count), count])))
  const rows = [...new Map(counted.flatMap((counts) => [...counts]))].map(([, count]) => count)
  return (
    <section className={page['card']} data-testid="race:counts">
      <h3>{words.counts}</h3>
      <p className={page['hint']}>{words.countsHint}</p>
      {/* What scrolls must be within reach of keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css['tableBox']} role="region" aria-label={words.counts} tabIndex={0}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              {lanes.map((lane) => (
                <th key={lane.id} scope="col">
                  {full(lane)}
                  <small>{`${words.expected} / ${words.actual}`}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={nameOf(row)} row={row} lanes={lanes} counted={counted} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface RowProps {
  readonly row: Count
  readonly lanes: readonly Lane[]
  readonly counted: readonly ReadonlyMap<string, Count>[]
}

function Row({ row, lanes, counted }: RowProps) {
  const name = nameOf(row)
  return (
    <tr data-testid={`count:${name.trim().replaceAll(' ', ':')}`}>
      <th scope="row">
        <Label row={row} />
      </th>
      {lanes.map((lane, index) => (
        <td key={lane.id}>
          <Cell count={counted[index]?.get(name)} />
        </td>
      ))}
    </tr>
  )
}

function Label({ row: { what, model, field } }: { readonly row: Count }) {
  const { count } = useRaceWords()
  const { names } = useWords()
  const table = named(names.tables, model)
  switch (what) {
    case 'commands':
      return count.commands
    case 'events':
      return count.events
    case 'rows':
      return count.rows(table)
    case 'sum':
      return count.sum(table, named(names.fields, field))
  }
}

function Cell({ count }: { readonly count: Count | undefined }) {
  const words = useRaceWords()
  const { format } = useWords()
  if (count === undefined) return <span>{words.none}</span>
  const expected = format.count(count.expected)
  const actual = format.count(count.actual)
  const isSame = count.expected === count.actual
  return (
    <span className={css['counted']} data-same={isSame}>
      <span aria-hidden="true">{`${expected} / ${actual}`}</span>
      <span className={css['unseen']}>{words.beside(expected, actual)}</span>
      <Chip tone={isSame ? 'ok' : 'fault'} />
    </span>
  )
}
