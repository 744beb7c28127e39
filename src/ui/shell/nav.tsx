// Links to the pages of the app.
import type { MouseEvent } from 'react'
import { useWords } from '../text/provider'
import css from './nav.module.css'

/** A page that can be gone to. */
export type View = 'lab' | 'race' | 'lessons' | 'scenarios' | 'matrix' | 'search' | 'sweep'

/** Props of the links: only the pages that there are. */
export interface NavProps<Views extends View> {
  readonly views: readonly { readonly view: Views; readonly href: string }[]
  readonly current: Views
  /** Goes there without loading the page anew. */
  readonly onGo: (view: Views) => void
}

/** Whether a click asks for another tab or window, or was made with another button: then it is the browser's. */
export const isForBrowser = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey

/** The links of the header. */
export function Nav<Views extends View>({ views, current, onGo }: NavProps<Views>) {
  const words = useWords()
  return (
    <nav className={css['nav']} aria-label="CQRScope">
      {views.map(({ view, href }) => (
        <a
          key={view}
          href={href}
          aria-current={view === current ? 'page' : undefined}
          onClick={(event) => {
            if (isForBrowser(event)) return
            event.preventDefault()
            onGo(view)
          }}
        >
          {words.shell.views[view]}
        </a>
      ))}
    </nav>
  )
}
