// A list of cells in a store, such as an outbox or a log: its name above, a beam where somebody has read to, a line below.
import { paintedAs } from '../theme/aggregate-colours'
import inside from './contents.module.css'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { Pen } from './pen'
import { Pressable } from './pressable'
import { lastThatFit, type SectionPlan } from './store-plan'
import type { DiagramTarget } from './targets'
import { fitFirst, fitText, textWidth } from './text-width'

/** One cell, whatever it stands for. */
export interface SectionCell {
  readonly id: number
  readonly key: string
  /** The id of the event that it holds; empty for none. */
  readonly event: string
  readonly look: 'open' | 'burnt' | 'waiting' | 'sent' | 'skipped' | 'gone'
  readonly text: string
  /** A full sentence. */
  readonly label: string
}

/** What a section shows. */
export interface Section {
  /** The store of its cells, as rows are pointed at. */
  readonly store: string
  readonly name: string
  readonly cells: readonly SectionCell[]
  readonly total: number
  /** How things stand, at the right of the name; open where something waits. */
  readonly standing: readonly string[]
  readonly open: boolean
  /** Somebody has read up to this cell; null where cells say it themselves. */
  readonly cursor: number | null
  readonly cursorText: readonly string[]
  /** The line about the cursor is bad news. */
  readonly alarm: boolean
  readonly legend: readonly string[]
}

interface CellsSectionProps {
  readonly pen: Pen
  readonly section: Section
  readonly plan: SectionPlan
  readonly box: Box
  /** A line above it, where something else is there. */
  readonly divided: boolean
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Draws the section. */
export function CellsSection({ pen, section, plan, box, divided }: CellsSectionProps) {
  const { metrics } = pen
  const { small, pad, cell } = metrics
  const inner = box.w - 2 * pad
  const { shown, hidden } = lastThatFit(section.cells, section.total, plan.cells.perRow * plan.cells.rows)
  const placeOf = (index: number): Place => ({
    x: plan.cells.x + (index % plan.cells.perRow) * (cell.w + cell.gap),
    y: plan.cells.y + Math.floor(index / plan.cells.perRow) * (cell.h + cell.gap),
  })
  const first = hidden > 0 ? 1 : 0
  const standing = fitFirst(section.standing, inner * 0.6, small)
  return (
    <>
      {divided && <path className={styles['divider']} d={`M${box.x} ${plan.divider}H${box.x + box.w}`} />}
      <text className={styles['heading']} x={box.x + pad} y={plan.title} fontSize={small}>
        {fitText(section.name, inner - textWidth(standing, small) - 8, small, 'bold')}
      </text>
      <text
        className={inside['unsent']}
        data-open={section.open}
        x={box.x + box.w - pad}
        y={plan.title}
        textAnchor="end"
        fontSize={small}
      >
        {standing}
      </text>
      {hidden > 0 && <Hidden place={placeOf(0)} pen={pen} count={hidden} />}
      {shown.map((each, index) => (
        <Cell key={each.id} pen={pen} store={section.store} cell={each} place={placeOf(first + index)} />
      ))}
      <Beam
        cell={cell}
        places={shown.map(({ id }, index) => ({ id, ...placeOf(first + index) }))}
        cursor={section.cursor}
      />
      <Foot pen={pen} section={section} plan={plan} box={box} />
    </>
  )
}

interface BeamProps {
  readonly cell: Pen['metrics']['cell']
  readonly places: readonly (Place & { readonly id: number })[]
  readonly cursor: number | null
}

/** A reader's position: a beam behind the last cell it has read, like a text cursor; before the first if it read none. */
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

/** Where the reader stands, and what the looks mean. */
function Foot({ pen, section, plan, box }: Omit<CellsSectionProps, 'divided'>) {
  const { small, pad } = pen.metrics
  const inner = box.w - 2 * pad
  const cursor = section.cursorText.length === 0 ? '' : fitFirst(section.cursorText, inner - 12, small)
  const legend = fitFirst(section.legend, inner, small)
  const x = box.x + pad
  return (
    <>
      {cursor !== '' && (
        <>
          <path className={inside['beam']} d={`M${x + 2} ${plan.cursor - 10}v12`} />
          <text
            className={section.alarm ? inside['alarm'] : styles['soft']}
            x={x + 9}
            y={plan.cursor}
            fontSize={small}
          >
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
  readonly store: string
  readonly cell: SectionCell
  readonly place: Place
}

function Cell({ pen, store, cell, place }: CellProps) {
  const { w, h } = pen.metrics.cell
  const { x, y } = place
  const target: DiagramTarget = { kind: 'row', store, key: String(cell.id) }
  return (
    <Pressable
      pen={pen}
      target={target}
      about={{ kind: 'event', id: cell.event, key: cell.key }}
      label={cell.label}
      testId={`row:${store}:${cell.id}`}
      data={{ 'data-status': cell.look }}
      area={{ x, y, w, h }}
      apart={2}
    >
      <g style={paintedAs(cell.key)}>
        <rect className={inside['cell']} data-look={cell.look} x={x} y={y} width={w} height={h} rx={5} />
        {cell.look === 'burnt' && (
          <path
            className={inside['burnt']}
            d={`M${x + 3} ${y + 3}L${x + w - 3} ${y + h - 3}M${x + w - 3} ${y + 3}L${x + 3} ${y + h - 3}`}
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
          {fitText(cell.text, w - 2, 11)}
        </text>
      </g>
    </Pressable>
  )
}
