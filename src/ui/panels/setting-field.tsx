// One setting as a control: a choice, a switch, a number with its unit, a number that may be without bound, a policy.
import { useId, useState } from 'react'
import { Field, Toggle } from '../controls/field'
import { Select } from '../controls/select'
import { useAllWords } from '../text/all-words'
import { explained, named } from '../text/vocabulary'
import type { Feature, SettingRow } from './setting-groups'
import css from './settings-panel.module.css'

interface SettingFieldProps {
  readonly row: SettingRow
  readonly features: readonly Feature[]
  readonly onChange: (path: string, value: unknown) => void
}

/** A control with what it does below it. */
export function SettingField(props: SettingFieldProps) {
  const words = useAllWords()
  const { path } = props.row.spec
  const { meaning } = explained(words.names.settings, path)
  const id = useId()
  return (
    <div className={css['row']} data-changed={props.row.changed} data-testid={`setting:${path}`}>
      <Control {...props} />
      {meaning === '' ? null : (
        <p id={id} className={css['meaning']}>
          {meaning}
        </p>
      )}
    </div>
  )
}

function Control({ row, features, onChange }: SettingFieldProps) {
  const words = useAllWords()
  const { spec, value } = row
  const label = explained(words.names.settings, spec.path).name
  const change = (next: unknown) => onChange(spec.path, next)
  switch (spec.type) {
    case 'choice':
      return (
        <Select
          label={label}
          value={String(value)}
          options={spec.choices.map((each) => ({
            value: each,
            label: choiceName(words.names, spec.path, each),
          }))}
          onChange={change}
        />
      )
    case 'boolean':
      return <Toggle label={label} checked={value === true} onChange={change} />
    case 'integer':
    case 'milliseconds':
      return (
        <NumberField
          key={String(value)}
          label={label}
          value={Number(value)}
          {...spec}
          time={spec.type === 'milliseconds'}
          onChange={change}
        />
      )
    case 'integer-or-null':
    case 'milliseconds-or-null':
      return (
        <BoundField
          key={String(value)}
          label={label}
          value={typeof value === 'number' ? value : null}
          {...spec}
          time={spec.type === 'milliseconds-or-null'}
          onChange={change}
        />
      )
    case 'policy':
      return <PolicyFields value={value} features={features} onChange={change} />
  }
}

/** Products have names of their own; all other choices are words. */
function choiceName(names: ReturnType<typeof useAllWords>['names'], path: string, choice: string): string {
  if (path === 'broker') return named(names.brokers, choice)
  return path === 'readStore' ? named(names.readStores, choice) : named(names.choices, choice)
}

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Milliseconds: may have a fraction. */
  readonly time: boolean
  readonly onChange: (value: number) => void
}

/** A number that counts once it is typed to the end: when the field is left, or with Enter. */
function NumberField({ label, value, min, max, time, onChange }: NumberFieldProps) {
  const words = useAllWords()
  const [typed, setTyped] = useState(String(value))
  const next = Number(typed.trim())
  const fits = typed.trim() !== '' && next >= min && next <= max && (time || Number.isInteger(next))
  const keep = () => {
    if (fits && next !== value) onChange(next)
  }
  return (
    <span className={css['number']}>
      <Field
        type="number"
        label={label}
        value={typed}
        min={min}
        max={max}
        step={time ? 0.1 : 1}
        {...(time ? { unit: 'ms' } : {})}
        problem={
          fits ? undefined : words.commands.outOfRange(words.format.count(min), words.format.count(max))
        }
        onChange={setTyped}
        onDone={keep}
      />
    </span>
  )
}

interface BoundFieldProps extends Omit<NumberFieldProps, 'value' | 'onChange'> {
  readonly value: number | null
  readonly initial: number | null
  readonly onChange: (value: number | null) => void
}

/** A number, or none at all. */
function BoundField({ value, initial, onChange, ...rest }: BoundFieldProps) {
  const { settings } = useAllWords()
  const usual = initial ?? Math.min(rest.max, Math.max(rest.min, rest.time ? 1000 : 10))
  return (
    <div className={css['bound']}>
      {value === null ? (
        <span className={css['label']}>{rest.label}</span>
      ) : (
        <NumberField value={value} onChange={onChange} {...rest} />
      )}
      <Toggle
        label={settings.unbounded}
        checked={value === null}
        onChange={(none) => onChange(none ? null : usual)}
      />
    </div>
  )
}

const LEVELS = ['eventual', 'causal', 'strong'] as const

interface PolicyFieldsProps {
  readonly value: unknown
  readonly features: readonly Feature[]
  readonly onChange: (value: { readonly [feature: string]: unknown }) => void
}

/** A level for each screen; what nobody chose is as the business suggests. */
function PolicyFields({ value, features, onChange }: PolicyFieldsProps) {
  const { locale, names, settings } = useAllWords()
  const policy: { readonly [feature: string]: unknown } =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const choose = (feature: string, level: string) => {
    const others = Object.entries(policy).filter(([id]) => id !== feature)
    onChange(Object.fromEntries(level === '' ? others : [...others, [feature, level]]))
  }
  return (
    <>
      {features.map(({ id, label }) => (
        <Select
          key={id}
          label={label[locale]}
          value={typeof policy[id] === 'string' ? policy[id] : ''}
          options={[
            { value: '', label: settings.suggested },
            ...LEVELS.map((level) => ({ value: level, label: names.choices[level] })),
          ]}
          onChange={(level) => choose(id, level)}
        />
      ))}
    </>
  )
}
