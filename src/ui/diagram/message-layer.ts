// The messages on their lanes, moved at every frame without React: nodes are pooled, and only what changed is set.
import type { MessageScene, Pointed } from '#app'
import styles from './lanes.module.css'
import type { DiagramLayout } from './layout'
import { drawMark, lookOf, svgNode } from './message-marks'
import { type PlacedMessage, placeMessages } from './message-places'
import type { DiagramTarget, EmphasisOf } from './targets'
import type { DiagramWords } from './words'

interface MessageLayerOptions {
  readonly words?: DiagramWords
  readonly onSelect?: (target: DiagramTarget) => void
  readonly onPoint?: (pointed: Pointed | null) => void
}

export interface MessageLayer {
  /** Shows these messages, each where it is now. To be called at every frame. */
  readonly update: (messages: readonly MessageScene[]) => void
  /** Shows which messages are selected or highlighted. */
  readonly emphasise: (emphasisOf: EmphasisOf) => void
  readonly dispose: () => void
}

type LayerKind = PlacedMessage['kind']

interface Mark {
  readonly node: SVGGElement
  readonly kind: LayerKind
  look: string
  place: string
  target: DiagramTarget
  frame: number
}

const targetOf = (placed: PlacedMessage): DiagramTarget =>
  placed.kind === 'count' ? { kind: 'link', id: placed.link } : { kind: 'message', id: placed.id }

const testIdOf = (placed: PlacedMessage): string =>
  placed.kind === 'count' ? `messages:${placed.id}` : `message:${placed.id}`

const tenth = (value: number): number => Math.round(value * 10) / 10

/** What a mark says to those who do not see it. */
function sentenceOf(placed: PlacedMessage, words: DiagramWords): string {
  if (placed.kind !== 'count') {
    const { link, forward } = placed.message
    const [from = '', to = ''] = link.split('->')
    return words.says.message(placed.message, forward ? from : to, forward ? to : from)
  }
  const [from = '', to = ''] = placed.link.split('->')
  const { forward, count, fate } = placed
  return words.says.messages(count, fate, forward ? from : to, forward ? to : from)
}

/** Listens once for all marks; tells which target was asked for or pointed at. */
function listen(
  group: SVGGElement,
  targetAt: (node: Element) => DiagramTarget | undefined,
  options: MessageLayerOptions,
) {
  const choose = (event: Event): void => {
    const node = event.target instanceof Element ? event.target.closest('[role="button"]') : null
    const target = node && targetAt(node)
    if (!target) return
    event.preventDefault()
    event.stopPropagation()
    options.onSelect?.(target)
  }
  const point = (event: Event): void => {
    const node = event.target instanceof Element ? event.target.closest('[role="button"]') : null
    const target = node && targetAt(node)
    options.onPoint?.(target?.kind === 'message' ? target : null)
  }
  const leave = (): void => options.onPoint?.(null)
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') choose(event)
  }
  const ending = new AbortController()
  const { signal } = ending
  group.addEventListener('click', choose, { signal })
  group.addEventListener('keydown', press, { signal })
  for (const kind of ['pointerover', 'focusin']) group.addEventListener(kind, point, { signal })
  for (const kind of ['pointerout', 'focusout']) group.addEventListener(kind, leave, { signal })
  return () => ending.abort()
}

/** Shown marks by id, and hidden ones to be used again: nodes are made once. */
function createPool(group: SVGGElement, emphasisOf: EmphasisOf, words: DiagramWords | undefined) {
  const { ownerDocument: document } = group
  const floors: { readonly [kind in LayerKind]: SVGGElement } = {
    dot: svgNode(document, 'g', {}),
    message: svgNode(document, 'g', {}),
    count: svgNode(document, 'g', {}),
  }
  group.replaceChildren(floors.dot, floors.message, floors.count)
  const shown = new Map<string, Mark>()
  const spare: { readonly [kind in LayerKind]: Mark[] } = { dot: [], message: [], count: [] }

  function make(kind: LayerKind, target: DiagramTarget): Mark {
    const tabindex = kind === 'dot' ? -1 : 0
    const node = svgNode(document, 'g', { role: 'button', class: styles['mark'] ?? '', tabindex })
    floors[kind].append(node)
    return { node, kind, look: '', place: '', target, frame: 0 }
  }

  return {
    shown,
    /** A mark for what is shown for the first time. */
    take: (key: string, placed: PlacedMessage): Mark => {
      const target = targetOf(placed)
      const mark = spare[placed.kind].pop() ?? make(placed.kind, target)
      mark.target = target
      mark.node.removeAttribute('display')
      mark.node.setAttribute('data-testid', testIdOf(placed))
      mark.node.setAttribute('data-emphasis', emphasisOf(target))
      if (words) mark.node.setAttribute('aria-label', sentenceOf(placed, words))
      shown.set(key, mark)
      return mark
    },
    /** Hides every mark that was not shown in a frame. */
    keep: (frame: number): void => {
      for (const [key, mark] of shown) {
        if (mark.frame === frame) continue
        shown.delete(key)
        mark.node.setAttribute('display', 'none')
        mark.node.removeAttribute('data-testid')
        spare[mark.kind].push(mark)
      }
    },
  }
}

/** Makes the layer in an SVG group; the layout tells where lanes lie. Made anew when the layout changes. */
export function createMessageLayer(
  group: SVGGElement,
  layout: Pick<DiagramLayout, 'links'>,
  options: MessageLayerOptions = {},
): MessageLayer {
  let emphasisOf: EmphasisOf = () => 'none'
  let frame = 0
  const pool = createPool(group, (target) => emphasisOf(target), options.words)
  const markOf = (node: Element) => [...pool.shown.values()].find((mark) => mark.node === node)
  const unlisten = listen(group, (node) => markOf(node)?.target, options)

  function show(placed: PlacedMessage): void {
    const key = `${placed.kind}:${placed.id}`
    const known = pool.shown.get(key)
    const mark = known ?? pool.take(key, placed)
    mark.frame = frame
    const look = lookOf(placed)
    if (look !== mark.look) {
      mark.look = look
      drawMark(mark.node, placed)
      if (known && options.words) mark.node.setAttribute('aria-label', sentenceOf(placed, options.words))
    }
    const place = `translate(${tenth(placed.at.x)} ${tenth(placed.at.y)})`
    if (place === mark.place) return
    mark.place = place
    mark.node.setAttribute('transform', place)
  }

  return {
    update: (messages) => {
      frame++
      for (const placed of placeMessages(layout, messages)) show(placed)
      pool.keep(frame)
    },
    emphasise: (next) => {
      emphasisOf = next
      for (const { node, target } of pool.shown.values()) node.setAttribute('data-emphasis', next(target))
    },
    dispose: () => {
      unlisten()
      group.replaceChildren()
    },
  }
}
