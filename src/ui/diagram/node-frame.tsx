// A component's box: its name, its state as a word in a chip, and how it fares: up, recovering or down.
import type { ComponentScene } from '#app'
import type { ReactNode } from 'react'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import { type HeadPlan, headPlan } from './head-plan'
import { stateRoom } from './state-room'
import { Pressable } from './pressable'
import type { Pen } from './pen'

export type Side = 'write' | 'read' | 'shore'

interface NodeFrameProps {
  readonly pen: Pen
  readonly component: ComponentScene
  readonly box: Box
  readonly side: Side
  /** It holds parts that can be chosen on their own: then only its head is its button. */
  readonly holds?: boolean
  /** The component that pressing it inspects, where it is not the box itself. */
  readonly inspects?: string
  /** It is a part of something else. */
  readonly dashed?: boolean
  /** What belongs to the box itself; what can be chosen on its own is drawn beside the frame. */
  readonly children?: (head: HeadPlan) => ReactNode
}

/** Longest time for which room is kept in the chip of a dead component, in microseconds. */
const downMost = 99_900_000

/** Room for the mark in the chip of a component that is not up. */
const chipRoom = 12

const wordingsOf = (component: ComponentScene, pen: Pen): readonly string[] =>
  component.status === 'down'
    ? pen.words.down(downMost)
    : [pen.words.state(component.status === 'up' ? component.state : 'recovering')]

/** Draws the box of a component and what stands in its head. */
export function NodeFrame(props: NodeFrameProps) {
  const { pen, component, box, side, holds = false, dashed = false, children } = props
  const { id, state, status, faults, inHand } = component
  const name = pen.words.component(id)
  const wordings = wordingsOf(component, pen)
  const chipMark = status === 'up' ? 0 : chipRoom
  const stateMost = stateRoom(id, pen.words, pen.metrics.small, chipRoom)
  const head = headPlan(box, { name, state: wordings, chipMark, oneLine: holds, stateMost }, pen.metrics)
  const inspects = props.inspects ?? id
  const target = { kind: 'component', id: inspects } as const
  const area = holds ? { ...box, h: pen.metrics.head } : box
  return (
    <>
      <Ground pen={pen} id={inspects} box={box} side={side} status={status} dashed={dashed} />
      <Pressable
        pen={pen}
        target={target}
        label={pen.words.says.component({ id, state, status, inHand: inHand.length, faults: faults.length })}
        testId={`node:${id}`}
        data={{ 'data-state': state, 'data-status': status }}
        area={holds ? { x: area.x + 3, y: area.y + 3, w: area.w - 6, h: area.h - 5 } : area}
        radius={holds ? 6 : 9}
        ring={holds ? 'focus' : 'all'}
        apart={holds ? 0 : 3}
      >
        <rect className={styles['ground']} x={area.x} y={area.y} width={area.w} height={area.h} />
        <text className={styles['name']} x={head.nameX} y={head.nameY} fontSize={pen.metrics.text}>
          {head.name}
        </text>
        <Chip
          head={head}
          component={{ ...component, id: inspects }}
          size={pen.metrics.small}
          wording={wordings.indexOf(head.state)}
        />
        {children?.(head)}
      </Pressable>
      {holds && <BoxRing box={box} emphasis={pen.emphasisOf(target)} />}
      {faults.length > 0 && status !== 'down' && <FaultBadge x={box.x + box.w - 20} y={box.y} />}
    </>
  )
}

type GroundProps = Pick<NodeFrameProps, 'pen' | 'box' | 'side'> &
  Pick<ComponentScene, 'id' | 'status'> & { readonly dashed: boolean }

/** The box itself. A click on it counts as one on its component (`data-ground`; see the live part). */
function Ground({ pen, id, box, side, status, dashed }: GroundProps) {
  const shape = { x: box.x, y: box.y, width: box.w, height: box.h, rx: 9 }
  return (
    <>
      <rect
        className={styles['box']}
        data-ground={id}
        data-side={side}
        data-status={status}
        data-dashed={dashed}
        {...shape}
      />
      {status === 'down' && <rect className={styles['hatch']} fill={`url(#${pen.hatch})`} {...shape} />}
    </>
  )
}

/** The ring around a whole box of which only the head is the button. */
function BoxRing({ box, emphasis }: { readonly box: Box; readonly emphasis: string }) {
  return (
    <g data-emphasis={emphasis}>
      <rect
        className={styles['halo']}
        x={box.x - 3}
        y={box.y - 3}
        width={box.w + 6}
        height={box.h + 6}
        rx={12}
      />
    </g>
  )
}

interface ChipProps {
  readonly head: HeadPlan
  readonly component: ComponentScene
  readonly size: number
  /** Which of the wordings for a dead component fits; its text runs with the clock and is set at every frame. */
  readonly wording: number
}

function Chip({ head, component, size, wording }: ChipProps) {
  const { chip } = head
  if (chip.w === 0) return null
  const { status } = component
  const middle = chip.y + chip.h / 2
  const text = { y: middle + 4, fontSize: size, className: styles['chipText'], 'data-status': status }
  return (
    <>
      <rect
        className={styles['chip']}
        data-status={status}
        x={chip.x}
        y={chip.y}
        width={chip.w}
        height={chip.h}
        rx={chip.h / 2}
      />
      {status === 'up' ? (
        <text {...text} x={chip.x + chip.w / 2} textAnchor="middle">
          {head.state}
        </text>
      ) : (
        <>
          <path
            className={styles['chipMark']}
            data-status={status}
            d={
              status === 'down'
                ? 'M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5'
                : 'M3.6 -1.6A4 4 0 1 0 3.6 1.8M4.4 -4L3.8 -1.2L1 -1.8'
            }
            transform={`translate(${chip.x + 10} ${middle})`}
          />
          {status === 'down' && wording >= 0 ? (
            <text {...text} x={chip.x + 18} data-down={component.id} data-wording={wording} />
          ) : (
            <text {...text} x={chip.x + 18}>
              {head.state}
            </text>
          )}
        </>
      )}
    </>
  )
}

interface FaultBadgeProps {
  readonly x: number
  readonly y: number
  readonly scale?: number
}

/** A small triangle with a stroke in it: a fault is in force here. */
export function FaultBadge({ x, y, scale = 1 }: FaultBadgeProps) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path className={styles['faultBadge']} d="M0 -7L7.5 6H-7.5Z" />
      <path className={styles['faultMark']} d="M0 -2.5V1.5M0 3.6V4" />
    </g>
  )
}
