// The cell that is looked at, in full sentences.
import type { CellResult, Matrix } from '#app'
import { Chip } from '../../controls/chip'
import panel from '../../panels/panel.module.css'
import { toneOf } from '../../panels/verdict-tone'
import { useAllWords } from '../../text/all-words'
import { explained, keyName } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import { type Mark, marksOf, type Side } from './cell-marks'
import css from './matrix.module.css'

/** Props of the detail: the cell, or none. */
export interface CellDetailProps {
  readonly matrix: Matrix
  readonly cell: CellResult | undefined
  readonly side: Side
}

/** What happens in a cell. */
export function CellDetail({ matrix, cell, side }: CellDetailProps) {
  const { locale } = useAllWords()
  const { matrix: words } = usePageWords()
  if (cell === undefined) return <p className={css['detail']}>{words.hover}</p>
  const marks = marksOf(cell, side)
  const row = matrix.rows.find(({ id }) => id === cell.row)
  const fault = matrix.faults.find(({ id }) => id === cell.fault)
  return (
    <div className={css['detail']} data-testid="matrix:detail">
      <b>
        {row?.id}: {row?.title[locale]}
      </b>
      <b>
        {fault?.id}: {fault?.title[locale]}
      </b>
      {typeof marks === 'string' ? (
        <p>{words[`${marks === 'waiting' ? 'unknown' : marks}Meaning`]}</p>
      ) : (
        marks.map((mark) => <MarkDetail key={mark.style} mark={mark} />)
      )}
    </div>
  )
}

function MarkDetail({ mark }: { readonly mark: Mark }) {
  const { names, format } = useAllWords()
  const { matrix: words } = usePageWords()
  const { outcome, style } = mark
  const { witness } = outcome
  return (
    <section className={panel['section']}>
      <h3>{words.styles[style]}</h3>
      {outcome.verdicts.map(({ verdict, seeds }) => (
        <div key={verdict.join()} className={panel['chips']}>
          {verdict.map((code) => (
            <Chip key={code} tone={toneOf(code)}>
              {explained(names.verdicts, code).name}
            </Chip>
          ))}
          {outcome.verdicts.length > 1 ? <span>{words.withSeeds(seeds.join(', '))}</span> : null}
        </div>
      ))}
      {mark.verdict.map((code) => (
        <p key={code}>{explained(names.verdicts, code).meaning}</p>
      ))}
      <p>
        {witness === null
          ? words.noWitness
          : words.witness(
              explained(names.checks, witness.check).name,
              keyName(names, witness.key),
              format.clock(witness.at * 1000),
              format.count(witness.step + 1),
            )}
      </p>
    </section>
  )
}
