// The picture of the running system. React draws what changes with a step; what runs with the clock is set by `live`.
import type { ComponentScene, Pointed, Scene } from '#app'
import { useEffectEvent, useId, useLayoutEffect, useMemo, useRef } from 'react'
import styles from './diagram.module.css'
import { GapPanel } from './gap-panel'
import type { Box } from './geometry'
import { type DiagramLayout, layoutDiagram, layoutKey } from './layout'
import { LinkLine } from './link-line'
import { createLive, type DiagramLive, listenToGround } from './live'
import { createMessageLayer, type MessageLayer } from './message-layer'
import type { Pen } from './pen'
import { Shores } from './shores'
import { type DiagramSize, shapeOf, type Slots, slotsOf } from './slots'
import { Joint } from './joint'
import { sectionsOf } from './sections'
import { BrokerNode, ReadNode, WriteNode } from './store-node'
import { type DiagramTarget, emphasis, type LitBy } from './targets'
import { WorkerNode } from './worker-node'
import type { DiagramWords } from './words'

export interface DiagramProps {
  /** The instant to draw. A new one at every step; frames between steps go to the live part. */
  readonly scene: Scene
  /** In CSS pixels. */
  readonly size: DiagramSize
  readonly words: DiagramWords
  readonly selected: DiagramTarget | null
  readonly highlighted?: readonly DiagramTarget[]
  readonly onSelect: (target: DiagramTarget) => void
  /** What is lit, here and everywhere; nothing where it is left out. Keep both stable. */
  readonly litBy?: LitBy
  readonly onPoint?: (pointed: Pointed | null) => void
  /** Hands the moving part to whoever owns the frame clock; null when it goes. Keep it stable. */
  readonly onLive?: ((live: DiagramLive | null) => void) | undefined
}

const nothing: readonly DiagramTarget[] = []
const ignore = (): void => undefined

/** Draws a scene. */
export function Diagram(props: DiagramProps) {
  const { scene, size, words, selected, highlighted = nothing, onSelect, onLive, litBy } = props
  const { onPoint = ignore } = props
  const shape = shapeOf(scene)
  const key = layoutKey(shape, size)
  // The key says all that the layout depends on.
  // oxlint-disable-next-line react/exhaustive-deps
  const layout = useMemo(() => layoutDiagram(shape, size), [key])
  const emphasisOf = useMemo(() => emphasis(selected, highlighted, litBy), [selected, highlighted, litBy])
  const root = useLive({ scene, layout, words, emphasisOf, onSelect, onPoint, onLive })
  const hatch = useId()
  const pen: Pen = { words, metrics: layout.metrics, emphasisOf, hatch, onSelect, onPoint }
  const slots = slotsOf(shape)
  const down = new Set(scene.components.filter(({ status }) => status === 'down').map(({ id }) => id))
  return (
    <svg
      ref={root}
      className={styles['diagram']}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={size.width}
      height={size.height}
      role="group"
      aria-label={words.diagram}
      data-form={layout.metrics.form}
    >
      <Shores layout={layout} words={words} hatch={hatch} />
      {scene.links.map((link) => {
        const route = layout.links.get(link.id)
        const dead = down.has(link.from) || down.has(link.to)
        return route && <LinkLine key={link.id} pen={pen} link={link} route={route} dead={dead} />
      })}
      {layout.joint && <Joint pen={pen} route={layout.joint} />}
      {scene.components.map((component) => {
        const box = layout.boxes.get(component.id)
        return box && <Node key={component.id} {...{ pen, scene, slots, layout, component, box }} />
      })}
      {scene.readSide.map((read) => {
        const box = layout.boxes.get(read.id)
        const component = scene.components.find(({ id }) => id === read.component)
        return box && component && <ReadNode key={read.id} {...{ pen, component, box, read }} />
      })}
      <GapPanel pen={pen} gap={scene.gap} box={layout.gap} />
      <g data-layer="messages" />
    </svg>
  )
}

interface NodeProps {
  readonly pen: Pen
  readonly scene: Scene
  readonly slots: Slots
  readonly layout: DiagramLayout
  readonly component: ComponentScene
  readonly box: Box
}

/** One component, drawn as what it is. */
function Node({ pen, scene, slots, layout, component, box }: NodeProps) {
  const common = { pen, component, box }
  const { id } = component
  if (id === slots.write) {
    const rows = scene.eventStore === null
    const sections = sectionsOf(scene, pen.words)
    const both = slots.reads.length === 0
    return <WriteNode {...common} store={scene.writeStore} sections={sections} rows={rows} both={both} />
  }
  if (slots.reads.includes(id)) return null
  if (id === slots.broker && scene.broker !== null)
    return <BrokerNode {...common} broker={scene.broker} rows={layout.partitionRows} />
  const carrier = slots.carriers.includes(id)
  const applier = slots.appliers.includes(id)
  const side = id === slots.client || slots.called.includes(id) ? 'shore' : applier ? 'read' : 'write'
  return <WorkerNode {...common} side={side} carries={carrier || applier} />
}

type LiveProps = Pick<DiagramProps, 'scene' | 'words' | 'onSelect' | 'onLive'> & {
  readonly layout: DiagramLayout
  readonly emphasisOf: Pen['emphasisOf']
  readonly onPoint: Pen['onPoint']
}

/** Keeps the moving part in step with the drawing: made anew with a new layout, shown at once after each drawing. */
function useLive({ scene, layout, words, emphasisOf, onSelect, onPoint, onLive }: LiveProps) {
  const root = useRef<SVGSVGElement>(null)
  const parts = useRef<{ readonly layer: MessageLayer; readonly live: DiagramLive } | null>(null)
  const select = useEffectEvent(onSelect)
  const point = useEffectEvent(onPoint)
  useLayoutEffect(() => {
    const svg = root.current
    const group = svg?.querySelector<SVGGElement>('[data-layer="messages"]')
    if (!svg || !group) return undefined
    const layer = createMessageLayer(group, layout, {
      words,
      onSelect: (target) => select(target),
      onPoint: (pointed) => point(pointed),
    })
    const live = createLive(svg, layer, words)
    parts.current = { layer, live }
    const unlisten = listenToGround(svg, (target) => select(target))
    onLive?.(live)
    return () => {
      onLive?.(null)
      parts.current = null
      unlisten()
      layer.dispose()
    }
  }, [layout, words, onLive])
  useLayoutEffect(() => {
    parts.current?.layer.emphasise(emphasisOf)
    parts.current?.live.update(scene)
  })
  return root
}
