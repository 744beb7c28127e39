// Messages lie on their lanes, linear in simulated time, and are counted where there are too many.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { message } from './fixture-parts'
import { fixtures } from './fixtures'
import type { Point } from './geometry'
import { layoutDiagram } from './layout'
import { placeMessages } from './message-places'
import { shapeOf } from './slots'

const layout = layoutDiagram(shapeOf(fixtures.idle), { width: 870, height: 460 })
const on = 'relay->broker'

function placeOf(progress: number, more: Parameters<typeof message>[2] = {}): Point {
  const [placed] = placeMessages(layout, [message(on, progress, more)])
  if (placed === undefined) throw new Error('not drawn')
  return placed.at
}

describe('a message', () => {
  test('moves evenly: half of the progress is half of the way', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (progress) => {
        const start = placeOf(0)
        const end = placeOf(1)
        const at = placeOf(progress)
        expect(at.x).toBeCloseTo(start.x + (end.x - start.x) * progress)
        expect(at.y).toBeCloseTo(start.y + (end.y - start.y) * progress)
      }),
    )
  })

  test('keeps its speed around corners', () => {
    const route = layout.links.get('client->read-store')
    const length = route?.forward.total ?? 0
    const at = (progress: number): Point =>
      placeMessages(layout, [message('client->read-store', progress)])[0]?.at ?? { x: 0, y: 0 }
    const steps = Array.from({ length: 200 }, (_, index) => [at(index / 200), at((index + 1) / 200)] as const)
    const gone = steps.map(([a, b]) => Math.hypot(b.x - a.x, b.y - a.y))
    expect(gone.reduce((sum, step) => sum + step, 0)).toBeGreaterThan(length * 0.98)
    expect(Math.max(...gone)).toBeLessThanOrEqual(length / 200 + 1e-6)
  })

  test('of the other direction is on the other lane, and goes the other way', () => {
    const there = placeOf(0.5)
    const back = placeOf(0.5, { forward: false })
    expect(Math.abs(there.x - back.x)).toBeGreaterThan(10)
    expect(placeOf(0.25).y - placeOf(0.75).y).toBeCloseTo(
      placeOf(0.75, { forward: false }).y - placeOf(0.25, { forward: false }).y,
    )
  })

  test('that is lost leaves its lane near the end, with a cross', () => {
    const lost = { lost: true }
    expect(placeOf(0.3, lost)).toEqual(placeOf(0.3))
    expect(Math.abs(placeOf(1, lost).x - placeOf(1).x)).toBeGreaterThan(15)
    const crosses = [0.3, 0.95].map((progress) => placeMessages(layout, [message(on, progress, lost)])[0])
    expect(crosses.map((placed) => placed?.kind === 'message' && placed.crossed)).toEqual([false, true])
  })

  test('on a link that is not in the picture is not drawn', () => {
    expect(placeMessages(layout, [message('relay->moon', 0.5)])).toEqual([])
  })
})

describe('many messages', () => {
  const crowd = (count: number, more: Parameters<typeof message>[2] = {}) =>
    Array.from({ length: count }, (_, index) =>
      message(on, (index + 1) / (count + 1), { subject: `order-${index}`, ...more }),
    )

  test('are drawn up to five on a lane and counted from six on', () => {
    expect(placeMessages(layout, crowd(5)).map(({ kind }) => kind)).toEqual(Array(5).fill('message'))
    expect(placeMessages(layout, crowd(6))).toMatchObject([
      { kind: 'count', count: 6, link: on, forward: true },
    ])
  })

  test('are counted apart by direction and by what becomes of them', () => {
    const all = [...crowd(7), ...crowd(8, { forward: false }), ...crowd(2, { held: true })]
    const placed = placeMessages(layout, all)
    expect(placed.filter(({ kind }) => kind === 'count')).toMatchObject([{ count: 7 }, { count: 8 }])
    expect(placed.filter(({ kind }) => kind === 'message')).toHaveLength(2)
  })

  test('of the background are dots, below all others', () => {
    const placed = placeMessages(layout, [...crowd(1), ...crowd(9, { background: true })])
    expect(placed.map(({ kind }) => kind)).toEqual([...Array<string>(9).fill('dot'), 'message'])
  })
})
