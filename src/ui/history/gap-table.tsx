// The gap over time as a table, for those who read rather than look.
import type { History } from '#app'
import { Button } from '../controls/button'
import { VirtualList } from '../controls/virtual-list'
import { useWords } from '../text/provider'
import { componentName } from '../text/vocabulary'
import css from './history-pane.module.css'

/** Props of the history as a table. */
export interface GapTableProps {
  readonly history: History
  readonly step: number
  readonly onSeekStep: (step: number) => void
}

/** Every instant at which the two lines changed; the button of a row goes there. */
export function GapTable({ history, step, onSeekStep }: GapTableProps) {
  const words = useWords()
  const { clock, count } = words.format
  const heads = words.history.columns
  const points = history.gap
  const readers = history.readers ?? []
  const here = points.findLastIndex((point) => point.step <= step)
  return (
    <VirtualList
      label={words.history.title}
      columns={[
        { label: heads.time, width: '1.2fr' },
        { label: heads.step, width: '1fr' },
        { label: heads.committed, width: '1fr' },
        { label: heads.visible, width: '1fr' },
        { label: heads.gap, width: '1fr' },
        ...readers.map((reader) => ({ label: componentName(words.names, reader), width: '1fr' })),
      ]}
      count={points.length}
      rowHeight={32}
      reveal={here}
      keyOf={(index) => String(index)}
      classOf={(index) => (index > here ? css['future'] : index === here ? css['here'] : undefined)}
      cells={(index) => {
        const point = points[index]
        if (point === undefined) return []
        return [
          <Button
            key="time"
            tone="quiet"
            className={css['go']}
            aria-label={`${clock(point.at)}: ${words.trace.goTo(count(point.step))}`}
            onClick={() => onSeekStep(point.step)}
          >
            {clock(point.at)}
          </Button>,
          count(point.step),
          count(point.committed),
          count(point.visible),
          count(point.committed - point.visible),
          ...readers.map((_, place) => count(point.places?.[place] ?? 0)),
        ]
      }}
    />
  )
}
