// The fields that each kind of fault needs.
import { Select } from '../controls/select'
import { useAllWords } from '../text/all-words'
import { componentName, linkName, named, pointName } from '../text/vocabulary'
import css from './fault-dialog.module.css'
import { type FaultDraft, type FaultPlaces, type PlannedAct, struckBy } from './fault-draft'
import { Factor, Lasts, Nth, Restart, Span, Time } from './fault-times'
import { HarmSliders } from './harm-sliders'

/** Props of the fields. */
export interface FaultFieldsProps {
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
    case 'failover':
      return (
        <>
          <Component {...props} />
          <Time {...props} field="at" />
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
          {props.draft.action === 'hold' || props.draft.action === 'delay' ? <Span {...props} /> : null}
        </>
      )
    case 'poison':
      return <Nth {...props} field="event" />
    case 'abort':
      return <Nth {...props} field="command" />
  }
}

function Component({ draft, places, onChange }: FaultFieldsProps) {
  const words = useAllWords()
  const struck = struckBy(draft.kind, places.components)
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
  const words = useAllWords()
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
  const words = useAllWords()
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

const HANDS: readonly PlannedAct[] = ['drop', 'duplicate', 'hold', 'delay', 'deliver']

function Hand({ draft, places, onChange }: FaultFieldsProps) {
  const words = useAllWords()
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
