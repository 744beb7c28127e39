// The history as tables: how many events were committed and visible when, every message, or the faults and marks.
import { lazy, Suspense, useState } from 'react'
import { Segments } from '../controls/tabs'
import { useWords } from '../text/provider'
import { GapTable, type GapTableProps } from './gap-table'
import type { HappeningsTableProps } from './happenings-table'
import css from './history-pane.module.css'
import { useHistoryWords } from './history-words'
import { MessagesTable, type MessagesTableProps } from './messages-table'

/** Props of the tables. */
export type HistoryTableProps = GapTableProps & MessagesTableProps & HappeningsTableProps

/** Names what only all the words can name: loaded by whoever looks at it. */
const HappeningsTable = lazy(async () => ({ default: (await import('./happenings-table')).HappeningsTable }))

/** One of the three tables, and the switch between them. */
export function HistoryTable(props: HistoryTableProps) {
  const words = useWords()
  const own = useHistoryWords()
  const [which, setWhich] = useState<'events' | 'messages' | 'happenings'>('events')
  return (
    <div className={css['tables']}>
      <Segments
        label={words.history.table}
        segments={[
          { value: 'events', label: own.events },
          { value: 'messages', label: own.messages },
          { value: 'happenings', label: own.happenings },
        ]}
        value={which}
        onChange={setWhich}
      />
      {which === 'events' ? <GapTable {...props} /> : null}
      {which === 'messages' ? <MessagesTable {...props} /> : null}
      {which === 'happenings' ? (
        <Suspense fallback={null}>
          <HappeningsTable {...props} />
        </Suspense>
      ) : null}
    </div>
  )
}
