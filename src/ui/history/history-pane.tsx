// The history below the diagram: its heading, the switch between its views, the zoom, and the views themselves.
import type { ReactNode } from 'react'
import { classNames } from '../controls/class-names'
import { Segments } from '../controls/tabs'
import { useWords } from '../text/provider'
import css from './history-pane.module.css'
import { type Zooming, zoomKeys, ZoomTools } from './zoom-tools'

/** How the history is shown. */
export type HistoryView = 'gap' | 'space-time' | 'both' | 'table'

/** Props of the history pane; the views are given, because others draw them. */
export interface HistoryPaneProps {
  readonly view: HistoryView
  readonly onView: (view: HistoryView) => void
  readonly zooming: Zooming
  readonly gap: ReactNode
  readonly spaceTime: ReactNode
  readonly table: ReactNode
}

/** The history of the run. */
export function HistoryPane({ view, onView, zooming, gap, spaceTime, table }: HistoryPaneProps) {
  const words = useWords()
  const { history, format } = words
  const views: readonly { readonly value: HistoryView; readonly label: string }[] = [
    { value: 'gap', label: history.gap },
    { value: 'space-time', label: history.spaceTime },
    { value: 'both', label: history.both },
    { value: 'table', label: history.table },
  ]
  const { window } = zooming
  return (
    // The keys zoom wherever the focus is in here; each has a button as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={css['pane']}
      aria-label={history.title}
      onKeyDown={view === 'table' ? undefined : zoomKeys(zooming)}
    >
      <header className={css['head']}>
        <h2>{history.title}</h2>
        <p data-testid="history-shown">
          {window === null || view === 'table'
            ? history.caption
            : history.zoom.shown(format.clock(window.from), format.clock(window.until))}
        </p>
        {view === 'table' ? null : <ZoomTools {...zooming} />}
        <Segments label={history.show} segments={views} value={view} onChange={onView} />
      </header>
      <div className={classNames(css['body'], view === 'both' && css['both'])}>
        {view === 'gap' || view === 'both' ? gap : null}
        {view === 'space-time' || view === 'both' ? spaceTime : null}
        {view === 'table' ? table : null}
      </div>
    </section>
  )
}
