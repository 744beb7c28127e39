// The outbox under the rows of the write store: one cell a row, pale once it is sent, and the relay's cursor below.
import type { OutboxCell, OutboxScene } from '#app'
import { paintedAs } from '../theme/aggregate-colours'
import inside from './contents.module.css'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { Pen } from './pen'
import { Pressable } from './pressable'
import type { OutboxPlan } from './store-plan'
import { lastThatFit } from './store-plan'
import { fitFirst, fitText, textWidth } from './text-width'

interface OutboxCellsProps {
  readonly pen: Pen
  readonly outbox: OutboxScene
  readonly plan: OutboxPlan
  readonly box: Box
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Draws the outbox. */
export function OutboxCells({ pen, outbox, plan, box }: OutboxCellsProps) {
  const { words, metrics } = pen
  const { small, pad } = metrics
  const inner = box.w - 2 * pad
  const fit = plan.cells.perRow * plan.cells.rows
  const { shown, hidden } = lastThatFit(outbox.cells, outbox.total, fit)
  const placeOf = (index: number): Place => ({
    x: plan.cells.x + (index % plan.cells.perRow) * (metrics.cell.w + metrics.cell.gap),
    y: plan.cells.y + Math.floor(index / plan.cells.perRow) * (metrics.cell.h + metrics.cell.gap),
  })
  const first = hidden > 0 ? 1 : 0
  const unsent = fitFirst(words.unsent(outbox.unsent), inner * 0.6, small)
  return (
    <>
      <path className={styles['divider']} d={`M${box.x} ${plan.divider}H${box.x + box.w}`} />
      <text className={styles['heading']} x={box.x + pad} y={plan.title} fontSize={small}>
        {fitText(words.outbox, inner - textWidth(unsent, small) - 8, small, 'bold')}
      </text>
      <text
        className={inside['unsent']}
        data-open={outbox.unsent > 0}
        x={box.x + box.w - pad}
        y={plan.title}
        textAnchor="end"
        fontSize={small}
      >
        {unsent}
      </text>
      {hidden > 0 && <Hidden place={placeOf(0)} pen={pen} count={hidden} />}
      {shown.map((cell, index) => (
        <Cell key={cell.id} pen={pen} cell={cell} place={placeOf(first + index)} />
      ))}
      <Beam
        cell={metrics.cell}
        places={shown.map(({ id }, index) => ({ id, ...placeOf(first + index) }))}
        cursor={outbox.cursor}
      />
      <Foot pen={pen} outbox={outbox} plan={plan} box={box} />
    </>
  )
}

interface BeamProps {
  readonly cell: Pen['metrics']['cell']
  readonly places: readonly (Place & { readonly id: number })[]
  readonly cursor: number | null
}

/** The relay's cursor: a beam behind the last cell it has read, like a text cursor; before the first if it read none. */
function Beam({ cell, places, cursor }: BeamProps) {
  const [first] = places
  if (cursor === null || first === undefined) return null
  const last = places.findLast(({ id }) => id <= cursor)
  const { x, y } = last
    ? { x: last.x + cell.w + cell.gap / 2, y: last.y }
    : { x: first.x - cell.gap / 2, y: first.y }
  return <path className={inside['beam']} d={`M${x} ${y - 2}v${cell.h + 4}`} />
}

function Hidden({ place, pen, count }: { readonly place: Place; readonly pen: Pen; readonly count: number }) {
  const { cell, small } = pen.metrics
  return (
    <text
      className={styles['soft']}
      x={place.x + cell.w / 2}
      y={place.y + cell.h / 2 + 4}
      textAnchor="middle"
      fontSize={small}
    >
      {fitFirst([`+${count}`, `+${Math.round(count / 1000)}k`, '…'], cell.w + 2, small)}
    </text>
  )
}

/** Where the relay's cursor stands, and what the looks mean. */
function Foot({ pen, outbox, plan, box }: OutboxCellsProps) {
  const { words, metrics } = pen
  const { small, pad } = metrics
  const inner = box.w - 2 * pad
  const cursor = outbox.cursor === null ? '' : fitFirst(words.cursor(outbox.cursor), inner - 12, small)
  const legend = fitFirst(words.outboxLegend, inner, small)
  const x = box.x + pad
  return (
    <>
      {plan.cursor !== undefined && cursor !== '' && (
        <>
          <path className={inside['beam']} d={`M${x + 2} ${plan.cursor - 10}v12`} />
          <text className={styles['soft']} x={x + 9} y={plan.cursor} fontSize={small}>
            {cursor}
          </text>
        </>
      )}
      {plan.legend !== undefined && (
        <text className={styles['soft']} x={x} y={cursor === '' ? plan.cursor : plan.legend} fontSize={small}>
          {legend}
        </text>
      )}
    </>
  )
}

interface CellProps {
  readonly pen: Pen
  readonly cell: OutboxCell
  readonly place: Place
}

function Cell({ pen, cell, place }: CellProps) {
  const { w, h } = pen.metrics.cell
  const { x, y } = place
  return (
    <Pressable
      pen={pen}
      target={{ kind: 'row', store: 'outbox', key: String(cell.id) }}
      label={pen.words.says.outboxCell(cell)}
      testId={`row:outbox:${cell.id}`}
      data={{ 'data-status': cell.status }}
      area={{ x, y, w, h }}
      apart={2}
    >
      <g style={paintedAs(cell.key)}>
        <rect className={inside['cell']} data-look={cell.status} x={x} y={y} width={w} height={h} rx={5} />
        {cell.status === 'burnt' && (
          <path
            className={inside['burnt']}
            d={`M${x + 3} ${y + 3}L${x + w - 3} ${y + h - 3}M${x + w - 3} ${y + 3}L${x + 3} ${y + h - 3}`}
          />
        )}
        <text
          className={inside['cellText']}
          data-look={cell.status}
          x={x + w / 2}
          y={y + h / 2 + 4}
          textAnchor="middle"
          fontSize={11}
        >
          {fitText(cell.status === 'skipped' ? `${cell.id}!` : String(cell.id), w - 2, 11)}
        </text>
      </g>
    </Pressable>
  )
}
