// For tests: makes a small random scenario file out of a list of random words. Zeros make the dullest file there is,
// so a list that shrinks makes a file that shrinks.

type Draw = (bound: number) => number
type Parts = { readonly [key: string]: unknown }

/** What a law needs to hold; everything else is left to chance. */
export interface Wanted {
  readonly relay?: Parts
  readonly projector?: Parts
  /** Kinds of faults that may occur. */
  readonly faults?: readonly string[]
}

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
] as const

/** Every way to look for unsent rows by which no row is ever skipped. */
export const SAFE_SELECTIONS = ['flag', 'xmin-horizon', 'gap-wait'] as const

/** A random scenario file of a second or three, with up to three faults. */
export function randomFile(words: readonly number[], wanted: Wanted = {}): Parts {
  let used = 0
  const draw: Draw = (bound) => (words[used++] ?? 0) % bound
  const settings = settingsOf(draw, wanted)
  return {
    format: 'cqrscope/scenario',
    version: 1,
    id: 'random',
    seed: draw(1000),
    settings,
    workload: workloadOf(draw),
    faults: Array.from({ length: one(draw, [0, 1, 2, 3, 2, 1]) }, () =>
      faultOf(draw, settings, wanted.faults ?? KINDS),
    ),
    end: { quiet: draw(8) !== 7, limit: 12_000 },
  }
}

const one = <Item>(draw: Draw, items: readonly [Item, ...Item[]]): Item =>
  items[draw(items.length)] ?? items[0]

interface SomeSettings {
  readonly partitions: number
  readonly relay: Parts & { readonly count: number }
  readonly projector: Parts & { readonly count: number; readonly apply: string }
  readonly events?: string
}

function settingsOf(draw: Draw, { relay, projector }: Wanted): SomeSettings {
  return {
    partitions: 1 + draw(3),
    relay: {
      select: one(draw, ['cursor', 'flag', 'xmin-horizon', 'gap-wait']),
      interval: one(draw, [500, 200, 800]),
      batch: one(draw, [50, 1, 2, 3]),
      count: one(draw, [1, 1, 2]),
      mark: one(draw, ['after-publish', 'after-publish', 'before-publish']),
      idempotent: draw(3) !== 2,
      inFlight: one(draw, [5, 1, 2]),
      gapTimeout: one(draw, [1000, 300, null]),
      ...relay,
    },
    projector: {
      apply: one(draw, ['upsert', 'delta', 'partial']),
      guard: one(draw, ['none', 'none', 'newer', 'next']),
      inbox: draw(3) === 2,
      ack: one(draw, ['after-apply', 'after-apply', 'before-apply']),
      onError: one(draw, ['retry', 'skip', 'park']),
      count: one(draw, [1, 1, 2]),
      limit: one(draw, [500, 1, 2]),
      wait: one(draw, [500, 1000]),
      ...projector,
    },
  }
}

const CHANGES = ['PayOrder', 'ChangeQuantity', 'CancelOrder', 'ShipOrder'] as const

function workloadOf(draw: Draw): readonly unknown[] {
  const orders = 1 + draw(3)
  const placed = Array.from({ length: orders }, (_, i) => line(draw, draw(600), 'PlaceOrder', i + 1))
  const changed = Array.from({ length: draw(8) }, () =>
    line(draw, 100 + draw(one(draw, [400, 2000])), one(draw, CHANGES), 1 + draw(orders)),
  )
  const more: readonly unknown[] = [
    { from: draw(500), until: 1000 + draw(1500), rate: 1 + draw(4), mix: { PlaceOrder: 2, PayOrder: 1 } },
    { from: draw(500), until: 1000 + draw(2000), queries: 1 + draw(5) },
    { at: draw(2000), query: `order-${1 + draw(orders)}` },
    { at: draw(1000), transaction: { lasts: draw(3000), writes: draw(2) === 0 } },
  ]
  return [...placed, ...changed, ...more.filter(() => draw(3) === 2)]
}

function line(draw: Draw, at: number, type: string, order: number): unknown {
  const product = { product: one(draw, ['desk', 'mug', 'lamp']) }
  const quantity = { quantity: 1 + draw(5) }
  const more = type === 'PlaceOrder' ? { ...product, ...quantity } : type === 'ChangeQuantity' ? quantity : {}
  return { at, command: { type, id: `order-${order}`, ...more } }
}

const POINTS: { readonly [component: string]: readonly [string, ...string[]] } = {
  'command-handler': ['before-commit', 'after-commit', 'after-respond'],
  'write-store': ['after-commit'],
  relay: ['after-publish', 'after-read', 'after-mark'],
  broker: ['after-append'],
  projector: ['after-apply', 'after-fetch', 'after-ack'],
}
const MORTAL = ['relay', 'projector', 'broker', 'command-handler', 'write-store', 'read-store'] as const
const LINKS = [
  'relay->broker',
  'broker->projector',
  'projector->read-store',
  'relay->write-store',
  'command-handler->write-store',
  'client->command-handler',
  'client->read-store',
] as const

function faultOf(draw: Draw, settings: SomeSettings, kinds: readonly string[]): unknown {
  const kind = kinds[draw(kinds.length)] ?? 'crash'
  const numbered = (name: string) => {
    const count =
      name === 'relay' ? settings.relay.count : name === 'projector' ? settings.projector.count : 1
    return count > 1 && draw(2) === 1 ? `${name}-2` : name
  }
  const from = draw(2500)
  const until = from + 1 + draw(4000)
  const link = one(draw, LINKS).split('->').map(numbered).join('->')
  const restart = draw(8) === 7 ? {} : { restartAfter: draw(2500) }
  switch (kind) {
    case 'crash-at': {
      const component = one(draw, ['relay', 'projector', 'command-handler', 'write-store', 'broker'])
      const point = one(draw, POINTS[component] ?? ['after-commit'])
      return { kind: 'crash', component: numbered(component), point, nth: 1 + draw(4), ...restart }
    }
    case 'crash':
      return { kind, component: numbered(one(draw, MORTAL)), at: from, ...restart }
    case 'down':
      return { kind, component: numbered(one(draw, MORTAL)), from, until }
    case 'link':
      return { kind, link, from, until, ...chances(draw), delay: draw(100) }
    case 'cut':
      return { kind, link, from, until }
    case 'slow':
      return { kind, component: numbered(one(draw, MORTAL)), factor: 1 + draw(200), from, until }
    case 'message': {
      const action = one(draw, ['drop', 'duplicate', 'hold', 'deliver'])
      return { kind, link, nth: 1 + draw(6), action, ...(action === 'hold' ? { until } : {}) }
    }
    case 'abort':
      return { kind, command: 1 + draw(5) }
    default:
      return { kind: 'poison', event: 1 + draw(5) }
  }
}

const chances = (draw: Draw) => ({
  drop: draw(4) / 10,
  dropAck: draw(4) / 10,
  duplicate: draw(5) / 10,
  reorder: draw(5) / 10,
})
