// One form of the link: what it is for, its text, and the button that copies it.
import { useRef } from 'react'
import { Button } from '../controls/button'
import { useWords } from '../text/provider'
import css from './share.module.css'
import { useShareWords } from './share-words'
import { type Form, type Shared, snippetOf } from './snippets'

/** From this length on, mail programs and chats begin to cut links off. */
const LONG = 2000

/** Props of a form. `onSay` tells politely what became of it. */
export interface SnippetTabProps {
  readonly form: Form
  readonly shared: Shared | null | undefined
  readonly onSay: (what: string) => void
  /** Saves the picture that the text refers to. */
  readonly onPicture: () => void
}

/** The content of a form's tab. */
export function SnippetTab({ form, shared, onSay, onPicture }: SnippetTabProps) {
  const words = useShareWords()
  const text = useRef<HTMLTextAreaElement>(null)
  const { name, what } = words.forms[form]
  if (shared === null) return <p className={css['warning']}>{words.unsayable}</p>
  const snippet = shared === undefined ? '' : snippetOf(form, shared)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(snippet)
      onSay(words.copied(name))
    } catch {
      text.current?.select()
      onSay(words.selected)
    }
  }
  return (
    <div className={css['tab']}>
      <p className={css['what']}>{what}</p>
      <textarea
        ref={text}
        className={css['snippet']}
        readOnly
        rows={form === 'link' || form === 'markdown' ? 4 : 9}
        value={snippet}
        aria-label={name}
        spellCheck={false}
        data-testid="share:text"
      />
      {shared === undefined ? null : <Length {...shared} />}
      <div className={css['buttons']}>
        {form === 'markdown' && shared !== undefined ? (
          <Button onClick={onPicture} data-testid="share:picture">
            {words.save(shared.picture)}
          </Button>
        ) : null}
        <Button
          tone="main"
          disabled={shared === undefined}
          onClick={() => void copy()}
          data-testid="share:copy"
        >
          {words.copy}
        </Button>
      </div>
    </div>
  )
}

/** How long the link is, and whether that is trouble. */
function Length({ link, isOpenable }: Shared) {
  const { format } = useWords()
  const words = useShareWords()
  const cut = link.length > LONG ? words.long(format.count(LONG)) : null
  const trouble = isOpenable ? cut : words.tooLong
  return (
    <p className={trouble === null ? css['length'] : css['warning']} data-testid="share:length">
      {words.length(format.count(link.length))}
      {trouble === null ? null : `. ${trouble}`}
    </p>
  )
}
