// The fields that each kind of fault needs.
import { Field, Toggle } from '../controls/field'
import { Select } from '../controls/select'
import { useWords } from '../text/provider'
import { componentName, linkName, named, pointName } from '../text/vocabulary'
import css from './fault-dialog.module.css'
import type { FaultPlaces } from './fault-dialog'
import { typedNumber } from './fault-draft'
import type { FaultDraft, PlannedAct } from './fault-draft'
import { HarmSliders } from './harm-sliders'

interface FaultFieldsProps {
  readonly draft: FaultDraft
  readonly points: readonly string[]
  readonly places: FaultPlaces
  readonly onChange: (change: Partial<FaultDraft>) => void
}

/** The fields of the kind that is chosen. */
export function FaultFields(props: FaultFieldsProps) {
  const { kind } = props.draft
  switch (kind) {
    case 'crash':
      return (
        <>
          <Component {...props} />
          <Time {...props} field="at" />
          <Restart {...props} />
        </>
      )
    case 'crash-at':
      return (
        <>
          <Component {...props} />
          <Point {...props} />
          <Nth {...props} field="nth" />
          <Restart {...props} />
        </>
      )
    case 'down':
      return (
        <>
          <Component {...props} />
          <Time {...props} field="from" />
          <Lasts {...props} />
        </>
      )
    case 'slow':
      return (
        <>
          <Component {...props} />
          <Factor {...props} />
          <Span {...props} />
        </>
      )
    case 'link':
      return (
        <>
          <Link {...props} />
          <div className={css['whole']}>
            <HarmSliders harm={props.draft.harm} onChange={(harm) => props.onChange({ harm })} />
          </div>
          <Span {...props} />
        </>
      )
    case 'cut':
      return (
        <>
          <Link {...props} />
          <Span {...props} />
        </>
      )
    case 'message':
      return (
        <>
          <Link {...props} />
          <Hand {...props} />
          <Nth {...props} field="nth" />
          {props.draft.action === 'hold' ? <Span {...props} /> : null}
        </>
      )
    case 'poison':
      return <Nth {...props} field="event" />
    case 'abort':
      return <Nth {...props} field="command" />
  }
}

function Component({ draft, places, onChange }: FaultFieldsProps) {
  const words = useWords()
  const struck =
    draft.kind === 'crash-at'
      ? places.components.filter(({ points }) => points.length > 0)
      : places.components
  return (
    <Select
      label={words.faults.fields.component}
      value={draft.component}
      options={struck.map(({ component }) => ({
        value: component,
        label: componentName(words.names, component),
      }))}
      onChange={(component) => onChange({ component })}
    />
  )
}

function Point({ draft, points, onChange }: FaultFieldsProps) {
  const words = useWords()
  return (
    <Select
      label={words.faults.fields.point}
      value={points.includes(draft.point) ? draft.point : (points[0] ?? '')}
      options={points.map((point) => ({
        value: point,
        label: pointName(words.names, draft.component, point),
      }))}
      onChange={(point) => onChange({ point })}
    />
  )
}

function Link({ draft, places, onChange }: FaultFieldsProps) {
  const words = useWords()
  return (
    <div className={css['whole']}>
      <Select
        label={words.faults.fields.link}
        value={draft.link}
        options={places.links.map((link) => ({ value: link, label: linkName(words.names, link) }))}
        onChange={(link) => onChange({ link })}
      />
    </div>
  )
}

function useProblem(text: string, least: number): string | undefined {
  const words = useWords()
  return typedNumber(text, least) === undefined ? words.commands.required : undefined
}

function Time({ draft, onChange, field }: FaultFieldsProps & { readonly field: 'at' | 'from' }) {
  const { faults } = useWords()
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

function Lasts({ draft, onChange }: FaultFieldsProps) {
  const { faults } = useWords()
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

function Span(props: FaultFieldsProps) {
  const { faults } = useWords()
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

function Restart({ draft, onChange }: FaultFieldsProps) {
  const { faults } = useWords()
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

function Nth({ draft, onChange, field }: FaultFieldsProps & { readonly field: 'nth' | 'event' | 'command' }) {
  const { faults } = useWords()
  return (
    <Field
      type="number"
      label={faults.fields[field]}
      value={draft.nth}
      min={1}
      step={1}
      problem={useProblem(draft.nth, 1)}
      onChange={(nth) => onChange({ nth })}
    />
  )
}

function Factor({ draft, onChange }: FaultFieldsProps) {
  const { faults } = useWords()
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

const HANDS: readonly PlannedAct[] = ['drop', 'duplicate', 'hold', 'deliver']

function Hand({ draft, places, onChange }: FaultFieldsProps) {
  const words = useWords()
  return (
    <>
      <Select
        label={words.faults.fields.action}
        value={draft.action}
        options={HANDS.map((act) => ({ value: act, label: words.names.actions[act] }))}
        onChange={(action) => onChange({ action })}
      />
      <Select
        label={words.faults.fields.type}
        value={draft.type}
        options={[
          { value: '', label: words.faults.anyType },
          ...places.messageTypes.map((type) => ({ value: type, label: named(words.names.happenings, type) })),
        ]}
        onChange={(type) => onChange({ type })}
      />
    </>
  )
}
