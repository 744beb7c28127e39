// A component that works through something: what it has in hand stands in its box, pale once it is done.
import type { ComponentScene } from '#app'
import styles from './diagram.module.css'
import { type Box, bottomOf } from './geometry'
import { type HandsPlan, handsPlan } from './hands-plan'
import type { HeadPlan } from './head-plan'
import { KeySquare } from './key-square'
import { NodeFrame, type Side } from './node-frame'
import type { Pen } from './pen'
import { fitFirst, fitText } from './text-width'

interface WorkerNodeProps {
  readonly pen: Pen
  readonly component: ComponentScene
  readonly box: Box
  readonly side: Side
  /** Holds events: a relay, a projector. Others have tasks. */
  readonly carries: boolean
}

/** Draws a component without rows of its own. */
export function WorkerNode({ pen, component, box, side, carries }: WorkerNodeProps) {
  return (
    <NodeFrame pen={pen} component={component} box={box} side={side}>
      {(head) =>
        carries ? (
          <Hands pen={pen} component={component} box={box} head={head} />
        ) : (
          <Tasks pen={pen} component={component} box={box} head={head} />
        )
      }
    </NodeFrame>
  )
}

interface InsideProps {
  readonly pen: Pen
  readonly component: ComponentScene
  readonly box: Box
  readonly head: HeadPlan
}

/** The events in hand as squares: on a line of their own, or in what the head leaves free. */
function Hands({ pen, component, box, head }: InsideProps) {
  const { inHand } = component
  const plan = handsPlan(box, head, inHand.length, pen.metrics)
  if (inHand.length === 0) return <EmptyHands pen={pen} component={component} box={box} head={head} />
  const { x, y, size, shown } = plan
  const next = inHand.find((event) => !event.done) ?? inHand.at(-1)
  return (
    <>
      {inHand.slice(0, shown).map((event, index) => (
        <g key={`${event.key}:${index}`}>
          <KeySquare
            aggregate={event.key}
            x={x + index * plan.step}
            y={y}
            size={size}
            look={event.done ? 'pale' : 'solid'}
          />
        </g>
      ))}
      {plan.counts && (
        <text className={styles['soft']} x={x + shown * plan.step} y={y + size / 2 + 4} fontSize={11}>
          {`+${inHand.length - shown}`}
        </text>
      )}
      {!plan.beside && next && <NextEvent pen={pen} inHand={inHand} next={next} plan={plan} />}
    </>
  )
}

function EmptyHands({ pen, component, box, head }: InsideProps) {
  const { words, metrics } = pen
  const { reached, status } = component
  const least = reached === undefined ? 22 : 16
  if (status !== 'up' || bottomOf(box) - head.below < least) return null
  if (reached === undefined && metrics.form !== 'roomy') return null
  const wordings = reached === undefined ? [words.emptyHands] : words.reached(reached)
  return (
    <text className={styles['soft']} x={box.x + metrics.pad} y={head.below + 13} fontSize={metrics.small}>
      {fitFirst(wordings, box.w - 2 * metrics.pad, metrics.small)}
    </text>
  )
}

interface NextEventProps {
  readonly pen: Pen
  readonly inHand: ComponentScene['inHand']
  readonly next: ComponentScene['inHand'][number]
  readonly plan: HandsPlan
}

/** The event that is worked on, in words: beside its square where it is the only one, else below the squares. */
function NextEvent({ pen, inHand, next, plan }: NextEventProps) {
  const { words, metrics } = pen
  const alone = inHand.length === 1
  if (!alone && plan.room < 34) return null
  const indent = alone ? plan.size + 5 : 0
  return (
    <text
      className={styles['soft']}
      x={plan.x + indent}
      y={alone ? plan.y + plan.size / 2 + 4 : plan.y + plan.size + 14}
      fontSize={metrics.small}
    >
      {fitFirst(words.event(next.event, next.key), plan.width - indent, metrics.small)}
    </text>
  )
}

/** How many things a component does at once. */
function Tasks({ pen, component, box, head }: InsideProps) {
  const { words, metrics } = pen
  const count = component.tasks.length
  const text = count < 2 ? words.role(component.id) : words.tasks(count)
  if (bottomOf(box) - head.below < 16) return null
  return (
    <text className={styles['soft']} x={box.x + metrics.pad} y={head.below + 8} fontSize={metrics.small}>
      {fitText(text, box.w - 2 * metrics.pad, metrics.small)}
    </text>
  )
}
