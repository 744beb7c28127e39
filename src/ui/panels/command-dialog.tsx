// A form for any command of the domain, made from its description.
import { useState } from 'react'
import { type CommandSpec, type FieldSpec, type OpenAggregate, usualFields } from '#app'
import { Button } from '../controls/button'
import { Dialog } from '../controls/dialog'
import { Field } from '../controls/field'
import { Select } from '../controls/select'
import { useAllWords } from '../text/all-words'
import { keyName, named } from '../text/vocabulary'
import { firstTyped, problemOf, typedFrom, wishOf } from './command-form'
import type { FieldProblem } from './command-form'
import css from './commands-panel.module.css'
import type { CommandWish } from './commands-panel'

/** Props of the dialog. */
export interface CommandDialogProps {
  readonly specs: readonly CommandSpec[]
  readonly open: readonly OpenAggregate[]
  readonly next: number
  readonly shown: boolean
  readonly onSend: (wish: CommandWish) => void
  readonly onClose: () => void
}

/** Sends one command with all its details. */
export function CommandDialog({ specs, open, next, shown, onSend, onClose }: CommandDialogProps) {
  const words = useAllWords()
  const [type, setType] = useState(specs[0]?.type ?? '')
  const [target, setTarget] = useState('')
  const [typed, setTyped] = useState<{ readonly [field: string]: string }>({})
  const spec = specs.find((each) => each.type === type) ?? specs[0]
  if (spec === undefined) return null
  const targets = open.filter((aggregate) => aggregate.commands.includes(spec.type)).map(({ id }) => id)
  const id = spec.creates ? null : targets.includes(target) ? target : (targets[0] ?? null)
  const offered = open
    .find((aggregate) => aggregate.id === id)
    ?.offers.find((each) => each.type === spec.type)
  const filled = { ...firstTyped(spec), ...typedFrom(offered?.fields ?? usualFields(spec, next)), ...typed }
  const wish = wishOf(spec, id, filled)
  const send = () => {
    if (wish === undefined) return
    onSend(wish)
    onClose()
  }
  return (
    <Dialog
      open={shown}
      title={words.commands.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.faults.cancel}</Button>
          <Button tone="main" disabled={wish === undefined} onClick={send}>
            {words.commands.send}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
        <div className={css['whole']}>
          <Select
            label={words.commands.title}
            value={spec.type}
            options={specs.map((each) => ({
              value: each.type,
              label: named(words.names.commands, each.type),
            }))}
            onChange={(chosen) => {
              setType(chosen)
              setTyped({})
            }}
          />
        </div>
        {spec.creates ? null : targets.length === 0 ? (
          <p>{words.commands.noneOpen}</p>
        ) : (
          <Select
            label={words.commands.target}
            value={id ?? ''}
            options={targets.map((value) => ({ value, label: keyName(words.names, value) }))}
            onChange={setTarget}
          />
        )}
        {spec.fields.map((field) => (
          <CommandField
            key={field.name}
            field={field}
            typed={filled[field.name] ?? ''}
            onType={(text) => setTyped({ ...typed, [field.name]: text })}
          />
        ))}
      </div>
    </Dialog>
  )
}

interface CommandFieldProps {
  readonly field: FieldSpec
  readonly typed: string
  readonly onType: (text: string) => void
}

function CommandField({ field, typed, onType }: CommandFieldProps) {
  const words = useAllWords()
  const label = named(words.names.fields, field.name)
  const says = (problem: FieldProblem | undefined): string | undefined => {
    if (problem === undefined) return undefined
    if (problem.kind === 'missing') return words.commands.required
    return words.commands.outOfRange(words.format.count(problem.min), words.format.count(problem.max))
  }
  switch (field.type) {
    case 'choice':
      return (
        <Select
          label={label}
          value={typed}
          options={field.choices.map((value) => ({
            value,
            label: field.labels[value]?.[words.locale] ?? value,
          }))}
          onChange={onType}
        />
      )
    case 'integer':
      return (
        <Field
          type="number"
          label={label}
          value={typed}
          min={field.min}
          max={field.max}
          step={1}
          problem={says(problemOf(field, typed))}
          onChange={onType}
        />
      )
    case 'string':
      return (
        <Field
          label={label}
          value={typed}
          maxLength={field.maxLength}
          problem={says(problemOf(field, typed))}
          {...(field.required ? {} : { hint: words.commands.optional })}
          onChange={onType}
        />
      )
  }
}
