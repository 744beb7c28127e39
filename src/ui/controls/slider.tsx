// A native range with its label before it and its value, with unit, behind it.
import { useId } from 'react'
import type { CSSProperties } from 'react'
import css from './field.module.css'

/** Props of a slider; `shown` is the value as people read it. */
export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly shown: string
  readonly onChange: (value: number) => void
  readonly disabled?: boolean
  readonly 'data-testid'?: string
}

/** Sets a number by sliding. */
export function Slider(props: SliderProps) {
  const { label, value, min, max, step, shown, onChange, disabled = false } = props
  const id = useId()
  const part = max > min ? (value - min) / (max - min) : 0
  const style: CSSProperties & { readonly '--part': string } = { '--part': `${part * 100}%` }
  return (
    <span className={css['slider']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        className={css['range']}
        style={style}
        value={value}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.target.value))}
        data-testid={props['data-testid']}
      />
      <output htmlFor={id}>{shown}</output>
    </span>
  )
}
