// Fields for numbers and texts, with label, unit, hint and problem.
import { useId } from 'react'
import { classNames } from './class-names'
import css from './field.module.css'

/** Props of a field. The value is text, also for numbers, so that a half-typed one is not lost. */
export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'number'
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly maxLength?: number
  readonly unit?: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly disabled?: boolean
  /** The field is left, or Enter is pressed. */
  readonly onDone?: () => void
  readonly 'data-testid'?: string
}

/** A labelled input. */
export function Field(props: FieldProps) {
  const { label, value, onChange, type = 'text', unit, hint, problem, disabled = false } = props
  const id = useId()
  const note = problem ?? hint
  return (
    <span className={classNames(css['field'], problem !== undefined && css['bad'])}>
      <label htmlFor={id} className={css['label']}>
        {label}
      </label>
      <span className={css['box']}>
        <input
          id={id}
          className={css['input']}
          type={type}
          value={value}
          disabled={disabled}
          min={props.min}
          max={props.max}
          step={props.step ?? (type === 'number' ? 'any' : undefined)}
          maxLength={props.maxLength}
          aria-invalid={problem !== undefined}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onBlur={props.onDone}
          onKeyDown={(event) => (event.key === 'Enter' ? props.onDone?.() : undefined)}
          data-testid={props['data-testid']}
        />
        {unit === undefined ? null : <span className={css['unit']}>{unit}</span>}
      </span>
      {note === undefined ? null : (
        <span id={`${id}-note`} className={css['note']}>
          {note}
        </span>
      )}
    </span>
  )
}

/** Props of a switch that is on or off. */
export interface ToggleProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A checkbox with its label behind it. */
export function Toggle({ label, checked, onChange }: ToggleProps) {
  return (
    <label className={css['toggle']}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
