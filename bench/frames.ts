// What a frame costs with 300 messages on their way: the message layer alone, and all that moves in the picture.
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { Scene } from '#app'
import { Diagram } from '#ui/diagram/diagram.tsx'
import { crowded } from '#ui/diagram/fixtures.ts'
import { layoutDiagram } from '#ui/diagram/layout.ts'
import type { DiagramLive } from '#ui/diagram/live.ts'
import { createMessageLayer } from '#ui/diagram/message-layer.ts'
import { shapeOf } from '#ui/diagram/slots.ts'
import { diagramEn } from '#ui/diagram/words-en.ts'
import { type Figure, quantile, rounded, yardstick } from '../src/cli/figure'

const MESSAGES = 300
const SIZE = { width: 1200, height: 640 }
const WARM_UP = 30
const FRAMES = 150
const FRAME_MICROS = 16_667

/** Frame by frame, in milliseconds. */
interface Frames {
  readonly work: readonly number[]
  readonly apart: readonly number[]
  readonly yardstick: number
}

export async function measureFrames(): Promise<readonly Figure[]> {
  const stage = document.querySelector('#stage')
  if (stage === null) throw new Error('Broken invariant: the page has a stage')
  const layer = await framesOfLayer(stage)
  const live = await framesOfLive(stage)
  const marks = stage.querySelectorAll('[data-layer="messages"] [data-testid]').length
  const about = `${MESSAGES} messages on the largest picture, shown as ${marks} marks; script only`
  return [
    ...figuresOf('frame: MessageLayer.update', about, layer.work, layer),
    ...figuresOf('frame: DiagramLive.update', 'the same with gap and down times', live.work, live),
    ...figuresOf('frame: from one to the next', 'with style, layout and paint, no GPU', live.apart, live),
  ]
}

const figuresOf = (
  name: string,
  note: string,
  millis: readonly number[],
  frames: Frames,
): readonly Figure[] =>
  (
    [
      ['median', 0.5],
      ['p95', 0.95],
    ] as const
  ).map(([which, share]) => {
    const value = quantile(millis, share)
    return {
      name: `${name}, ${which}`,
      value: rounded(value),
      unit: 'ms',
      ratio: rounded(value / frames.yardstick),
      note: which === 'median' ? `${note}; ${FRAMES} frames` : 'the same',
    }
  })

/** The scene of a frame: every message is a little further on, and the clock too. */
function sceneAt(frame: number): Scene {
  const scene = crowded(MESSAGES, (frame % 60) / 600)
  const passed = frame * FRAME_MICROS
  return { ...scene, at: scene.at + passed, gap: { ...scene.gap, age: scene.gap.age + passed } }
}

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

async function measure(update: (scene: Scene) => void): Promise<Frames> {
  const before = yardstick()
  const work: number[] = []
  const apart: number[] = []
  let last = await nextFrame()
  for (let frame = 0; frame < WARM_UP + FRAMES; frame++) {
    const scene = sceneAt(frame)
    const begun = performance.now()
    update(scene)
    const millis = performance.now() - begun
    const next = await nextFrame()
    if (frame >= WARM_UP) {
      work.push(millis)
      apart.push(next - last)
    }
    last = next
  }
  return { work, apart, yardstick: (before + yardstick()) / 2 }
}

async function framesOfLayer(stage: Element): Promise<Frames> {
  const layout = layoutDiagram(shapeOf(sceneAt(0)), SIZE)
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('width', String(SIZE.width))
  svg.setAttribute('height', String(SIZE.height))
  svg.setAttribute('viewBox', `0 0 ${layout.width} ${layout.height}`)
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  svg.append(group)
  stage.replaceChildren(svg)
  const layer = createMessageLayer(group, layout, { words: diagramEn })
  const frames = await measure(({ messages }) => layer.update(messages))
  layer.dispose()
  svg.remove()
  return frames
}

async function framesOfLive(stage: Element): Promise<Frames> {
  const place = document.createElement('div')
  stage.replaceChildren(place)
  const live = await new Promise<DiagramLive>((resolve) => {
    const picture = createElement(Diagram, {
      scene: sceneAt(0),
      size: SIZE,
      words: diagramEn,
      selected: null,
      onSelect: () => undefined,
      onLive: (made: DiagramLive | null) => {
        if (made !== null) resolve(made)
      },
    })
    createRoot(place).render(picture)
  })
  return measure((scene) => live.update(scene))
}
