// Links to the pages of the app: as many as there is room for, and the others behind a button.
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { classNames } from '../controls/class-names'
import { useWords } from '../text/provider'
import css from './nav.module.css'
import { useFitting } from './use-fitting'

/** A page that can be gone to. */
export type View = 'lab' | 'race' | 'lessons' | 'scenarios' | 'matrix' | 'search' | 'sweep' | 'model'

interface ViewLink<Views extends View> {
  readonly view: Views
  readonly href: string
}

/** Props of the links: only the pages that there are. */
export interface NavProps<Views extends View> {
  readonly views: readonly ViewLink<Views>[]
  readonly current: Views
  /** Goes there without loading the page anew. */
  readonly onGo: (view: Views) => void
}

/** Whether a click asks for another tab or window, or was made with another button: then it is the browser's. */
export const isForBrowser = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey

/** The links of the header. */
export function Nav<Views extends View>({ views, current, onGo }: NavProps<Views>) {
  const { shell } = useWords()
  const place = views.findIndex(({ view }) => view === current)
  const { row, ruler, shown } = useFitting(place)
  const inRow = views.filter((_, index) => shown?.includes(index) !== false)
  const rest = views.filter((each) => !inRow.includes(each))
  const alone = inRow.length === 0
  const link = (each: ViewLink<Views>, go = onGo) => (
    <PageLink key={each.view} link={each} isCurrent={each.view === current} onGo={go} />
  )
  return (
    <nav ref={row} className={css['nav']} aria-label="CQRScope">
      <div ref={ruler} className={css['ruler']} aria-hidden="true">
        {views.map(({ view }) => (
          <span key={view}>{shell.views[view]}</span>
        ))}
        <span className={css['opens']}>{shell.more}</span>
      </div>
      <div className={css['trough']}>
        {inRow.map((each) => link(each))}
        {rest.length === 0 ? null : (
          <Rest label={alone ? shell.views[current] : shell.more} isAlone={alone}>
            {(close) =>
              rest.map((each) => (
                <li key={each.view}>
                  {link(each, (view) => {
                    close()
                    onGo(view)
                  })}
                </li>
              ))
            }
          </Rest>
        )}
      </div>
    </nav>
  )
}

interface PageLinkProps<Views extends View> {
  readonly link: ViewLink<Views>
  readonly isCurrent: boolean
  readonly onGo: (view: Views) => void
}

function PageLink<Views extends View>({ link: { view, href }, isCurrent, onGo }: PageLinkProps<Views>) {
  const { shell } = useWords()
  return (
    <a
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (isForBrowser(event)) return
        event.preventDefault()
        onGo(view)
      }}
    >
      {shell.views[view]}
    </a>
  )
}

interface RestProps {
  readonly label: string
  /** Nothing else of the row fits: the button says where one is. */
  readonly isAlone: boolean
  readonly children: (close: () => void) => ReactNode
}

/** The button, and the links behind it. */
function Rest({ label, isAlone, children }: RestProps) {
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useClosing(isOpen, box, close)
  useEffect(() => {
    if (!isOpen) return undefined
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      close()
      button.current?.focus()
    }
    addEventListener('keydown', escape)
    return () => removeEventListener('keydown', escape)
  }, [isOpen, close])
  return (
    <div ref={box} className={css['rest']}>
      <button
        ref={button}
        type="button"
        className={classNames(css['opens'], isAlone && css['alone'])}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        data-testid="nav:more"
      >
        {label}
      </button>
      <ul id={id} className={css['menu']} hidden={!isOpen} data-testid="nav:menu">
        {children(close)}
      </ul>
    </div>
  )
}

/** Closes what is open once somebody presses or goes to something else. */
function useClosing(isOpen: boolean, box: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined
    const leave = ({ target }: Event) => {
      if (target instanceof Node && box.current?.contains(target) !== true) close()
    }
    addEventListener('pointerdown', leave)
    addEventListener('focusin', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('focusin', leave)
    }
  }, [isOpen, box, close])
}
