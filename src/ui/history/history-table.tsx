// The history as tables: how many events were committed and visible when, or every message.
import { useState } from 'react'
import { Segments } from '../controls/tabs'
import { useWords } from '../text/provider'
import { GapTable, type GapTableProps } from './gap-table'
import css from './history-pane.module.css'
import { useHistoryWords } from './history-words'
import { MessagesTable, type MessagesTableProps } from './messages-table'

/** Props of the tables. */
export type HistoryTableProps = GapTableProps & MessagesTableProps

/** One of the two tables, and the switch between them. */
export function HistoryTable(props: HistoryTableProps) {
  const words = useWords()
  const own = useHistoryWords()
  const [which, setWhich] = useState<'events' | 'messages'>('events')
  return (
    <div className={css['tables']}>
      <Segments
        label={words.history.table}
        segments={[
          { value: 'events', label: own.events },
          { value: 'messages', label: own.messages },
        ]}
        value={which}
        onChange={setWhich}
      />
      {which === 'events' ? <GapTable {...props} /> : <MessagesTable {...props} />}
    </div>
  )
}
