// A native select with its label above it, inside the same frame.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import css from './field.module.css'

/** One choice of a select. */
export interface SelectOption<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
}

/** Props of a select. `compact` puts the label into the frame; `hidden` leaves it to screen readers. */
export interface SelectProps<Value extends string = string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onChange: (value: Value) => void
  readonly look?: 'field' | 'compact' | 'hidden'
  readonly disabled?: boolean
  readonly children?: ReactNode
  readonly 'data-testid'?: string
}

/** Picks one of several. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onChange, look = 'field', disabled = false } = props
  const id = useId()
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <span className={classNames(css['field'], css[look])}>
      <label htmlFor={id} className={look === 'hidden' ? css['unseen'] : css['label']}>
        {label}
      </label>
      <select
        id={id}
        className={css['select']}
        value={value}
        disabled={disabled}
        onChange={(event) => choose(event.target.value)}
        title={look === 'compact' ? options.find((each) => each.value === value)?.label : undefined}
        data-testid={props['data-testid']}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
