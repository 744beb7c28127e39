// A field for a whole number within bounds.
import { Field } from '../controls/field'
import { useWords } from '../text/provider'
import { usePageWords } from './page-words'

/** The bounds of a number, both included. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** The number that a text stands for; undefined where it is none within the bounds. */
export function numberIn(text: string, { least, most }: Bounds): number | undefined {
  const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : undefined
}

/** Props of the field. */
export interface WholeNumberProps extends Bounds {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly onChange: (value: string) => void
  readonly 'data-testid'?: string
}

/** A labelled whole number. */
export function WholeNumber({ least, most, ...field }: WholeNumberProps) {
  const { format } = useWords()
  const { work } = usePageWords()
  const isWrong = numberIn(field.value, { least, most }) === undefined
  return (
    <Field
      {...field}
      type="number"
      min={least}
      max={most}
      step={1}
      problem={isWrong ? work.wholeNumber(format.count(least), format.count(most)) : undefined}
    />
  )
}
