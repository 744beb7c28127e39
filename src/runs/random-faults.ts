// For tests: a random fault that strikes a component, a link or a crash point that the wired design has.
import type { Pipeline, Settings } from '#pipelines'
import { type Draw, one, some } from './random-draw'

/** All kinds of faults that a random file may have. */
export const KINDS = [
  'crash-at',
  'crash',
  'down',
  'link',
  'cut',
  'slow',
  'message',
  'abort',
  'poison',
  'failover',
] as const

/** Where faults can strike. */
export interface Targets {
  /** All but the client, which is the outside world. */
  readonly components: readonly string[]
  readonly points: readonly { readonly component: string; readonly point: string }[]
  readonly links: readonly string[]
  /** What has a standby. */
  readonly doubled: readonly string[]
  /** Whether it matters to anybody what events say. */
  readonly decodes: boolean
}

/** What a design with these settings has. */
export function targetsOf(pipeline: Pipeline, settings: Settings): Targets {
  const listed = pipeline.components(settings).filter(({ component }) => component !== 'client')
  const components = listed.map(({ component }) => component)
  return {
    components,
    points: listed.flatMap(({ component, points }) => points.map((point) => ({ component, point }))),
    links: pipeline.links(settings).map(({ id }) => id),
    doubled: components.filter(
      (id) => id === 'write-store' || (id === 'broker' && settings.broker !== 'nats-core'),
    ),
    decodes: pipeline.decodes?.(settings) !== false,
  }
}

/** A random fault of one of some kinds, that ends within seven seconds. */
export function faultFor(draw: Draw, targets: Targets, kinds: readonly string[]): unknown {
  const drawn = some(draw, kinds) ?? 'crash'
  const kind = drawn === 'poison' && !targets.decodes ? 'abort' : drawn
  const component = some(draw, targets.components)
  const link = some(draw, targets.links)
  const from = draw(2500)
  const until = from + 1 + draw(4000)
  const restart = draw(8) === 7 ? {} : { restartAfter: draw(2500) }
  switch (kind) {
    case 'crash-at':
      return { kind: 'crash', ...some(draw, targets.points), nth: 1 + draw(4), ...restart }
    case 'crash':
      return { kind, component, at: from, ...restart }
    case 'down':
      return { kind, component, from, until }
    case 'failover':
      return { kind, component: some(draw, targets.doubled), at: from }
    case 'link':
      return { kind, link, from, until, ...chances(draw), delay: draw(100) }
    case 'cut':
      return { kind, link, from, until }
    case 'slow':
      return { kind, component, factor: 1 + draw(200), from, until }
    case 'message':
      return { kind, link, nth: 1 + draw(6), ...hand(draw, until) }
    case 'poison':
      return { kind, event: 1 + draw(5) }
    default:
      return { kind: 'abort', command: 1 + draw(5) }
  }
}

/** What is done to one message, or to one answer. */
function hand(draw: Draw, until: number) {
  const action = one(draw, ['drop', 'duplicate', 'hold', 'delay', 'deliver'])
  const way = draw(4) === 0 ? { answer: true } : {}
  return { ...way, action, ...(action === 'hold' || action === 'delay' ? { until } : {}) }
}

const chances = (draw: Draw) => ({
  drop: draw(4) / 10,
  dropAck: draw(4) / 10,
  duplicate: draw(5) / 10,
  reorder: draw(5) / 10,
})
