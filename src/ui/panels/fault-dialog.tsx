// Puts a fault together: what kind, where, when, how bad. What comes out is the fault as data.
import { useState } from 'react'
import type { Fault } from '#app'
import { Button } from '../controls/button'
import { Dialog } from '../controls/dialog'
import { Select } from '../controls/select'
import { useAllWords } from '../text/all-words'
import {
  faultKinds,
  faultOf,
  type FaultDraft,
  type FaultPlaces,
  kindsAt,
  newDraft,
  ofKind,
} from './fault-draft'
import { FaultFields } from './fault-fields'
import css from './fault-dialog.module.css'

/** Props of the dialog. `now` is the cursor in microseconds: a fault begins there unless another time is typed. */
export interface FaultDialogProps extends FaultPlaces {
  readonly open: boolean
  readonly now: number
  /** Which command of the run comes next. */
  readonly nextCommand: number
  /** The component or link that is selected, to begin with. */
  readonly target?: string | null
  /** Only what can strike that one is offered. */
  readonly here?: boolean
  readonly onInject: (fault: Fault) => void
  readonly onClose: () => void
}

/** Chooses and injects a fault. Its fields begin anew each time it opens. */
export function FaultDialog(props: FaultDialogProps) {
  const words = useAllWords()
  return props.open ? (
    <OpenDialog {...props} />
  ) : (
    <Dialog open={false} title={words.faults.dialog} onClose={props.onClose}>
      {null}
    </Dialog>
  )
}

function startWith({ now, nextCommand, components, links, target }: FaultDialogProps): FaultDraft {
  const relay = components.find(({ component, points }) => component === 'relay' && points.length > 0)
  const usual =
    (relay ?? components.find(({ points }) => points.length > 0) ?? components[0])?.component ?? ''
  const draft = newDraft({ now, command: nextCommand }, usual, links[0] ?? '')
  if (target === null || target === undefined) return draft
  if (links.includes(target)) return { ...draft, kind: 'link', link: target }
  const chosen = components.find(({ component }) => component === target)
  if (chosen === undefined) return draft
  return { ...draft, component: target, kind: chosen.points.length > 0 ? 'crash-at' : 'crash' }
}

function OpenDialog(props: FaultDialogProps) {
  const words = useAllWords()
  const { faults, names } = words
  const [draft, setDraft] = useState(() => startWith(props))
  const kinds = props.here === true && props.target ? kindsAt(props.target, props) : faultKinds
  const points = props.components.find(({ component }) => component === draft.component)?.points ?? []
  const fault = faultOf(draft, points)
  const inject = () => {
    if (fault === undefined) return
    props.onInject(fault)
    props.onClose()
  }
  return (
    <Dialog
      open
      title={faults.dialog}
      onClose={props.onClose}
      data-testid="fault-dialog"
      foot={
        <>
          <p className={css['sentence']} data-testid="fault-dialog:says">
            {fault === undefined ? '' : faults.says(fault)}
          </p>
          <Button onClick={props.onClose}>{faults.cancel}</Button>
          <Button
            tone="fault"
            icon="bolt"
            disabled={fault === undefined}
            onClick={inject}
            data-testid="fault-dialog:inject"
          >
            {faults.inject}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
        <div className={css['whole']}>
          <Select
            label={faults.kind}
            value={draft.kind}
            options={kinds.map((kind) => ({ value: kind, label: names.faultKinds[kind] }))}
            onChange={(kind) => setDraft(ofKind(draft, kind, props.components))}
          />
          <p className={css['meaning']}>{faults.meanings[draft.kind]}</p>
        </div>
        <FaultFields
          draft={draft}
          points={points}
          places={props}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      </div>
    </Dialog>
  )
}
