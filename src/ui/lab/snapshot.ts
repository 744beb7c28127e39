// A view of the run as a picture of its own: an SVG that needs no style sheet, or a PNG of it.
import type { PictureView } from '#app'

export type SnapshotFormat = 'svg' | 'png'

/** What the page's style sheets say about a drawing; a picture of its own has to say it itself. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'opacity',
  'display',
  'visibility',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'text-transform',
] as const

/** Pixels of a PNG for each pixel of the page. */
const SHARPNESS = 2

/** Where each view is drawn. */
const DRAWN: { readonly [view in PictureView]: string } = {
  diagram: 'svg[data-form]',
  gap: '[data-testid="gap-chart"] > svg',
}

/** A view as it stands. SVG as text, PNG as a data address. Undefined where it is not drawn, or has no room. */
export async function snapshot(format: SnapshotFormat, view: PictureView): Promise<string | undefined> {
  const drawn = document.querySelector<SVGSVGElement>(DRAWN[view])
  if (drawn === null || drawn.getBoundingClientRect().width === 0) return undefined
  const svg = standalone(drawn)
  return format === 'svg' ? svg : painted(svg, sizeOf(drawn))
}

/** How large it is drawn where it is not zoomed: a picture shows all of it. */
const sizeOf = ({ width, height }: SVGSVGElement) => ({
  width: width.baseVal.value,
  height: height.baseVal.value,
})

function standalone(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('Broken invariant: a copy is what it copies')
  const originals = drawn.querySelectorAll('*')
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index]
    if (original !== undefined) wear(element, getComputedStyle(original))
  })
  const { width, height } = sizeOf(drawn)
  copy.removeAttribute('class')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.style.background = getComputedStyle(document.body).backgroundColor
  return new XMLSerializer().serializeToString(copy)
}

function wear(element: SVGElement, style: CSSStyleDeclaration): void {
  element.removeAttribute('class')
  for (const name of STYLES) element.style.setProperty(name, style.getPropertyValue(name))
}

async function painted(svg: string, { width, height }: ReturnType<typeof sizeOf>): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * SHARPNESS)
  canvas.height = Math.round(height * SHARPNESS)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('Broken invariant: a canvas can be painted')
  context.fillStyle = getComputedStyle(document.body).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png')
}
