// Statecharts are laid out without overlaps, at the widths of the panel and of a phone, in both languages.
import { describe, expect, test } from 'vitest'
import { allWords } from '../text/all-words'
import { en as enAtFirst } from '../text/en'
import { ko as koAtFirst } from '../text/ko'
import { measureText } from '../text/measure'
import { named } from '../text/vocabulary'
import { labelArea, overlap } from './labels'
import { layoutChart } from './layout'
import type { ChartLayout } from './layout'
import { sampleCharts } from './sample-charts'

const en = allWords(enAtFirst)
const ko = allWords(koAtFirst)

const cases = Object.keys(sampleCharts).flatMap((kind) =>
  [en, ko].flatMap((words) => [286, 320, 640].map((width) => ({ kind, locale: words.locale, width, words }))),
)

function layoutOf(
  kind: string,
  words: typeof en,
  width = 286,
  last?: { from: string; event: string; to: string },
): ChartLayout {
  const chart = sampleCharts[kind]
  if (chart === undefined) throw new Error(`no chart ${kind}`)
  return layoutChart(chart, {
    width,
    label: (state) => named(words.names.states, state),
    eventLabel: (event) => named(words.names.happenings, event),
    measure: measureText,
    ...(last === undefined ? {} : { last }),
  })
}

describe.each(cases)('$kind in $locale at $width', ({ kind, words, width }) => {
  const layout = layoutOf(kind, words, width)

  test('shows every state once, inside the picture', () => {
    expect(layout.boxes.map(({ name }) => name).toSorted()).toEqual(
      sampleCharts[kind]?.states.map(({ name }) => name).toSorted(),
    )
    for (const box of layout.boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height)
    }
  })

  test('lays no box over another, no label over a box or a label', () => {
    const areas = [
      ...layout.boxes,
      ...layout.edges.flatMap(({ label }) => (label === null ? [] : [labelArea(label)])),
    ]
    areas.forEach((area, index) => {
      expect(areas.slice(index + 1).filter((other) => overlap(area, other))).toEqual([])
    })
  })

  test('sends no arrow through a box, and none out of the picture', () => {
    for (const { points } of layout.edges) {
      const through = layout.boxes.filter(({ x, y, width: wide, height }) =>
        points.some(
          (point) => point.x > x + 1 && point.x < x + wide - 1 && point.y > y + 1 && point.y < y + height - 1,
        ),
      )
      expect(through).toEqual([])
      expect(points.filter(({ x }) => x < 0 || x > width)).toEqual([])
    }
  })
})

test('the states of life stand apart below all others', () => {
  const { boxes, divider } = layoutOf('relay', en)
  for (const box of boxes) expect(box.y > divider).toBe(box.role === 'life')
})

test('several events between two states are one arrow; self-transitions are none', () => {
  const { edges } = layoutOf('projector', en)
  expect(
    edges.filter(({ from, to }) => from === 'applying' && to === 'retrying').map(({ events }) => events),
  ).toEqual([['trouble', 'undecodable-retry']])
  expect(edges.filter(({ from, to }) => from === to)).toEqual([])
})

test('the transition taken last is marked, also when it was a crash', () => {
  const marked = (last: { from: string; event: string; to: string }) =>
    layoutOf('relay', en, 286, last)
      .edges.filter((edge) => edge.last)
      .map(({ from, to }) => `${from}>${to}`)
  expect(marked({ from: 'polling', event: 'rows', to: 'publishing' })).toEqual(['polling>publishing'])
  expect(marked({ from: 'publishing', event: 'crash', to: 'down' })).toEqual(['publishing>down'])
  expect(marked({ from: 'publishing', event: 'acked', to: 'publishing' })).toEqual([])
})
