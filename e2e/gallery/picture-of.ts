// A picture in words: what is drawn, in which colours, and where, a line each. It is read from what the browser has laid out.

/** Below this nothing is seen, in pixels. */
const LEAST = 0.5
/** Corners of a line are written down where there are no more than so many. */
const MOST_CORNERS = 12

const SHAPES = 'rect, circle, ellipse, path, line, polyline, polygon'

/** Names of colours, as the browser writes their values. */
type Names = ReadonlyMap<string, string>

/** The roles that the style sheets give colours, by their values. */
function namesOfColours(root: Element): Names {
  const probe = document.createElement('i')
  root.append(probe)
  const names = new Map<string, string>()
  for (const token of tokens()) {
    probe.style.color = ''
    probe.style.color = `var(${token})`
    const value = hexOf(getComputedStyle(probe).color)
    if (!names.has(value)) names.set(value, token.slice(2))
  }
  probe.remove()
  return names
}

/** The custom properties of the root that are colours, in their order. */
function tokens(): readonly string[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const found = rules.flatMap((rule) =>
    rule instanceof CSSStyleRule && rule.selectorText === ':root'
      ? [...rule.style].filter((name) => rule.style.getPropertyValue(name).trim().startsWith('#'))
      : [],
  )
  return [...new Set(found)]
}

const byte = (part: string, scale: number): string =>
  Math.round(Number(part) * scale)
    .toString(16)
    .padStart(2, '0')

/** A computed colour as hexadecimal digits, with those of its opacity where it is not opaque; empty where it is not seen. */
function hexOf(colour: string): string {
  const parts = colour.match(/[\d.]+/g) ?? []
  const scale = colour.startsWith('color(') ? 255 : 1
  const [red, green, blue, alpha = '1'] = parts
  if (red === undefined || green === undefined || blue === undefined || Number(alpha) === 0) return ''
  const opacity = Number(alpha) === 1 ? '' : byte(alpha, 255)
  return `#${byte(red, scale)}${byte(green, scale)}${byte(blue, scale)}${opacity}`
}

interface Sight {
  readonly origin: DOMRect
  readonly names: Names
}

/** What is drawn under an element. */
export function pictureOf(root: Element): string {
  const sight: Sight = { origin: root.getBoundingClientRect(), names: namesOfColours(root) }
  return linesOf(root, sight, 0)
    .map((line) => `${line}\n`)
    .join('')
}

/** An element that is said aloud, by its role or its label, heads what it is drawn with. */
function linesOf(element: Element, sight: Sight, depth: number): readonly string[] {
  const style = getComputedStyle(element)
  const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  if (!seen && style.display !== 'contents') return []
  const head = headOf(element)
  const inner = head === '' ? depth : depth + 1
  const own = drawn(element, style, sight).map((line) => '  '.repeat(inner) + line)
  const below = [...element.childNodes].flatMap((child) => {
    if (child instanceof Text) return textLine(child, style, sight).map((line) => '  '.repeat(inner) + line)
    return child instanceof Element ? linesOf(child, sight, inner) : []
  })
  if (own.length + below.length === 0) return []
  return head === '' ? [...own, ...below] : ['  '.repeat(depth) + head, ...own, ...below]
}

function headOf(element: Element): string {
  // Those of the diagram are public, and tell which of many a thing is. Others are no part of a picture.
  const id = element instanceof SVGElement ? element.getAttribute('data-testid') : null
  const role = element.getAttribute('role')
  const label = element.getAttribute('aria-label')
  const said = [
    role ?? '',
    label === null ? '' : JSON.stringify(label),
    ...['pressed', 'selected', 'disabled'].filter(
      (state) => element.getAttribute(`aria-${state}`) === 'true',
    ),
  ].filter((part) => part !== '')
  if (said.length === 0) return ''
  return [...(id === null ? [] : [`[${id}]`]), ...said].join(' ')
}

/** What the element itself puts on the paper. */
function drawn(element: Element, style: CSSStyleDeclaration, sight: Sight): readonly string[] {
  if (element instanceof SVGElement) return element.matches(SHAPES) ? shape(element, style, sight) : []
  const colours = [
    named('fill', style.backgroundColor, sight),
    style.borderTopWidth === '0px' ? '' : named('edge', style.borderTopColor, sight),
    style.borderLeftWidth === '0px' || style.borderLeftColor === style.borderTopColor
      ? ''
      : named('side', style.borderLeftColor, sight),
  ].filter((part) => part !== '')
  return colours.length === 0 ? [] : placed(['box', ...colours], element.getBoundingClientRect(), sight)
}

function shape(element: SVGElement, style: CSSStyleDeclaration, sight: Sight): readonly string[] {
  const dashes = style.strokeDasharray === 'none' ? '' : 'dashed'
  const stroke = style.stroke === 'none' ? '' : named('stroke', style.stroke, sight)
  const { width, height } = element.getBoundingClientRect()
  const fill = style.fill.startsWith('url') ? 'fill=hatched' : named('fill', style.fill, sight)
  // A straight line has nothing inside.
  const paint = style.fill === 'none' || width === 0 || height === 0 ? '' : fill
  if (paint === '' && stroke === '') return []
  const parts = [element.tagName, paint, stroke, stroke === '' ? '' : dashes].filter((part) => part !== '')
  const corners = cornersOf(element)
  return placed(parts, element.getBoundingClientRect(), sight, corners)
}

/** The points of a drawn line, in its own measure. */
function cornersOf(element: SVGElement): string {
  const numbers = element.getAttribute('d')?.match(/-?[\d.]+/g) ?? []
  if (numbers.length === 0) return ''
  if (numbers.length > 2 * MOST_CORNERS) return ` along ${numbers.length} numbers`
  return ` along ${numbers.map((number) => Math.round(Number(number))).join(' ')}`
}

function textLine(node: Text, style: CSSStyleDeclaration, sight: Sight): readonly string[] {
  const text = node.data.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return []
  const range = document.createRange()
  range.selectNodeContents(node)
  const parent = node.parentElement
  const colour = parent instanceof SVGElement ? style.fill : style.color
  const set = [JSON.stringify(text), named('ink', colour, sight), `${style.fontSize}/${style.fontWeight}`]
  return placed(['text', ...set], range.getBoundingClientRect(), sight)
}

function named(what: string, colour: string, { names }: Sight): string {
  const hex = hexOf(colour)
  return hex === '' ? '' : `${what}=${names.get(hex) ?? hex}`
}

/** Where it is comes last: the test allows for a pixel or two there, and for nothing before it. */
function placed(
  parts: readonly string[],
  { left, top, width, height }: DOMRect,
  { origin }: Sight,
  more = '',
): readonly string[] {
  if (width < LEAST && height < LEAST) return []
  const [x, y, w, h] = [left - origin.left, top - origin.top, width, height].map(Math.round)
  return [`${parts.join(' ')} @ ${x},${y} ${w}×${h}${more}`]
}
