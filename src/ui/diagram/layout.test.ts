// The layout for every crowd and every size: nothing overlaps, nothing leaves the picture, nothing jumps.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alone, type Crowd, designLinks, designShape } from './design-shapes'
import { read, row, sceneOf } from './fixture-parts'
import { fixtures } from './fixtures'
import { type Box, overlap, placeOn, within } from './geometry'
import { type DiagramLayout, layoutDiagram, layoutKey } from './layout'
import { brokerHeight } from './metrics'
import type { LinkRoute } from './routes'
import { type DiagramShape, shapeOf } from './slots'
import { storePlan } from './store-plan'

const designs = Object.keys(designLinks)

const count = (max: number) => fc.integer({ min: 1, max })
const anyCrowd: fc.Arbitrary<Crowd> = fc.record({
  relays: count(4),
  projectors: count(4),
  replicas: count(4),
  partitions: count(12),
})
const anyShape = fc
  .tuple(fc.constantFrom(...designs), anyCrowd)
  .map(([design, crowd]) => designShape(design, crowd))
const anySize = fc.record({
  width: fc.integer({ min: 300, max: 1600 }),
  height: fc.integer({ min: 240, max: 1000 }),
})

const whole = (layout: DiagramLayout): Box => ({ x: 0, y: 0, w: layout.width, h: layout.height })

/** Every pair of boxes in a layout, the gap panel among them. */
function pairs(layout: DiagramLayout): readonly (readonly [string, Box, string, Box])[] {
  const all = [...layout.boxes, ['gap', layout.gap] as const]
  return all.flatMap(([a, first], index) =>
    all.slice(index + 1).map(([b, second]) => [a, first, b, second] as const),
  )
}

const usualSizes = [
  { width: 870, height: 460 },
  { width: 720, height: 480 },
  { width: 360, height: 740 },
]

/** Every design at the usual sizes, alone and crowded, and crowds of any kind at any size. */
const check = (judge: (layout: DiagramLayout, of: DiagramShape) => void): void => {
  const crowded = { relays: 2, projectors: 2, replicas: 3, partitions: 3 }
  for (const design of designs)
    for (const crowd of [alone, crowded])
      for (const size of usualSizes) {
        const of = designShape(design, crowd)
        judge(layoutDiagram(of, size), of)
      }
  fc.assert(
    fc.property(anyShape, anySize, (of, size) => judge(layoutDiagram(of, size), of)),
    { numRuns: 150, seed: 11 },
  )
}

describe('boxes', () => {
  test('never overlap', () => {
    check((layout) => {
      for (const [a, first, b, second] of pairs(layout)) {
        expect(overlap(first, second), `${a} and ${b}`).toBe(false)
      }
    })
  })

  test('lie in the picture and have some height', () => {
    check((layout, of) => {
      expect(layout.boxes.size).toBe(of.components.length + (of.readModel === null ? 0 : 1))
      for (const [id, box] of layout.boxes) {
        expect(within(whole(layout), box), id).toBe(true)
        expect(box.h, id).toBeGreaterThanOrEqual(18)
        expect(box.w, id).toBeGreaterThanOrEqual(60)
      }
    })
  })

  test('hold what is in them: rows, outbox cells, partitions', () => {
    check((layout, of) => {
      const { metrics, boxes } = layout
      for (const [id, lists] of [
        ['write-store', 0],
        ['write-store', 1],
        ['read-store', 0],
        ['read-model', 0],
      ] as const) {
        const box = boxes.get(id)
        if (box === undefined) continue
        const plan = storePlan(box, metrics, { rows: true, lists })
        if (plan.rows === undefined) continue
        const rows = { ...plan.rows, h: plan.rows.fit * plan.rows.height }
        expect(within(box, rows), id).toBe(true)
        for (const section of plan.sections) {
          expect(rows.y + rows.h, id).toBeLessThanOrEqual(section.divider + 1)
          expect(section.cursor, id).toBeLessThan(box.y + box.h - 2)
        }
      }
      const broker = boxes.get('broker')
      if (broker === undefined) return
      expect(broker.h).toBeGreaterThanOrEqual(
        brokerHeight(metrics, layout.partitionRows, of.partitions) - 1e-6,
      )
      expect(layout.partitionRows).toBeLessThanOrEqual(4)
      expect(layout.partitionRows).toBeGreaterThanOrEqual(1)
    })
  })
})

const jointOf = ({ joint }: DiagramLayout): readonly (readonly [string, LinkRoute])[] =>
  joint === undefined ? [] : [['joint', joint]]

