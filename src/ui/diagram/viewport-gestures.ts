// Hands on the picture's place: the wheel with Control, two fingers, dragging, a double click, the focus, and the keys that move.
import type { Box, Point } from './geometry'
import type { DiagramSize } from './slots'
import { PAN_STEP, panned, revealing, type View, WHOLE, zoomed } from './viewport'

/** What the hands change. */
export interface Seen {
  readonly view: () => View
  readonly size: () => DiagramSize
  readonly show: (view: View) => void
}

/** So far a press may slip and still be a click, in pixels. */
const SLIP = 4

/** How much a turn of the wheel zooms, and the most that one event of it may. Pinching a touchpad comes as many small ones. */
const WHEEL = 0.01
const WHEEL_MOST = 25
const LINE = 16

/** Left and right belong to the steps of the run: as in the history, comma and full stop move sideways. */
const PANS: { readonly [code: string]: Point } = {
  ArrowUp: { x: 0, y: PAN_STEP },
  ArrowDown: { x: 0, y: -PAN_STEP },
  Comma: { x: PAN_STEP, y: 0 },
  Period: { x: -PAN_STEP, y: 0 },
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const apart = (a: Point, b: Point): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
const from = (a: Point, b: Point): Point => ({ x: b.x - a.x, y: b.y - a.y })

/** Listens on the picture's place. What it gives back ends that. */
export function listenToHands(host: HTMLElement, seen: Seen): () => void {
  const ending = new AbortController()
  const { signal } = ending
  listenToWheel(host, seen, signal)
  listenToPointers(host, seen, signal)
  listenToKeys(host, seen, signal)
  return () => ending.abort()
}

/** Where something happens in the picture's place. */
function pointIn(host: Element, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = host.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

/** The wheel alone stays the page's. */
function listenToWheel(host: HTMLElement, { view, size, show }: Seen, signal: AbortSignal): void {
  const turn = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1)
    const factor = Math.exp(-WHEEL * Math.max(-WHEEL_MOST, Math.min(WHEEL_MOST, turned)))
    show(zoomed(view(), size(), { factor, at: pointIn(host, event) }))
  }
  host.addEventListener('wheel', turn, { signal, passive: false })
}

/** One pointer moves, two zoom and move. A press that did not slip stays a click on what is under it. */
function listenToPointers(host: HTMLElement, { view, size, show }: Seen, signal: AbortSignal): void {
  const pressed = new Map<number, Point>()
  let isDragged = false
  const down = (event: PointerEvent): void => {
    if (pressed.size === 0) isDragged = false
    if (event.button === 0 && inPicture(event)) pressed.set(event.pointerId, pointIn(host, event))
  }
  const move = (event: PointerEvent): void => {
    const before = pressed.get(event.pointerId)
    if (before === undefined) return
    // It was let go somewhere else.
    if (event.buttons === 0) return up(event)
    const now = pointIn(host, event)
    const [other] = [...pressed].filter(([id]) => id !== event.pointerId)
    if (other === undefined) {
      if (view().scale === 1 || (!isDragged && Math.hypot(now.x - before.x, now.y - before.y) < SLIP)) return
      show(panned(view(), size(), from(before, now)))
    } else {
      const [, still] = other
      const [was, is] = [middle(before, still), middle(now, still)]
      const factor = apart(now, still) / apart(before, still)
      show(panned(zoomed(view(), size(), { factor, at: was }), size(), from(was, is)))
    }
    isDragged = true
    host.setPointerCapture(event.pointerId)
    pressed.set(event.pointerId, now)
  }
  const up = ({ pointerId }: PointerEvent): void => void pressed.delete(pointerId)
  const click = (event: MouseEvent): void => {
    if (isDragged && event.detail > 0) event.stopPropagation()
  }
  const twice = (event: MouseEvent): void => {
    if (inPicture(event) && !onThing(event)) show(WHOLE)
  }
  host.addEventListener('pointerdown', down, { signal })
  host.addEventListener('pointermove', move, { signal })
  for (const kind of ['pointerup', 'pointercancel'] as const) host.addEventListener(kind, up, { signal })
  host.addEventListener('click', click, { signal, capture: true })
  host.addEventListener('dblclick', twice, { signal })
}

/** Keys that move, and the focus, which is never left out of sight. */
function listenToKeys(host: HTMLElement, { view, size, show }: Seen, signal: AbortSignal): void {
  const press = (event: KeyboardEvent): void => {
    const by = PANS[event.code]
    const { width, height } = size()
    if (by === undefined || view().scale === 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    show(panned(view(), size(), { x: by.x * width, y: by.y * height }))
  }
  const focus = ({ target }: FocusEvent): void => {
    if (target instanceof SVGElement && target.matches(':focus-visible'))
      show(revealing(view(), size(), boxIn(host, target)))
  }
  host.addEventListener('keydown', press, { signal })
  host.addEventListener('focusin', focus, { signal })
}

function boxIn(host: Element, thing: Element): Box {
  const [outer, inner] = [host.getBoundingClientRect(), thing.getBoundingClientRect()]
  return { x: inner.x - outer.x, y: inner.y - outer.y, w: inner.width, h: inner.height }
}

/** Not on what lies over it. */
const inPicture = ({ target }: Event): boolean => target instanceof SVGElement
const onThing = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('[role="button"], [data-ground]') !== null
