// How a box's name and state share its first line, or its first two where the line is too short for both.
import type { Box } from './geometry'
import type { Metrics } from './metrics'
import { fitFirst, fitText, textWidth } from './text-width'

export interface HeadPlan {
  readonly name: string
  readonly nameX: number
  readonly nameY: number
  readonly state: string
  /** Around the state; without width where there is no room for it. */
  readonly chip: Box
  /** Room left between the two on the first line; none where they stand under each other. */
  readonly free: { readonly x: number; readonly w: number }
  /** Where what comes below may begin. */
  readonly below: number
}

interface HeadTexts {
  readonly name: string
  /** The state's wordings, from the longest to the shortest. */
  readonly state: readonly string[]
  /** Room for a mark in the chip, before its text. */
  readonly chipMark: number
  /** The width of the widest state that the component is likely to have: its name shall not jump when the state changes. */
  readonly stateMost: number
  /** Keeps both on one line, whatever it costs. */
  readonly oneLine?: boolean
}

const apart = 6
/** A state shortened to less than this says nothing. */
const leastState = 32
const lowBelow = 33
const tightBelow = 46

interface Room {
  readonly box: Box
  readonly texts: HeadTexts
  readonly metrics: Metrics
  readonly pad: number
  /** Inside the chip, before and after its text. */
  readonly chipPad: number
  readonly inner: number
}

const chipWidth = ({ texts, metrics, chipPad }: Room, state: string): number =>
  textWidth(state, metrics.small) + texts.chipMark + 2 * chipPad

/** Name above, state below it; in a box that is only just high enough, closely. */
function onTwoLines(room: Room): HeadPlan {
  const { box, texts, metrics, pad, inner, chipPad } = room
  const tight = box.h < tightBelow
  const line = box.y + (tight ? box.h * 0.29 : Math.max(15, metrics.pad + 7))
  const state = fitFirst(texts.state, inner - 2 * chipPad - texts.chipMark, metrics.small)
  const height = tight ? 15 : 18
  const chip = {
    x: box.x + pad,
    y: tight ? box.y + box.h - height - 3 : line + 9.5,
    w: chipWidth(room, state),
    h: height,
  }
  return {
    name: fitText(texts.name, inner, metrics.text, 'bold'),
    nameX: box.x + pad,
    nameY: line + 4.5,
    state,
    chip,
    free: { x: chip.x + chip.w + apart, w: 0 },
    below: chip.y + chip.h + 4,
  }
}

/** The state's words on the first line, and how wide they are with what is around them. The name comes first. */
function stateBeside(room: Room): { readonly state: string; readonly w: number } {
  const { texts, metrics, inner, chipPad } = room
  const left = inner - textWidth(texts.name, metrics.text, 'bold') - apart
  const fitting = texts.state.find((state) => chipWidth(room, state) <= left)
  if (fitting !== undefined) return { state: fitting, w: chipWidth(room, fitting) }
  const forText = left - 2 * chipPad - texts.chipMark
  if (forText >= leastState) {
    const state = fitFirst(texts.state, forText, metrics.small)
    return { state, w: chipWidth(room, state) }
  }
  // A component that is not up says so at any price, with its mark alone.
  return { state: '', w: texts.chipMark > 0 ? texts.chipMark + 8 : 0 }
}

function onOneLine(room: Room): HeadPlan {
  const { box, texts, metrics, pad, inner } = room
  const low = box.h < lowBelow
  const line = low ? box.y + box.h / 2 : box.y + Math.max(15, metrics.pad + 7)
  const height = Math.min(18, box.h - 4)
  const { state, w } = stateBeside(room)
  const name = fitText(texts.name, w === 0 ? inner : inner - w - 3, metrics.text, 'bold')
  const end = box.x + pad + textWidth(name, metrics.text, 'bold') + apart
  const chip = { x: box.x + box.w - pad - w, y: line - height / 2, w, h: height }
  return {
    name,
    nameX: box.x + pad,
    nameY: line + 4.5,
    state,
    chip,
    free: { x: end, w: Math.max(0, chip.x - end - apart) },
    below: line + height / 2 + 4,
  }
}

/** Places name and state in a box. A low box keeps both on one line and shortens the state; a higher one uses two. */
export function headPlan(box: Box, texts: HeadTexts, metrics: Metrics): HeadPlan {
  const pad = box.h < tightBelow ? Math.min(metrics.pad, 8) : metrics.pad
  const chipPad = metrics.form === 'roomy' ? 7 : 5
  const room = { box, texts, metrics, pad, chipPad, inner: box.w - 2 * pad }
  const most = Math.max(texts.stateMost + 2 * chipPad, chipWidth(room, texts.state.at(-1) ?? ''))
  const full = textWidth(texts.name, metrics.text, 'bold') + apart + most
  const two = full > room.inner && box.h >= lowBelow && texts.oneLine !== true
  return two ? onTwoLines(room) : onOneLine(room)
}