/** For how long two lines run on top of each other, in pixels. */
function shared(a: LinkRoute, b: LinkRoute): number {
  let sum = 0
  const sides = ({ line }: LinkRoute) => line.slice(1).map((end, index) => [line[index] ?? end, end] as const)
  for (const [p, q] of sides(a))
    for (const [r, s] of sides(b))
      for (const [along, across] of [
        ['x', 'y'],
        ['y', 'x'],
      ] as const) {
        if (p[across] !== q[across] || r[across] !== s[across] || Math.abs(p[across] - r[across]) > 2)
          continue
        const start = Math.max(Math.min(p[along], q[along]), Math.min(r[along], s[along]))
        const end = Math.min(Math.max(p[along], q[along]), Math.max(r[along], s[along]))
        sum += Math.max(0, end - start)
      }
  return sum
}

describe('links', () => {
  test('never run on top of each other where there is room for all', () => {
    for (const design of designs)
      for (const size of usualSizes) {
        const routes = [...layoutDiagram(designShape(design, alone), size).links.values()]
        for (const [index, a] of routes.entries())
          for (const b of routes.slice(index + 1))
            expect(shared(a, b), `${design} ${size.width}: ${a.id} and ${b.id}`).toBe(0)
      }
  })

  test('all have a route that begins and ends at its boxes and stays in the picture', () => {
    check((layout, of) => {
      expect(layout.links.size).toBe(of.links.length)
      for (const [id, route] of layout.links) {
        for (const lane of [route.forward, route.back]) {
          expect(lane.total, id).toBeGreaterThan(10)
          for (const point of lane.points)
            expect(within(whole(layout), { ...point, w: 0, h: 0 }), id).toBe(true)
        }
      }
    })
  })

  test('run on two lanes, one for each direction', () => {
    check((layout) => {
      for (const [id, { forward, back, half }] of layout.links) {
        const there = placeOn(forward, 0.5).at
        const here = placeOn(back, 0.5).at
        expect(Math.hypot(there.x - here.x, there.y - here.y), id).toBeGreaterThan(half)
      }
    })
  })

  test('run through no box but their own', () => {
    check((layout) => {
      for (const [id, { line, from, to }] of [...layout.links, ...jointOf(layout)]) {
        const others = [...layout.boxes].filter(([box]) => box !== from && box !== to)
        line.slice(1).forEach((end, index) => {
          const start = line[index] ?? end
          const swept = {
            x: Math.min(start.x, end.x),
            y: Math.min(start.y, end.y),
            w: Math.abs(end.x - start.x),
            h: Math.abs(end.y - start.y),
          }
          for (const [other, box] of others) expect(overlap(swept, box), `${id} and ${other}`).toBe(false)
        })
      }
    })
  })
})

describe('a layout', () => {
  const size = { width: 870, height: 460 }

  test('is the same whatever is in the stores', () => {
    const rows = [row(1, 'paid', 2), row(2, 'placed', 1)]
    const filled = sceneOf({ writeStore: { table: 'orders', rows, total: 90 }, readSide: [read(rows)] })
    expect(layoutDiagram(shapeOf(filled), size)).toEqual(layoutDiagram(shapeOf(sceneOf()), size))
    expect(layoutKey(shapeOf(filled), size)).toBe(layoutKey(shapeOf(sceneOf()), size))
  })

  test('has the write side left of the read side where there is width, above it where there is not', () => {
    const wide = layoutDiagram(shapeOf(fixtures.idle), size)
    const tall = layoutDiagram(shapeOf(fixtures.idle), { width: 360, height: 520 })
    const of = (layout: DiagramLayout, id: string): Box => layout.boxes.get(id) ?? layout.gap
    expect(of(wide, 'write-store').x).toBeLessThan(of(wide, 'broker').x)
    expect(of(wide, 'broker').x).toBeLessThan(of(wide, 'read-store').x)
    expect(of(tall, 'write-store').y).toBeLessThan(of(tall, 'broker').y)
    expect(of(tall, 'broker').y).toBeLessThan(of(tall, 'read-store').y)
  })

  test('never has text below 11 pixels', () => {
    check(({ metrics }) => {
      expect(Math.min(metrics.text, metrics.small, metrics.number)).toBeGreaterThanOrEqual(11)
    })
  })

  test('finds a place for components it has never heard of', () => {
    const strange = designShape('outbox-polling', alone)
    const layout = layoutDiagram(
      { ...strange, components: [...strange.components, { id: 'oracle', kind: 'oracle' }] },
      size,
    )
    expect(layout.boxes.has('oracle')).toBe(true)
  })
})
