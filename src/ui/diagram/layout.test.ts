// The layout for every crowd and every size: nothing overlaps, nothing leaves the picture, nothing jumps.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outboxComponents, outboxLinks, row, sceneOf } from './fixture-parts'
import { fixtures } from './fixtures'
import { type Box, overlap, placeOn, within } from './geometry'
import { type DiagramLayout, layoutDiagram, layoutKey } from './layout'
import { brokerHeight } from './metrics'
import { type DiagramShape, shapeOf } from './slots'
import { storePlan } from './store-plan'

const shape = (relays: number, projectors: number, partitions: number): DiagramShape => ({
  components: outboxComponents(relays, projectors),
  links: outboxLinks(relays, projectors).map((id) => {
    const [from = '', to = ''] = id.split('->')
    return { id, from, to }
  }),
  partitions,
})

const count = (max: number) => fc.integer({ min: 1, max })
const anyShape = fc.tuple(count(4), count(4), count(12)).map((counts) => shape(...counts))
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

const check = (judge: (layout: DiagramLayout, of: DiagramShape) => void): void =>
  fc.assert(
    fc.property(anyShape, anySize, (of, size) => judge(layoutDiagram(of, size), of)),
    { numRuns: 300 },
  )

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
      expect(layout.boxes.size).toBe(of.components.length)
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
      for (const [id, outbox] of [
        ['write-store', true],
        ['read-store', false],
      ] as const) {
        const box = boxes.get(id) ?? layout.gap
        const plan = storePlan(box, metrics, outbox)
        const rows = { ...plan.rows, h: plan.rows.fit * plan.rows.height }
        expect(within(box, rows), id).toBe(true)
        if (!plan.outbox) continue
        expect(rows.y + rows.h).toBeLessThanOrEqual(plan.outbox.divider + 1)
        expect(plan.outbox.cursor).toBeLessThan(box.y + box.h - 2)
      }
      const broker = boxes.get('broker') ?? layout.gap
      expect(broker.h).toBeGreaterThanOrEqual(
        brokerHeight(metrics, layout.partitionRows, of.partitions) - 1e-6,
      )
      expect(layout.partitionRows).toBeLessThanOrEqual(4)
      expect(layout.partitionRows).toBeGreaterThanOrEqual(1)
    })
  })
})

describe('links', () => {
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
      for (const [id, { line, from, to }] of layout.links) {
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
    const more = { table: 'orders', rows: [row(1, 'paid', 2), row(2, 'placed', 1)], total: 90 }
    const filled = sceneOf({ writeStore: more, readStore: more })
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
    const strange = shape(1, 1, 1)
    const layout = layoutDiagram(
      { ...strange, components: [...strange.components, { id: 'oracle', kind: 'oracle' }] },
      size,
    )
    expect(layout.boxes.has('oracle')).toBe(true)
  })
})
