// One message on its way: its story, and the hands that can be laid on it.
import type { MessageStory } from '#app'
import { Button } from '../controls/button'
import { Chip } from '../controls/chip'
import { useAllWords } from '../text/all-words'
import { linkName, named } from '../text/vocabulary'
import { About } from './about'
import css from './panel.module.css'

/** What can be done to a message. */
export type MessageAct = 'drop' | 'duplicate' | 'hold' | 'release' | 'deliver'

/** Props of the message panel. */
export interface MessagePanelProps {
  readonly message: MessageStory
  readonly onAct: (message: string, act: MessageAct) => void
  /** Goes to where the cause happened. */
  readonly onCause?: (cause: string) => void
}

/** The inspector of a message. */
export function MessagePanel({ message, onAct, onCause }: MessagePanelProps) {
  const words = useAllWords()
  const { facts } = words.inspect
  const { kind, type, subject, sent, due, attempt, cause, correlation } = message
  const ends = message.link.split('->')
  const route = linkName(words.names, (message.forward ? ends : ends.toReversed()).join('->'))
  const { clock } = words.format
  return (
    <div className={css['panel']}>
      <header className={css['title']}>
        <h2>{named(words.names.happenings, type)}</h2>
        <Fate message={message} />
      </header>
      <dl className={css['facts']}>
        <dt>{facts.kind}</dt>
        <dd>{words.names.messageKinds[kind]}</dd>
        <dt>{facts.type}</dt>
        <dd className={css['code']}>{type}</dd>
        {subject === '' ? null : (
          <>
            <dt>{facts.subject}</dt>
            <dd>
              <About subject={subject} />
            </dd>
          </>
        )}
        <dt>{facts.link}</dt>
        <dd>{route}</dd>
        <dt>{facts.sent}</dt>
        <dd>{clock(sent)}</dd>
        <dt>{facts.due}</dt>
        <dd>{message.held ? words.inspect.held : clock(due)}</dd>
        <dt>{facts.attempt}</dt>
        <dd>{words.format.count(attempt)}</dd>
        <Cause name={facts.cause} cause={cause} onCause={onCause} />
        <Cause name={facts.correlation} cause={correlation} onCause={onCause} />
      </dl>
      {message.inFlight ? <Hands message={message} onAct={onAct} /> : null}
    </div>
  )
}

function Fate({ message }: { readonly message: MessageStory }) {
  const { inspect } = useAllWords()
  return (
    <>
      {message.lost ? <Chip tone="fault">{inspect.lost}</Chip> : null}
      {message.held ? (
        <Chip tone="stale" mark="pause">
          {inspect.held}
        </Chip>
      ) : null}
      {message.copy ? <Chip tone="plain">{inspect.copy}</Chip> : null}
      {message.lost || message.held ? null : (
        <Chip tone="read">{message.inFlight ? inspect.onItsWay : inspect.arrived}</Chip>
      )}
    </>
  )
}

interface CauseProps {
  readonly name: string
  readonly cause: string
  readonly onCause: ((cause: string) => void) | undefined
}

function Cause({ name, cause, onCause }: CauseProps) {
  return cause === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd>
        {onCause === undefined ? (
          <span className={css['code']}>{cause}</span>
        ) : (
          <button type="button" className={css['go']} onClick={() => onCause(cause)}>
            {cause}
          </button>
        )}
      </dd>
    </>
  )
}

function Hands({ message, onAct }: Pick<MessagePanelProps, 'message' | 'onAct'>) {
  const { names } = useAllWords()
  const acts: readonly MessageAct[] = ['drop', 'duplicate', message.held ? 'release' : 'hold', 'deliver']
  return (
    <div className={css['acts']}>
      {acts.map((act) => (
        <Button
          key={act}
          tone={act === 'drop' ? 'fault' : 'plain'}
          disabled={message.lost && act === 'drop'}
          onClick={() => onAct(message.id, act)}
          data-testid={`message-act:${act}`}
        >
          {names.actions[act]}
        </Button>
      ))}
    </div>
  )
}
