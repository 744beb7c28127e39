// Brokers that count messages instead of offsets: a queue, a stream, and a subject that keeps nothing.
import type { QueueScene, StreamScene, SubjectScene } from '#app'
import { paintedAs } from '../theme/aggregate-colours'
import inside from './contents.module.css'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { Pen } from './pen'
import { Pressable } from './pressable'
import { fitFirst, fitText, textWidth } from './text-width'

interface CellsProps<BrokerKind> {
  readonly pen: Pen
  readonly broker: BrokerKind
  readonly box: Box
}

interface MessageCell {
  readonly seq: number
  readonly key: string
  /** The id of the event that it carries. */
  readonly event: string
  readonly look: 'waiting' | 'unacked' | 'sent'
  readonly repeated: boolean
  readonly label: string
}

/** RabbitMQ: what goes out next stands first; what is out and not acknowledged is outlined. */
export function QueueCells({ pen, broker, box }: CellsProps<QueueScene>) {
  const { words } = pen
  const cells = broker.cells.map((cell): MessageCell => ({
    seq: cell.seq,
    key: cell.key,
    event: cell.event,
    look: cell.state === 'unacked' ? 'unacked' : 'waiting',
    repeated: cell.redelivered,
    label: words.says.queued(cell),
  }))
  return (
    <Line
      pen={pen}
      box={box}
      cells={cells}
      total={broker.ready + broker.unacked}
      from="first"
      foot={words.queue(broker.ready, broker.unacked, broker.dead)}
      open={broker.dead > 0}
    />
  )
}

/** JetStream: what is acknowledged stays and is pale; the number of those that are not stands below. */
export function StreamCells({ pen, broker, box }: CellsProps<StreamScene>) {
  const { words } = pen
  const cells = broker.cells.map((cell): MessageCell => ({
    seq: cell.seq,
    key: cell.key,
    event: cell.event,
    look: cell.state === 'acked' ? 'sent' : cell.state,
    repeated: cell.deliveries > 1,
    label: words.says.streamed(cell),
  }))
  return (
    <Line
      pen={pen}
      box={box}
      cells={cells}
      total={broker.total}
      from="last"
      foot={words.stream(broker.waiting, broker.unacked)}
      open={broker.waiting + broker.unacked > 0}
    />
  )
}

/** NATS Core: an open pipe. Who does not listen misses it. */
export function SubjectPipe({ pen, broker, box }: CellsProps<SubjectScene>) {
  const { metrics, words } = pen
  const { cell, pad, small } = metrics
  const y = box.y + metrics.head
  const w = box.w - 2 * pad
  const alone = broker.listeners.length === 0
  return (
    <>
      <path className={inside['pipe']} d={`M${box.x + pad} ${y}h${w}M${box.x + pad} ${y + cell.h}h${w}`} />
      <text className={styles['soft']} x={box.x + pad + 4} y={y + cell.h / 2 + 4} fontSize={small}>
        {fitFirst(words.keepsNothing, w - 8, small)}
      </text>
      <text
        className={alone ? inside['alarm'] : styles['soft']}
        x={box.x + pad}
        y={y + cell.h + 12}
        fontSize={small}
      >
        {fitFirst(words.listening(broker.listeners.length), w, small)}
      </text>
    </>
  )
}

interface LineProps {
  readonly pen: Pen
  readonly box: Box
  readonly cells: readonly MessageCell[]
  readonly total: number
  /** Which cells are drawn where not all fit. */
  readonly from: 'first' | 'last'
  readonly foot: readonly string[]
  readonly open: boolean
}

/** A line of cells with a line of text below it. */
function Line({ pen, box, cells, total, from, foot, open }: LineProps) {
  const { metrics } = pen
  const { cell, pad, small } = metrics
  const y = box.y + metrics.head
  const left = box.x + pad
  const room = box.w - 2 * pad
  const step = cell.w + cell.gap
  const most = Math.max(1, Math.floor((room + cell.gap) / step))
  const counted = total > most ? `+${total - most + 1}` : ''
  const fit = counted === '' ? most : most - 1
  const shown = from === 'first' ? cells.slice(0, fit) : cells.slice(-fit)
  const offset = counted !== '' && from === 'last' ? step : 0
  return (
    <>
      {shown.map((each, index) => (
        <MessageCellMark key={each.seq} pen={pen} cell={each} x={left + offset + index * step} y={y} />
      ))}
      {shown.length === 0 && (
        <rect className={inside['next']} x={left} y={y} width={cell.w} height={cell.h} rx={5} />
      )}
      {counted !== '' && (
        <text
          className={styles['soft']}
          x={from === 'last' ? left : left + shown.length * step + 2}
          y={y + cell.h / 2 + 4}
          fontSize={small}
        >
          {textWidth(counted, small) <= cell.w + 2 ? counted : '…'}
        </text>
      )}
      <text className={inside['lag']} data-open={open} x={left} y={y + cell.h + 12} fontSize={small}>
        {fitFirst(foot, room, small)}
      </text>
    </>
  )
}

interface MessageCellProps {
  readonly pen: Pen
  readonly cell: MessageCell
  readonly x: number
  readonly y: number
}

function MessageCellMark({ pen, cell, x, y }: MessageCellProps) {
  const { w, h } = pen.metrics.cell
  return (
    <Pressable
      pen={pen}
      target={{ kind: 'row', store: 'broker', key: String(cell.seq) }}
      about={{ kind: 'event', id: cell.event, key: cell.key }}
      label={cell.label}
      testId={`row:broker:${cell.seq}`}
      data={{ 'data-status': cell.look, 'data-repeated': String(cell.repeated) }}
      area={{ x, y, w, h }}
      apart={2}
    >
      <g style={paintedAs(cell.key)}>
        <rect className={inside['cell']} data-look={cell.look} x={x} y={y} width={w} height={h} rx={5} />
        {cell.repeated && (
          <rect
            className={inside['again']}
            data-look={cell.look}
            x={x + 2.5}
            y={y + 2.5}
            width={w - 5}
            height={h - 5}
            rx={3.5}
          />
        )}
        <text
          className={inside['cellText']}
          data-look={cell.look}
          x={x + w / 2}
          y={y + h / 2 + 4}
          textAnchor="middle"
          fontSize={11}
        >
          {fitText(String(cell.seq), w - 2, 11)}
        </text>
      </g>
    </Pressable>
  )
}
