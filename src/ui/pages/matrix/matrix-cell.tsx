// One cell of the matrix: a button for each outcome, with colour, sign and word, that opens its run in the Lab.
import type { KeyboardEvent } from 'react'
import { scenarioOf } from '#app'
import { Chip, type ChipTone } from '../../controls/chip'
import { classNames } from '../../controls/class-names'
import { useApp } from '../../lab/use-app'
import { toneOf } from '../../panels/verdict-tone'
import { useAllWords } from '../../text/all-words'
import { explained } from '../../text/vocabulary'
import { usePageWords } from '../page-words'
import type { Mark, Note } from './cell-marks'
import { goalOf } from './grid-keys'
import css from './matrix.module.css'

/** Props of a cell. */
export interface MatrixCellProps {
  readonly name: string
  readonly marks: readonly Mark[] | Note
  /** What its row and column are called. */
  readonly row: string
  readonly fault: string
  /** It does not say what is looked for. */
  readonly isDim: boolean
  /** The tabulator key stops here; arrow keys go on from here. */
  readonly isReachable: boolean
  readonly onReach: (name: string) => void
  readonly onLook: (name: string) => void
}

const TONES: readonly ChipTone[] = ['ok', 'stale', 'fault']

/** The tone of several words: that of the worst. */
const worstTone = (verdict: readonly string[]): ChipTone =>
  TONES[Math.max(0, ...verdict.map((code) => TONES.indexOf(toneOf(code))))] ?? 'plain'

/** A cell. */
export function MatrixCell(props: MatrixCellProps) {
  const { name, marks, isDim, isReachable, onReach, onLook } = props
  const { matrix: words } = usePageWords()
  const className = classNames(css['cell'], isDim && css['dim'])
  if (typeof marks === 'string')
    return (
      <td className={className} data-testid={`cell:${name}`} onPointerEnter={() => onLook(name)}>
        {marks === 'waiting' ? (
          <span className={css['note']} title={words.waiting}>
            …
          </span>
        ) : (
          <span className={css['note']} title={words[`${marks}Meaning`]}>
            {words[marks]}
          </span>
        )}
      </td>
    )
  return (
    <td
      className={className}
      data-testid={`cell:${name}`}
      onPointerEnter={() => onLook(name)}
      onFocus={() => onReach(name)}
    >
      {marks.map((mark, index) => (
        <MarkButton key={mark.style} {...props} mark={mark} isFirst={isReachable && index === 0} />
      ))}
    </td>
  )
}

function MarkButton({
  mark,
  row,
  fault,
  isFirst,
}: MatrixCellProps & { readonly mark: Mark; readonly isFirst: boolean }) {
  const app = useApp()
  const { names, format } = useAllWords()
  const { matrix: words } = usePageWords()
  const { verdict, seeds, of, style, outcome } = mark
  const said = verdict.map((code) => explained(names.verdicts, code).name).join(' + ')
  const isAlways = seeds === of
  const label = isAlways ? said : words.sometimes(said, format.count(seeds), format.count(of))
  const open = () => {
    const scenario = scenarioOf(outcome.scenario)
    if (scenario !== undefined) void app.openInLab(scenario, outcome.witness?.step)
  }
  return (
    <button
      type="button"
      className={css['mark']}
      tabIndex={isFirst ? 0 : -1}
      aria-label={words.opens(row, fault, words.styles[style], label)}
      data-verdict={verdict.join(' ')}
      data-style={style}
      onClick={open}
      onKeyDown={move}
    >
      <Chip tone={worstTone(verdict)}>{isAlways ? said : `${said} ${seeds}/${of}`}</Chip>
    </button>
  )
}

/** Moves the focus by arrow keys. */
function move(event: KeyboardEvent<HTMLButtonElement>): void {
  const goal = goalOf(event.key, event.currentTarget)
  if (goal === undefined) return
  event.preventDefault()
  goal.focus()
}
