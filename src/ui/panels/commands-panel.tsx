// The commands that can be sent now: a new order, and what fits the open ones.
import { Suspense, useState } from 'react'
import { type CommandFields, type CommandSpec, type Offer, type OpenAggregate, usualFields } from '#app'
import { Button } from '../controls/button'
import { useWords } from '../text/provider'
import { keyName, named } from '../text/vocabulary'
import { About } from './about'
import css from './commands-panel.module.css'
import { CommandDialog } from './later-views'
import { fieldValue } from './model-cells'
import panel from './panel.module.css'

/** A command as the form gives it; `id` null: for a new aggregate, which the app numbers. */
export interface CommandWish {
  readonly type: string
  readonly id: string | null
  readonly fields: CommandFields
}

/** Props of the commands. Hotkeys are shown, not listened to: they work on the first open aggregate. */
export interface CommandsPanelProps {
  readonly specs: readonly CommandSpec[]
  readonly open: readonly OpenAggregate[]
  /** The number that the next new aggregate gets. */
  readonly next: number
  readonly onSend: (wish: CommandWish) => void
  readonly hotkeys: { readonly [command: string]: string }
  /** How many open aggregates get buttons; the others are in the dialog. */
  readonly shown?: number
}

/** How many follow-up commands an aggregate gets buttons for; the others are in the dialog. */
const MOST_FOLLOWING = 3

/** What needs no details comes first. */
const simplestFirst = (offers: readonly Offer[]): readonly Offer[] =>
  offers.toSorted((one, other) => Number(hasFields(one)) - Number(hasFields(other))).slice(0, MOST_FOLLOWING)

const hasFields = ({ fields }: Offer): boolean => Object.keys(fields).length > 0

/** Buttons for the usual commands, and a dialog for all others. */
export function CommandsPanel({ specs, open, next, onSend, hotkeys, shown = 3 }: CommandsPanelProps) {
  const words = useWords()
  const [detailed, setDetailed] = useState(false)
  const [wasDetailed, setWasDetailed] = useState(false)
  if (detailed && !wasDetailed) setWasDetailed(true)
  const { commands } = words
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
            onClick={() => onSend({ type: spec.type, id: null, fields: usualFields(spec, next) })}
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
              {simplestFirst(aggregate.offers).map((offer) => (
                <Follow
                  key={offer.type}
                  offer={offer}
                  id={aggregate.id}
                  hotkey={index === 0 ? hotkeys[offer.type] : undefined}
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
      {wasDetailed ? (
        <Suspense fallback={null}>
          <CommandDialog
            specs={specs}
            open={open}
            next={next}
            shown={detailed}
            onSend={onSend}
            onClose={() => setDetailed(false)}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

interface FollowProps {
  readonly offer: Offer
  readonly id: string
  readonly hotkey: string | undefined
  readonly onSend: (wish: CommandWish) => void
}

/** A command on one aggregate; the aggregate is named once for the row, and to screen readers on each button. */
function Follow({ offer, id, hotkey, onSend }: FollowProps) {
  const words = useWords()
  const { type, fields } = offer
  const command = named(words.names.commands, type)
  const details = Object.entries(fields).map(([name, value]) => fieldValue(words, name, value))
  const label = [words.commands.follow(command, keyName(words.names, id)), ...details].join(', ')
  return (
    <Button
      className={css['follow']}
      hotkey={hotkey}
      aria-label={label}
      title={label}
      onClick={() => onSend({ type, id, fields })}
      data-testid={`command:${type}:${id}`}
    >
      {words.commands.short(command)}
    </Button>
  )
}
