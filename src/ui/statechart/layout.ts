// Lays a statechart of up to ten states out in rows from its initial state, with `down` and `recovering` apart below.
// Numbers only: no page, no words.
import type { ChartPicture } from '#app'
import { placeLabels } from './labels'
import { routeEdges } from './routes'
import type { Route } from './routes'

/** A state as a box. */
export interface ChartBox {
  readonly name: string
  readonly label: string
  readonly role: 'initial' | 'final' | 'life' | 'state'
  readonly row: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** All transitions from one state to another, as one arrow. */
export interface ChartEdge extends Route {
  readonly events: readonly string[]
  /** The transition taken last is among them. */
  readonly last: boolean
  /** Belongs to dying and coming back rather than to the work. */
  readonly life: boolean
  readonly label: {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly width: number
  } | null
}

/** A laid-out statechart. */
export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly ChartBox[]
  readonly edges: readonly ChartEdge[]
  /** The line above `down` and `recovering`, and the arrow that stands for a crash from any state. */
  readonly divider: number
  readonly crash: { readonly x: number; readonly y0: number; readonly y1: number } | null
}

/** What the layout has to know beside the chart. */
export interface ChartOptions {
  readonly width: number
  readonly label: (state: string) => string
  readonly eventLabel: (event: string) => string
  /** Pixels that a text takes. */
  readonly measure: (text: string) => number
  readonly last?: { readonly from: string; readonly event: string; readonly to: string } | null
}

/** Edges before they are routed. */
export interface Link {
  readonly from: string
  readonly to: string
  readonly events: readonly string[]
  readonly last: boolean
  readonly life: boolean
}

const LIFE: readonly string[] = ['down', 'recovering']
const BOX_HEIGHT = 26
const GAP = 12
const LANE = 7
const TRACK = 7
const CHANNEL = 32
/** Below the last row of work, and between the divider and the states of life. */
const LAST_CHANNEL = 16
const LIFE_CHANNEL = 30
const PADDING = 4

/** Lays a chart out for a width. */
export function layoutChart(chart: ChartPicture, options: ChartOptions): ChartLayout {
  const links = linksOf(chart, options.last ?? null)
  const names = orderedRows(chart, links)
  const lanes = laneCounts(names, links)
  const left = PADDING + lanes.left * LANE
  const right = PADDING + lanes.right * LANE
  const rows = names.flatMap((row) => wrapped(row, options.width - left - right, options))
  const life = LIFE.filter((name) => chart.states.some((state) => state.name === name))
  const channel = CHANNEL + Math.max(0, lanes.left + lanes.right - 1) * TRACK
  const boxes = boxesOf(chart, rows, { left, right, channel, options })
  const bottom = boxes.reduce((most, box) => Math.max(most, box.y + box.height), 0)
  const lifeBoxes = lifeRow(life, {
    y: bottom + LAST_CHANNEL + LIFE_CHANNEL,
    row: rows.length,
    left,
    options,
  })
  const all = [...boxes, ...lifeBoxes]
  const down = lifeBoxes.find((box) => box.name === 'down')
  const routes = routeEdges(links, all, {
    width: options.width,
    lane: LANE,
    padding: PADDING,
    track: TRACK,
    channel,
  })
  const edges = links.flatMap((link, index) => {
    const route = routes[index]
    return route === undefined ? [] : [{ ...link, ...route, label: null }]
  })
  const divider = bottom + LAST_CHANNEL + LIFE_CHANNEL - 18
  return {
    width: options.width,
    height: bottom + (life.length === 0 ? PADDING : LAST_CHANNEL + LIFE_CHANNEL + BOX_HEIGHT + PADDING),
    boxes: all,
    edges: placeLabels(edges, all, options),
    divider,
    crash: down === undefined ? null : { x: down.x + 14, y0: divider, y1: down.y },
  }
}

