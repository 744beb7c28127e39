// The stores and the broker: a frame, and inside it what they hold.
import type { BrokerScene, ComponentScene, ReadScene, StoreScene } from '#app'
import { QueueCells, StreamCells, SubjectPipe } from './broker-cells'
import { BrokerLog } from './broker-log'
import { CellsSection, type Section } from './cells-section'
import styles from './diagram.module.css'
import type { Box } from './geometry'
import type { HeadPlan } from './head-plan'
import { NodeFrame } from './node-frame'
import type { Pen } from './pen'
import { storePlan } from './store-plan'
import { StoreRows } from './store-rows'
import { fitFirst } from './text-width'

interface HolderProps {
  readonly pen: Pen
  readonly component: ComponentScene
  readonly box: Box
}

interface WriteNodeProps extends HolderProps {
  readonly store: StoreScene
  readonly sections: readonly Section[]
  /** Whether it keeps rows beside its events: an event store does not. */
  readonly rows: boolean
  /** It answers queries as well. */
  readonly both: boolean
}

/** Draws the write store with its rows, and the lists that it keeps. */
export function WriteNode({ pen, component, box, store, sections, rows, both }: WriteNodeProps) {
  const plan = storePlan(box, pen.metrics, { rows, lists: sections.length })
  const counted = [`${store.table} · ${store.total}`, store.table]
  return (
    <g>
      <NodeFrame pen={pen} component={component} box={box} side={both ? 'shore' : 'write'} holds>
        {(head) => (
          <Subtitle
            pen={pen}
            box={box}
            head={head}
            wordings={both ? pen.words.oneModel.map((text) => `${text} · ${store.total}`) : counted}
          />
        )}
      </NodeFrame>
      {plan.rows && <StoreRows pen={pen} store={component.id} scene={store} plan={plan.rows} />}
      {plan.sections.map((place, index) => {
        const section = sections[index]
        return (
          section && (
            <CellsSection
              key={section.store}
              pen={pen}
              section={section}
              plan={place}
              box={box}
              divided={rows || index > 0}
            />
          )
        )
      })}
    </g>
  )
}

interface ReadNodeProps extends HolderProps {
  readonly read: ReadScene
}

/** Draws a place that answers queries. One in the write store's database stands for the write store. */
export function ReadNode({ pen, component, box, read }: ReadNodeProps) {
  const plan = storePlan(box, pen.metrics, { rows: true, lists: 0 })
  const shown = read.sameDatabase ? { ...component, id: read.id, faults: [], inHand: [] } : component
  return (
    <g>
      <NodeFrame
        pen={pen}
        component={shown}
        box={box}
        side="read"
        holds
        inspects={component.id}
        dashed={read.sameDatabase}
      >
        {(head) => <Subtitle pen={pen} box={box} head={head} wordings={subtitlesOf(pen, component, read)} />}
      </NodeFrame>
      {plan.rows && (
        <StoreRows pen={pen} store={read.id} scene={read} plan={plan.rows} pending={read.pending} />
      )}
    </g>
  )
}

function subtitlesOf({ words }: Pen, { reached }: ComponentScene, read: ReadScene): readonly string[] {
  const counted = `${read.table} · ${read.total}`
  if (reached?.kind === 'replica') return words.reached(reached)
  if (read.sameDatabase) return [`${words.sameDatabase} · ${counted}`, words.sameDatabase, counted]
  if (read.flavour === 'document' || read.flavour === 'copy') return [counted, read.table]
  const flavour = words.flavour(read.flavour)
  return [`${flavour} · ${counted}`, `${flavour} · ${read.total}`, flavour]
}

interface BrokerNodeProps extends HolderProps {
  readonly broker: BrokerScene
  readonly rows: number
}

/** Draws the broker with what it keeps. */
export function BrokerNode({ pen, component, box, broker, rows }: BrokerNodeProps) {
  return (
    <g>
      <NodeFrame pen={pen} component={component} box={box} side="shore" holds>
        {(head) => <Subtitle pen={pen} box={box} head={head} wordings={pen.words.topic(broker)} />}
      </NodeFrame>
      <Kept pen={pen} broker={broker} box={box} rows={rows} />
    </g>
  )
}

function Kept({ pen, broker, box, rows }: Omit<BrokerNodeProps, 'component'>) {
  switch (broker.flavour) {
    case 'kafka':
      return <BrokerLog pen={pen} broker={broker} box={box} rows={rows} />
    case 'rabbitmq':
      return <QueueCells pen={pen} broker={broker} box={box} />
    case 'nats-jetstream':
      return <StreamCells pen={pen} broker={broker} box={box} />
    case 'nats-core':
      return <SubjectPipe pen={pen} broker={broker} box={box} />
  }
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
