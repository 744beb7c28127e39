// The commands that can be sent now: a new order, and what fits the open ones.
import { useState } from 'react'
import type { CommandSpec, OpenAggregate } from '#app'
import { Button } from '../controls/button'
import { useWords } from '../text/provider'
import { keyName, named } from '../text/vocabulary'
import { About } from './about'
import { CommandDialog } from './command-dialog'
import css from './commands-panel.module.css'
import panel from './panel.module.css'

/** A command as the form gives it; `id` null: for a new aggregate, which the app numbers. */
export interface CommandWish {
  readonly type: string
  readonly id: string | null
  readonly fields: { readonly [field: string]: string | number }
}

/** Props of the commands. Hotkeys are shown, not listened to: they work on the first open aggregate. */
export interface CommandsPanelProps {
  readonly specs: readonly CommandSpec[]
  readonly open: readonly OpenAggregate[]
  readonly onSend: (wish: CommandWish) => void
  readonly hotkeys: { readonly [command: string]: string }
  /** How many open aggregates get buttons; the others are in the dialog. */
  readonly shown?: number
}

/** The value that a field has when nobody says otherwise: the first choice, the least number. */
function usualFields(spec: CommandSpec): { readonly [field: string]: string | number } {
  return Object.fromEntries(
    spec.fields.flatMap((field): readonly (readonly [string, string | number])[] => {
      if (!field.required) return []
      switch (field.type) {
        case 'choice':
          return [[field.name, field.choices[0] ?? '']]
        case 'integer':
          return [[field.name, field.min]]
        case 'string':
          return [[field.name, '']]
      }
    }),
  )
}

/** Buttons for the usual commands, and a dialog for all others. */
export function CommandsPanel({ specs, open, onSend, hotkeys, shown = 3 }: CommandsPanelProps) {
  const words = useWords()
  const [detailed, setDetailed] = useState(false)
  const { commands } = words
  // What needs no details can be sent by one press.
  const plain = new Set(
    specs.filter((spec) => !spec.creates && spec.fields.length === 0).map((spec) => spec.type),
  )
  return (
    <section className={panel['section']}>
      <h3>{commands.title}</h3>
      {specs
        .filter((spec) => spec.creates)
        .map((spec) => (
          <Button
            key={spec.type}
            tone="main"
            wide
            hotkey={hotkeys[spec.type]}
            onClick={() => onSend({ type: spec.type, id: null, fields: usualFields(spec) })}
            data-testid={`command:${spec.type}`}
          >
            {named(words.names.commands, spec.type)}
          </Button>
        ))}
      {open.length === 0 ? <p className={panel['quiet']}>{commands.noneOpen}</p> : null}
      <ul className={css['open']}>
        {open.slice(0, shown).map((aggregate, index) => (
          <li key={aggregate.id}>
            <About subject={aggregate.id} />
            <div className={css['row']}>
              {aggregate.commands
                .filter((type) => plain.has(type))
                .map((type) => (
                  <Follow
                    key={type}
                    type={type}
                    id={aggregate.id}
                    hotkey={index === 0 ? hotkeys[type] : undefined}
                    onSend={onSend}
                  />
                ))}
            </div>
          </li>
        ))}
      </ul>
      <Button tone="plain" wide onClick={() => setDetailed(true)}>
        {commands.more}
      </Button>
      <CommandDialog
        specs={specs}
        open={open}
        shown={detailed}
        onSend={onSend}
        onClose={() => setDetailed(false)}
      />
    </section>
  )
}

interface FollowProps {
  readonly type: string
  readonly id: string
  readonly hotkey: string | undefined
  readonly onSend: (wish: CommandWish) => void
}

/** A command on one aggregate; the aggregate is named once for the row, and to screen readers on each button. */
function Follow({ type, id, hotkey, onSend }: FollowProps) {
  const words = useWords()
  const command = named(words.names.commands, type)
  const label = words.commands.follow(command, keyName(words.names, id))
  return (
    <Button
      className={css['follow']}
      hotkey={hotkey}
      aria-label={label}
      title={label}
      onClick={() => onSend({ type, id, fields: {} })}
      data-testid={`command:${type}:${id}`}
    >
      {words.commands.short(command)}
    </Button>
  )
}
