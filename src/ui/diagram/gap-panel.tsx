// The gap between the models, in numbers: how many events behind, for how long, and what is missing or stale.
import type { GapScene } from '#app'
import styles from './diagram.module.css'
import { type Box, bottomOf } from './geometry'
import type { Pen } from './pen'
import { fitFirst, textWidth } from './text-width'

interface GapPanelProps {
  readonly pen: Pen
  readonly gap: GapScene
  readonly box: Box
}

/** Kept free for a number that grows while it is looked at, in microseconds. */
const ageMost = 88_880_000

/** The largest size at which both numbers and their units fit on a line. */
function numberSize(pen: Pen, gap: GapScene, room: number): number {
  const { metrics, words } = pen
  const events = words.gapEvents(Math.max(10, gap.events))
  const age = words.gapAge(Math.max(ageMost, gap.age))
  const units = textWidth(`${events.unit}${age.unit}`, metrics.small) + 26
  for (let size = metrics.number; size > 13; size--)
    if (textWidth(events.number + age.number, size, 'bold') + units <= room) return size
  return 13
}

/** Whether the models differ: events are missing from the view, or rows are wrong although none is. */
const isOpen = ({ events, missing, stale, wrong }: GapScene): boolean => events + missing + stale + wrong > 0

/** Draws the panel: title, numbers and words under each other, or beside each other where it is low. */
export function GapPanel({ pen, gap, box }: GapPanelProps) {
  const { metrics, words } = pen
  const { pad, small } = metrics
  const flat = box.h < 60
  const strip = box.w > 280 && flat
  const inner = box.w - 2 * pad
  const room = strip ? inner * 0.56 : inner
  const size = numberSize(pen, gap, room)
  const x = box.x + pad
  const line = flat
    ? box.y + (strip ? box.h / 2 + size * 0.36 : size + 5)
    : box.y + (box.h < 80 ? 18 : 26) + size
  const below = { x, y: bottomOf(box) - (box.h < 80 ? 8 : 12), w: inner }
  const beside = { x: x + room + 8, y: box.y + box.h / 2 + 15, w: inner - room - 8 }
  const note = strip ? beside : below
  return (
    <g
      role="img"
      aria-label={words.says.gap(gap)}
      data-testid="gap"
      data-events={gap.events}
      data-ms={gap.age / 1000}
      data-open={isOpen(gap)}
    >
      <rect
        className={styles['gapBox']}
        x={box.x}
        y={box.y}
        width={box.w}
        height={box.h}
        rx={9}
        data-open={isOpen(gap)}
      />
      {(!flat || strip) && (
        <text
          className={styles['heading']}
          x={strip ? note.x : x}
          y={strip ? box.y + box.h / 2 - 3 : box.y + (box.h < 80 ? 15 : 19)}
          fontSize={11}
        >
          {fitFirst([words.gap, words.gapShort], strip ? note.w : inner, 11, 'bold')}
        </text>
      )}
      <Numbers pen={pen} gap={gap} x={x} y={line} size={size} />
      <text className={styles['gapWords']} data-open={isOpen(gap)} x={note.x} y={note.y} fontSize={small}>
        {fitFirst(words.gapParts(gap), note.w, small)}
      </text>
    </g>
  )
}

interface NumbersProps {
  readonly pen: Pen
  readonly gap: GapScene
  readonly x: number
  readonly y: number
  readonly size: number
}

/** The two numbers. The second runs with the clock: it is set at every frame, by its `data-gap-age`. */
function Numbers({ pen, gap, x, y, size }: NumbersProps) {
  const { words, metrics } = pen
  const events = words.gapEvents(gap.events)
  return (
    <text x={x} y={y} className={styles['gapLine']} data-open={isOpen(gap)}>
      <tspan className={styles['gapNumber']} fontSize={size}>
        {events.number}
      </tspan>
      <tspan className={styles['gapUnit']} fontSize={metrics.small} dx={4}>
        {events.unit}
      </tspan>
      <tspan className={styles['gapNumber']} data-kind="age" fontSize={size} dx={12} data-gap-age="" />
      <tspan className={styles['gapUnit']} fontSize={metrics.small} dx={3}>
        {words.gapAge(0).unit}
      </tspan>
    </text>
  )
}
