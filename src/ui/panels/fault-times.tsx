// The fields of a fault that hold times, counts and factors.
import { Field, Toggle } from '../controls/field'
import { useAllWords } from '../text/all-words'
import css from './fault-dialog.module.css'
import { typedNumber } from './fault-draft'
import type { FaultFieldsProps } from './fault-fields'

function useProblem(text: string, least: number): string | undefined {
  const words = useAllWords()
  return typedNumber(text, least) === undefined ? words.commands.required : undefined
}

export function Time({ draft, onChange, field }: FaultFieldsProps & { readonly field: 'at' | 'from' }) {
  const { faults } = useAllWords()
  return (
    <Field
      type="number"
      label={faults.fields[field]}
      value={draft.at}
      min={0}
      unit="ms"
      problem={useProblem(draft.at, 0)}
      onChange={(at) => onChange({ at })}
    />
  )
}

export function Lasts({ draft, onChange }: FaultFieldsProps) {
  const { faults } = useAllWords()
  const problem = useProblem(draft.lasts, 0.001)
  return (
    <Field
      type="number"
      label={faults.fields.lasts}
      value={draft.lasts}
      min={0}
      unit="ms"
      disabled={draft.untilHealed && draft.kind !== 'down'}
      problem={draft.untilHealed && draft.kind !== 'down' ? undefined : problem}
      onChange={(lasts) => onChange({ lasts })}
    />
  )
}

export function Span(props: FaultFieldsProps) {
  const { faults } = useAllWords()
  return (
    <>
      <Time {...props} field="from" />
      <Lasts {...props} />
      <div className={css['whole']}>
        <Toggle
          label={faults.untilHealed}
          checked={props.draft.untilHealed}
          onChange={(untilHealed) => props.onChange({ untilHealed })}
        />
      </div>
    </>
  )
}

export function Restart({ draft, onChange }: FaultFieldsProps) {
  const { faults } = useAllWords()
  const problem = useProblem(draft.restartAfter, 0)
  return (
    <>
      <Field
        type="number"
        label={faults.fields.restartAfter}
        value={draft.restartAfter}
        min={0}
        unit="ms"
        disabled={!draft.restarts}
        problem={draft.restarts ? problem : undefined}
        onChange={(restartAfter) => onChange({ restartAfter })}
      />
      <div className={css['whole']}>
        <Toggle
          label={faults.fields.neverRestart}
          checked={!draft.restarts}
          onChange={(never) => onChange({ restarts: !never })}
        />
      </div>
    </>
  )
}

export function Nth({
  draft,
  onChange,
  field,
}: FaultFieldsProps & { readonly field: 'nth' | 'event' | 'command' }) {
  const { faults } = useAllWords()
  const count = field === 'command' ? 'command' : 'nth'
  return (
    <Field
      type="number"
      label={faults.fields[field]}
      value={draft[count]}
      min={1}
      step={1}
      problem={useProblem(draft[count], 1)}
      onChange={(typed) => onChange({ [count]: typed })}
    />
  )
}

export function Factor({ draft, onChange }: FaultFieldsProps) {
  const { faults } = useAllWords()
  return (
    <Field
      type="number"
      label={faults.fields.factor}
      value={draft.factor}
      min={1}
      unit="×"
      problem={useProblem(draft.factor, 1)}
      onChange={(factor) => onChange({ factor })}
    />
  )
}