/** One link for each pair of states, without self-transitions; a crash only where it was the last thing to happen. */
function linksOf(chart: ChartPicture, last: ChartOptions['last']): readonly Link[] {
  const links = new Map<string, { from: string; to: string; events: string[] }>()
  const add = (from: string, to: string, event: string) => {
    const link = links.get(`${from}/${to}`)
    if (link === undefined) links.set(`${from}/${to}`, { from, to, events: [event] })
    else if (!link.events.includes(event)) link.events.push(event)
  }
  for (const { from, event, to } of chart.transitions) if (from !== to) add(from, to, event)
  if (last !== null && last !== undefined && last.event === 'crash' && last.from !== last.to) {
    add(last.from, last.to, last.event)
  }
  const known = new Set(chart.states.map((state) => state.name))
  return [...links.values()]
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map((link) => ({
      ...link,
      last: last?.from === link.from && last.to === link.to && link.events.includes(last.event),
      life: LIFE.includes(link.from) || LIFE.includes(link.to),
    }))
}

/** States by their distance from the initial one, each row ordered by where its predecessors stand. */
function orderedRows(chart: ChartPicture, links: readonly Link[]): readonly (readonly string[])[] {
  const rows: string[][] = [[chart.initial]]
  const seen = new Set([chart.initial, ...LIFE])
  for (let row = rows[0]; row !== undefined && row.length > 0; row = rows.at(-1)) {
    const next: string[] = []
    for (const name of row) {
      for (const { from, to } of links) {
        if (from !== name || seen.has(to)) continue
        seen.add(to)
        next.push(to)
      }
    }
    if (next.length === 0) break
    rows.push(next)
  }
  const stray = chart.states.map((state) => state.name).filter((name) => !seen.has(name))
  return stray.length === 0 ? rows : [...rows, stray]
}

/** Arrows that pass a row run in lanes beside the boxes: upwards on the left, downwards on the right. */
function laneCounts(rows: readonly (readonly string[])[], links: readonly Link[]) {
  const rowOf = (name: string) => {
    const row = rows.findIndex((names) => names.includes(name))
    return row < 0 ? rows.length : row
  }
  const far = links.map(({ from, to }) => rowOf(to) - rowOf(from)).filter((leap) => Math.abs(leap) >= 2)
  // One more on either side: rows that are wrapped make leaps longer, and coming back to life takes the right.
  return { left: far.filter((leap) => leap < 0).length + 1, right: far.filter((leap) => leap > 0).length + 2 }
}

const boxWidth = (name: string, options: ChartOptions): number =>
  Math.ceil(options.measure(options.label(name))) + 16

function wrapped(
  row: readonly string[],
  room: number,
  options: ChartOptions,
): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let used = 0
  for (const name of row) {
    const width = boxWidth(name, options)
    const current = rows.at(-1)
    if (current === undefined || (current.length > 0 && used + GAP + width > room)) {
      rows.push([name])
      used = width
    } else {
      current.push(name)
      used += (current.length > 1 ? GAP : 0) + width
    }
  }
  return rows
}

interface Room {
  readonly left: number
  readonly right: number
  readonly channel: number
  readonly options: ChartOptions
}

function boxesOf(chart: ChartPicture, rows: readonly (readonly string[])[], room: Room): readonly ChartBox[] {
  const { left, right, channel, options } = room
  return rows.flatMap((row, index) => {
    const widths = row.map((name) => boxWidth(name, options))
    const total = widths.reduce((sum, width) => sum + width, 0) + GAP * (row.length - 1)
    const spare = Math.max(0, options.width - left - right - total)
    // Spare room goes between the boxes too, so that arrows between neighbours have some length.
    const between = row.length > 1 ? Math.min(34, (spare * 0.6) / (row.length - 1)) : 0
    let x = left + (spare - between * (row.length - 1)) / 2
    return row.map((name, column): ChartBox => {
      const width = widths[column] ?? 0
      const final = chart.states.some((state) => state.name === name && state.final)
      const role = name === chart.initial ? 'initial' : final ? 'final' : 'state'
      const box = {
        name,
        label: options.label(name),
        role,
        row: index,
        x,
        y: PADDING + index * (BOX_HEIGHT + channel),
        width,
        height: BOX_HEIGHT,
      } as const
      x += width + GAP + between
      return box
    })
  })
}

function lifeRow(
  names: readonly string[],
  place: { readonly y: number; readonly row: number; readonly left: number; readonly options: ChartOptions },
): readonly ChartBox[] {
  let x = place.left + 6
  return names.map((name): ChartBox => {
    const width = boxWidth(name, place.options)
    const box = {
      name,
      label: place.options.label(name),
      role: 'life',
      row: place.row,
      x,
      y: place.y,
      width,
      height: BOX_HEIGHT,
    } as const
    x += width + GAP + 44
    return box
  })
}
