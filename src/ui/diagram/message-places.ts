// Where the messages of an instant are drawn: on their lane, linear in simulated time. More than five of a sort on one
// lane are counted, not drawn.
import type { MessageScene } from '#app'
import type { Point } from './geometry'
import { clamp, placeOn } from './geometry'
import type { DiagramLayout } from './layout'
import type { LinkRoute } from './routes'

/** Above this many on a lane, a number says more than the marks. On a short lane they would cover each other sooner. */
const drawnMost = 5

/** How many marks of a sort are drawn one by one on a lane of a route. */
const drawnOn = ({ forward, mark }: LinkRoute): number =>
  clamp(Math.floor(forward.total / (mark * 0.65)), 2, drawnMost)

export type Fate = 'moving' | 'held' | 'lost'

interface Placed {
  readonly id: string
  readonly at: Point
  readonly size: number
}

export type PlacedMessage =
  | (Placed & {
      readonly kind: 'message'
      readonly message: MessageScene
      /** It has fallen off its lane: the cross is drawn. */
      readonly crossed: boolean
    })
  | (Placed & { readonly kind: 'dot'; readonly message: MessageScene })
  | (Placed & {
      readonly kind: 'count'
      readonly link: string
      readonly forward: boolean
      readonly fate: Fate
      readonly count: number
    })

const fateOf = (message: MessageScene): Fate => (message.lost ? 'lost' : message.held ? 'held' : 'moving')

/** The share of the way at which a counted group stands, by what becomes of it. */
const countedAt: Readonly<Record<Fate, number>> = { moving: 0.5, held: 0.28, lost: 0.78 }
const fallFrom = 0.45
const crossedFrom = 0.62

/** How far a lost message has fallen off its lane, in pixels: nothing at first, then faster. */
function fall(share: number, size: number): number {
  const fallen = Math.max(0, (share - fallFrom) / (1 - fallFrom))
  return fallen * fallen * (size + 6)
}

/** A point on a lane of a route, moved off it to its outer side by so many pixels. */
function pointOn(route: LinkRoute, forward: boolean, share: number, off: number): Point {
  const { at, right } = placeOn(forward ? route.forward : route.back, share)
  return { x: at.x + right.x * off, y: at.y + right.y * off }
}

function placeMessage(message: MessageScene, route: LinkRoute): PlacedMessage {
  const off = message.lost ? fall(message.progress, route.mark) : 0
  const at = pointOn(route, message.forward, message.progress, off)
  const { id } = message
  if (message.background && !message.lost && !message.held) return { kind: 'dot', id, message, at, size: 5 }
  const crossed = message.lost && message.progress >= crossedFrom
  return { kind: 'message', id, message, at, size: route.mark, crossed }
}

function countOf(group: readonly MessageScene[], route: LinkRoute, fate: Fate): PlacedMessage {
  const forward = group[0]?.forward ?? true
  const size = Math.max(16, route.mark)
  return {
    kind: 'count',
    id: `${route.id}:${forward ? 'forward' : 'back'}:${fate}`,
    link: route.id,
    forward,
    fate,
    count: group.length,
    at: pointOn(route, forward, countedAt[fate], fate === 'lost' ? size * 0.6 : 0),
    size,
  }
}

/** The marks of an instant, in the order in which they are to be painted: dots below, then messages, then counts. */
export function placeMessages(
  layout: Pick<DiagramLayout, 'links'>,
  messages: readonly MessageScene[],
): readonly PlacedMessage[] {
  const dots: PlacedMessage[] = []
  const groups = new Map<string, { route: LinkRoute; fate: Fate; members: MessageScene[] }>()
  for (const message of messages) {
    const route = layout.links.get(message.link)
    if (route === undefined) continue
    const fate = fateOf(message)
    if (message.background && fate === 'moving') {
      dots.push(placeMessage(message, route))
      continue
    }
    const key = `${message.link}${message.forward ? '>' : '<'}${fate}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { route, fate, members: [message] })
    else group.members.push(message)
  }
  const drawn: PlacedMessage[] = []
  const counts: PlacedMessage[] = []
  for (const { route, fate, members } of groups.values()) {
    if (members.length > drawnOn(route)) counts.push(countOf(members, route, fate))
    else for (const message of members) drawn.push(placeMessage(message, route))
  }
  return [...dots, ...drawn, ...counts]
}
