// The two stores and the broker: a frame, and inside it what they hold.
import type { BrokerScene, ComponentScene, OutboxScene, StoreScene } from '#app'
import { BrokerLog } from './broker-log'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { HeadPlan } from './head-plan'
import { NodeFrame } from './node-frame'
import { OutboxCells } from './outbox-cells'
import type { Pen } from './pen'
import { storePlan } from './store-plan'
import { StoreRows } from './store-rows'
import { fitFirst } from './text-width'

interface HolderProps {
  readonly pen: Pen
  readonly component: ComponentScene
  readonly box: Box
}

interface StoreNodeProps extends HolderProps {
  readonly side: 'write' | 'read'
  readonly store: StoreScene
  readonly outbox?: OutboxScene | undefined
}

/** Draws a store with its rows, and its outbox where it has one. */
export function StoreNode({ pen, component, box, side, store, outbox }: StoreNodeProps) {
  const plan = storePlan(box, pen.metrics, outbox !== undefined)
  return (
    <g>
      <NodeFrame pen={pen} component={component} box={box} side={side} holds>
        {(head) => (
          <Subtitle
            pen={pen}
            box={box}
            head={head}
            wordings={[`${store.table} · ${store.total}`, store.table]}
          />
        )}
      </NodeFrame>
      <StoreRows pen={pen} store={component.id} scene={store} plan={plan.rows} />
      {outbox && plan.outbox && <OutboxCells pen={pen} outbox={outbox} plan={plan.outbox} box={box} />}
    </g>
  )
}

interface BrokerNodeProps extends HolderProps {
  readonly broker: BrokerScene
  readonly rows: number
}

/** Draws the broker with its log. */
export function BrokerNode({ pen, component, box, broker, rows }: BrokerNodeProps) {
  return (
    <g>
      <NodeFrame pen={pen} component={component} box={box} side="shore" holds>
        {(head) => <Subtitle pen={pen} box={box} head={head} wordings={pen.words.topic(broker.topic)} />}
      </NodeFrame>
      <BrokerLog pen={pen} broker={broker} box={box} rows={rows} />
    </g>
  )
}

interface SubtitleProps {
  readonly pen: Pen
  readonly box: Box
  readonly head: HeadPlan
  readonly wordings: readonly string[]
}

/** A second line under the name; where the head is one line only, what fits beside the name. */
function Subtitle({ pen, box, head, wordings }: SubtitleProps) {
  const { small, pad, head: height } = pen.metrics
  const below = height >= 40
  const room = below ? box.w - 2 * pad : head.free.w
  const text = fitFirst(wordings, room, small)
  if (text === '' || (!below && text.endsWith('…'))) return null
  return (
    <text
      className={styles['soft']}
      x={below ? box.x + pad : head.free.x}
      y={below ? head.nameY + 16 : head.nameY}
      fontSize={small}
    >
      {text}
    </text>
  )
}
