// The history below the diagram: its heading, the switch between its views, and the views themselves.
import type { ReactNode } from 'react'
import { Segments } from '../controls/tabs'
import { useWords } from '../text/provider'
import css from './history-pane.module.css'

/** How the history is shown. */
export type HistoryView = 'gap' | 'space-time' | 'both' | 'table'

/** Props of the history pane; the views are given, because others draw them. */
export interface HistoryPaneProps {
  readonly view: HistoryView
  readonly onView: (view: HistoryView) => void
  readonly gap: ReactNode
  /** The space–time diagram; without it there is nothing to switch to. */
  readonly spaceTime?: ReactNode
  readonly table: ReactNode
}

/** The history of the run. */
export function HistoryPane({ view, onView, gap, spaceTime, table }: HistoryPaneProps) {
  const words = useWords()
  const { history } = words
  const views: readonly { readonly value: HistoryView; readonly label: string }[] = [
    { value: 'gap', label: history.gap },
    ...(spaceTime === undefined
      ? []
      : [
          { value: 'space-time' as const, label: history.spaceTime },
          { value: 'both' as const, label: history.both },
        ]),
    { value: 'table', label: history.table },
  ]
  return (
    <section className={css['pane']} aria-label={history.title}>
      <header className={css['head']}>
        <h2>{history.title}</h2>
        <p>{history.caption}</p>
        <Segments label={history.show} segments={views} value={view} onChange={onView} />
      </header>
      <div className={css['body']}>
        {view === 'gap' || view === 'both' ? gap : null}
        {view === 'space-time' || view === 'both' ? spaceTime : null}
        {view === 'table' ? table : null}
      </div>
    </section>
  )
}
