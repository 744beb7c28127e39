// The broker's log: a row of cells for each partition, and under it how far the group has committed.
import type { LogScene } from '#app'
import { paintedAs } from '../theme/aggregate-colours'
import inside from './contents.module.css'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { Pen } from './pen'
import { Pressable } from './pressable'
import { fitFirst, fitText, textWidth } from './text-width'

type Partition = LogScene['partitions'][number]
type LogCell = Partition['cells'][number]

interface BrokerLogProps {
  readonly pen: Pen
  readonly broker: LogScene
  readonly box: Box
  /** How many partitions are drawn; the rest is counted. */
  readonly rows: number
}

/** Draws the log below the broker's head. */
export function BrokerLog({ pen, broker, box, rows }: BrokerLogProps) {
  const { metrics, words } = pen
  const top = box.y + metrics.head
  const rest = broker.partitions.slice(rows)
  const lag = rest.reduce((sum, partition) => sum + partition.lag, 0)
  return (
    <>
      {broker.partitions.slice(0, rows).map((partition, index) => (
        <PartitionRow
          key={partition.partition}
          pen={pen}
          partition={partition}
          box={{ x: box.x, y: top + index * metrics.partition, w: box.w, h: metrics.partition }}
          named={broker.partitions.length > 1}
        />
      ))}
      {rest.length > 0 && (
        <text
          className={styles['soft']}
          x={box.x + metrics.pad}
          y={top + rows * metrics.partition + 11}
          fontSize={metrics.small}
        >
          {fitFirst(words.morePartitions(rest.length, lag), box.w - 2 * metrics.pad, metrics.small)}
        </text>
      )}
    </>
  )
}

interface PartitionRowProps {
  readonly pen: Pen
  readonly partition: Partition
  readonly box: Box
  readonly named: boolean
}

function PartitionRow({ pen, partition, box, named }: PartitionRowProps) {
  const { metrics, words } = pen
  const { cell, pad, small } = metrics
  const name = words.partition(partition.partition)
  const left = box.x + pad + (named ? textWidth('p12', small) + 6 : 0)
  const right = box.x + box.w - pad
  const step = cell.w + cell.gap
  const fit = Math.max(1, Math.floor((right - left + cell.gap) / step) - 1)
  const cells = partition.cells.slice(-fit)
  const first = cells[0]?.offset ?? partition.end
  const reached = Math.max(0, Math.min(cells.length, partition.committed - first))
  const beyond = partition.committed < first
  return (
    <>
      {named && (
        <text className={styles['soft']} x={box.x + pad} y={box.y + cell.h / 2 + 4} fontSize={small}>
          {name}
        </text>
      )}
      {cells.map((record, index) => (
        <RecordCell
          key={record.offset}
          pen={pen}
          partition={partition}
          record={record}
          x={left + index * step}
          y={box.y}
        />
      ))}
      <rect
        className={inside['next']}
        x={left + cells.length * step}
        y={box.y}
        width={cell.w}
        height={cell.h}
        rx={5}
      />
      <Committed
        pen={pen}
        partition={partition}
        x={left + Math.max(3, reached * step - cell.gap / 2)}
        y={box.y + cell.h}
        beyond={beyond}
        span={{ left, right }}
      />
    </>
  )
}

interface RecordCellProps {
  readonly pen: Pen
  readonly partition: Partition
  readonly record: LogCell
  readonly x: number
  readonly y: number
}

function RecordCell({ pen, partition, record, x, y }: RecordCellProps) {
  const { w, h } = pen.metrics.cell
  const { offset, key, event, repeated } = record
  const read = offset < partition.committed
  const at = `${partition.partition}:${offset}`
  return (
    <Pressable
      pen={pen}
      target={{ kind: 'row', store: 'broker', key: at }}
      about={{ kind: 'event', id: event, key }}
      label={pen.words.says.record({ partition: partition.partition, offset, key, event, repeated, read })}
      testId={`row:broker:${at}`}
      data={{ 'data-status': read ? 'committed' : 'waiting', 'data-repeated': String(repeated) }}
      area={{ x, y, w, h }}
      apart={2}
    >
      <g style={paintedAs(key)}>
        <rect
          className={inside['cell']}
          data-look={read ? 'sent' : 'waiting'}
          x={x}
          y={y}
          width={w}
          height={h}
          rx={5}
        />
        {repeated && (
          <rect className={inside['again']} x={x + 2} y={y + 2} width={w - 4} height={h - 4} rx={3.5} />
        )}
        <text
          className={inside['cellText']}
          data-look={read ? 'sent' : 'waiting'}
          x={x + w / 2}
          y={y + h / 2 + 4}
          textAnchor="middle"
          fontSize={11}
        >
          {fitText(String(offset), w - 2, 11)}
        </text>
      </g>
    </Pressable>
  )
}

interface CommittedProps {
  readonly pen: Pen
  readonly partition: Partition
  readonly x: number
  readonly y: number
  /** The committed offset lies before the first cell that is drawn. */
  readonly beyond: boolean
  readonly span: { readonly left: number; readonly right: number }
}

/** The group's position: a triangle at the boundary before the next record it will get. */
function Committed({ pen, partition, x, y, beyond, span }: CommittedProps) {
  const { small } = pen.metrics
  const wordings = pen.words.committed(partition.committed, partition.lag)
  const after = span.right - x - 10
  const before = x - 10 - span.left
  const longest = textWidth(wordings[0] ?? '', small)
  const rightward = after >= longest || after >= before
  const text = fitFirst(wordings, rightward ? after : before, small)
  const point = beyond ? `M${x - 3} ${y + 6}l7 -4v8z` : `M${x} ${y + 1.5}l4.5 8h-9z`
  return (
    <>
      <path className={inside['cursor']} d={point} />
      <text
        className={inside['lag']}
        data-open={partition.lag > 0}
        x={rightward ? x + 9 : x - 9}
        y={y + 10}
        textAnchor={rightward ? 'start' : 'end'}
        fontSize={small}
      >
        {text}
      </text>
    </>
  )
}
