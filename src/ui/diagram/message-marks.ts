// What a message looks like: a square in its aggregate's colour, a ring where it is an answer, marks for what became of it.
// Builds SVG nodes directly, because React never sees a message move.
import { aggregateMark, aggregatePaint } from '../theme/aggregate-colours'
import styles from './lanes.module.css'
import type { PlacedMessage } from './message-places'

const SVG = 'http://www.w3.org/2000/svg'

type Attributes = Readonly<Record<string, string | number>>

/** Makes an SVG element with attributes and children. */
export function svgNode<Name extends keyof SVGElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Attributes,
  ...children: readonly (Element | string)[]
): SVGElementTagNameMap[Name] {
  const node = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value))
  node.append(...children)
  return node
}

/** Everything that decides the looks of a mark; two marks of equal looks differ in their place only. */
export function lookOf(placed: PlacedMessage): string {
  const size = placed.size.toFixed(1)
  switch (placed.kind) {
    case 'dot':
      return 'dot'
    case 'count':
      return `count|${size}|${placed.count}|${placed.fate}`
    case 'message': {
      const { kind, subject, copy, held, lost, attempt } = placed.message
      return ['message', size, kind, subject, copy, held, lost, attempt, placed.crossed].join('|')
    }
  }
}

const numberFrom = 13
const half = (size: number): number => size / 2

/** The outline of a mark around the origin. */
function outline(size: number, round: boolean, diamond: boolean, width = size): string {
  const r = half(size)
  if (round) return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`
  if (diamond) return `M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0Z`
  const c = Math.min(4, size / 4)
  const side = size - 2 * c
  const top = width - 2 * c
  return `M${c - half(width)} ${-r}h${top}q${c} 0 ${c} ${c}v${side}q0 ${c} ${-c} ${c}h${-top}q${-c} 0 ${-c} ${-c}v${-side}q0 ${-c} ${c} ${-c}Z`
}

const className = (name: string): string => styles[name] ?? ''

function numberNode(document: Document, text: string, classes: string): SVGTextElement {
  return svgNode(document, 'text', { class: classes, y: 4, 'text-anchor': 'middle' }, text)
}

/** Two bars on a disc: it is held where it is. */
function pauseBadge(document: Document, size: number): SVGGElement {
  const at = half(size) - 1
  return svgNode(
    document,
    'g',
    { transform: `translate(${at} ${-at})` },
    svgNode(document, 'circle', { r: 5.5, class: className('badge') }),
    svgNode(document, 'path', { d: 'M-1.6 -2.4V2.4M1.6 -2.4V2.4', class: className('badgeMark') }),
  )
}

/** An arrow that turns back, and the number of the attempt. */
function attemptBadge(document: Document, size: number, attempt: number): SVGGElement {
  const x = half(size) + 3
  return svgNode(
    document,
    'g',
    { transform: `translate(${x} ${half(size) - 2})` },
    svgNode(document, 'path', {
      d: 'M4.2 -3.6A3.2 3.2 0 1 0 5.4 0M5.6 -5.2L4.4 -3.4L2.4 -4.2',
      class: className('retry'),
    }),
    svgNode(document, 'text', { x: 8, y: 3.5, class: className('attempt') }, String(attempt)),
  )
}

/** A cross on a disc: it never arrives. */
function lostBadge(document: Document, size: number): SVGGElement {
  const at = half(size) + 1
  return svgNode(
    document,
    'g',
    { transform: `translate(${at} ${-at})` },
    svgNode(document, 'circle', { r: 6, class: className('badgeLost') }),
    svgNode(document, 'path', { d: 'M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6', class: className('cross') }),
  )
}

function messageNodes(document: Document, placed: PlacedMessage & { kind: 'message' }): readonly Element[] {
  const { kind, subject, copy, held, lost, attempt } = placed.message
  const plain = subject === ''
  const size = plain ? Math.max(6, placed.size * 0.66) : placed.size
  const numbered = !plain && size >= numberFrom
  const width = numbered ? Math.max(size, aggregateMark(subject).length * 6.6 + 3) : size
  const shape = outline(size, plain, kind === 'notice', width)
  const reply = kind === 'reply' || placed.crossed
  const nodes: Element[] = []
  if (copy) {
    nodes.push(
      svgNode(document, 'path', { d: shape, class: className('double'), transform: 'translate(3.5 -3.5)' }),
    )
  }
  nodes.push(
    svgNode(document, 'path', {
      d: shape,
      class: className(placed.crossed ? 'gone' : reply ? 'ring' : 'solid'),
    }),
  )
  if (numbered) {
    const classes = className(reply ? 'ringNumber' : 'solidNumber')
    nodes.push(numberNode(document, aggregateMark(subject), classes))
  }
  if (held) nodes.push(pauseBadge(document, width))
  if (attempt > 1) nodes.push(attemptBadge(document, width, attempt))
  if (lost && !placed.crossed) {
    nodes.push(
      svgNode(document, 'path', { d: outline(size + 5, plain, false, width + 5), class: className('lost') }),
    )
  }
  if (placed.crossed) nodes.push(lostBadge(document, width))
  return nodes
}

function countNodes(document: Document, placed: PlacedMessage & { kind: 'count' }): readonly Element[] {
  const text = `×${placed.count}`
  const height = placed.size + 2
  const width = Math.max(height, text.length * 7 + 9)
  const nodes: Element[] = [
    svgNode(document, 'rect', {
      x: -width / 2,
      y: -height / 2,
      width,
      height,
      rx: height / 2,
      class: className(placed.fate === 'lost' ? 'countLost' : 'count'),
    }),
    numberNode(document, text, className(placed.fate === 'lost' ? 'countLostNumber' : 'countNumber')),
  ]
  if (placed.fate === 'held') nodes.push(pauseBadge(document, width))
  if (placed.fate === 'lost') nodes.push(lostBadge(document, width))
  return nodes
}

/** Fills a mark's node for a look, with a halo that shows focus and selection. */
export function drawMark(node: SVGGElement, placed: PlacedMessage): void {
  const { ownerDocument: document } = node
  if (placed.kind === 'dot') {
    node.replaceChildren(svgNode(document, 'circle', { r: placed.size / 2, class: className('dot') }))
    return
  }
  const round = placed.kind === 'count'
  node.style.setProperty(
    '--agg',
    placed.kind === 'count' ? 'var(--ink)' : aggregatePaint(placed.message.subject),
  )
  node.replaceChildren(
    svgNode(document, 'path', { d: outline(placed.size + 8, round, false), class: className('halo') }),
    ...(placed.kind === 'count' ? countNodes(document, placed) : messageNodes(document, placed)),
  )
}
