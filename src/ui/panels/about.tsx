// An aggregate by its square and its name, the same in every panel.
import { Swatch } from '../controls/chip'
import { useWords } from '../text/provider'
import { keyName } from '../text/vocabulary'
import { aggregatePaint } from '../theme/aggregate-colours'
import css from './panel.module.css'

/** Props of an aggregate's name; hollow where the row is missing. */
export interface AboutProps {
  readonly subject: string
  readonly hollow?: boolean
}

/** An aggregate's square and name; nothing for no aggregate. */
export function About({ subject, hollow = false }: AboutProps) {
  const words = useWords()
  return subject === '' ? null : (
    <span className={css['about']}>
      <Swatch paint={aggregatePaint(subject)} hollow={hollow} />
      {keyName(words.names, subject)}
    </span>
  )
}
