// What is seen of the picture: the place that is zoomed at stays, the whole is the least, and no edge ever comes into sight.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from './geometry'
import type { DiagramSize } from './slots'
import { LARGEST, panned, revealing, type View, WHOLE, zoomed } from './viewport'

const anySize = fc.record({
  width: fc.integer({ min: 200, max: 2000 }),
  height: fc.integer({ min: 200, max: 1200 }),
})
const share = fc.double({ min: 0, max: 1, noNaN: true })
const shift = fc.integer({ min: -5000, max: 5000 })
const aMove = fc.oneof(
  fc.record({ factor: fc.double({ min: 0.1, max: 8, noNaN: true }), across: share, down: share }),
  fc.record({ x: shift, y: shift }),
)
/** A size, and a view of it that somebody came to by zooming and moving. */
const anyView = fc.tuple(anySize, fc.array(aMove, { maxLength: 6 })).map(([size, moves]) => {
  const go = (view: View, move: (typeof moves)[number]): View =>
    'factor' in move
      ? zoomed(view, size, { factor: move.factor, at: pointOf(size, move.across, move.down) })
      : panned(view, size, move)
  return { size, view: moves.reduce(go, WHOLE) }
})

function pointOf({ width, height }: DiagramSize, across: number, down: number): Point {
  return { x: width * across, y: height * down }
}
/** What of the picture is at a place. */
const under = (view: View, at: Point): Point => ({
  x: (at.x - view.x) / view.scale,
  y: (at.y - view.y) / view.scale,
})

test('whatever is done, the picture fills its place, between whole and largest (seed 5)', () => {
  fc.assert(
    fc.property(anyView, ({ size, view }) => {
      expect(view.scale).toBeGreaterThanOrEqual(1)
      expect(view.scale).toBeLessThanOrEqual(LARGEST)
      const corners = [under(view, { x: 0, y: 0 }), under(view, { x: size.width, y: size.height })]
      for (const { x, y } of corners) {
        expect(x).toBeGreaterThanOrEqual(-1e-6)
        expect(x).toBeLessThanOrEqual(size.width + 1e-6)
        expect(y).toBeGreaterThanOrEqual(-1e-6)
        expect(y).toBeLessThanOrEqual(size.height + 1e-6)
      }
    }),
    { seed: 5 },
  )
})

test('zooming in at a place keeps there what is seen there (seed 6)', () => {
  fc.assert(
    fc.property(
      anyView,
      share,
      share,
      fc.double({ min: 1, max: 8, noNaN: true }),
      ({ size, view }, across, down, factor) => {
        const at = pointOf(size, across, down)
        const before = under(view, at)
        const after = under(zoomed(view, size, { factor, at }), at)
        expect(after.x).toBeCloseTo(before.x, 6)
        expect(after.y).toBeCloseTo(before.y, 6)
      },
    ),
    { seed: 6 },
  )
})

test('zooming far enough out shows all of the picture, from wherever one was (seed 7)', () => {
  fc.assert(
    fc.property(anyView, share, share, ({ size, view }, across, down) => {
      expect(zoomed(view, size, { factor: 1 / LARGEST, at: pointOf(size, across, down) })).toEqual(WHOLE)
    }),
    { seed: 7 },
  )
})

test('a thing that is led to is in sight, where it fits; one that is in sight moves nothing (seed 8)', () => {
  fc.assert(
    fc.property(anyView, share, share, share, ({ size, view }, across, down, part) => {
      const inPicture = pointOf(size, across, down)
      const [w, h] = [(size.width - inPicture.x) * part, (size.height - inPicture.y) * part]
      const seen = ({ scale, x, y }: View) => ({
        x: inPicture.x * scale + x,
        y: inPicture.y * scale + y,
        w: w * scale,
        h: h * scale,
      })
      const next = revealing(view, size, seen(view))
      const box = seen(next)
      const fits = box.w <= size.width - 24 && box.h <= size.height - 24
      if (!fits) return
      expect(box.x).toBeGreaterThanOrEqual(-1e-6)
      expect(box.y).toBeGreaterThanOrEqual(-1e-6)
      expect(box.x + box.w).toBeLessThanOrEqual(size.width + 1e-6)
      expect(box.y + box.h).toBeLessThanOrEqual(size.height + 1e-6)
      const again = revealing(next, size, box)
      expect(again.x).toBeCloseTo(next.x, 6)
      expect(again.y).toBeCloseTo(next.y, 6)
    }),
    { seed: 8 },
  )
})
