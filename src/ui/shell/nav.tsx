// Links to the views of the page.
import { useWords } from '../text/provider'
import css from './nav.module.css'

/** A view of the page. */
export type View = 'lab' | 'race' | 'matrix' | 'search' | 'lessons'

/** Props of the links: only the views that there are. */
export interface NavProps {
  readonly views: readonly { readonly view: View; readonly href: string }[]
  readonly current: View
}

/** The links of the header. */
export function Nav({ views, current }: NavProps) {
  const words = useWords()
  return (
    <nav className={css['nav']} aria-label="CQRScope">
      {views.map(({ view, href }) => (
        <a key={view} href={href} aria-current={view === current ? 'page' : undefined}>
          {words.shell.views[view]}
        </a>
      ))}
    </nav>
  )
}
