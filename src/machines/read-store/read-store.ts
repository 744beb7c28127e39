// The read store: applies events to the read models in one transaction with inbox and guard, and answers queries.
import { type Effect, type Input, type Micros, replyAddress, type View } from '#kernel'
import { type Actions, createComponent, type Recognised, type Scene } from '../behaviour'
import { aside, isWelcome, takenAway } from './cache-aside'
import { expiring, expiry } from './cache-expiry'
import { reply, write } from '../effects'
import { messageOf, type Postponed, postponedOf } from '../input'
import type { Protocol } from '../protocol/protocol'
import { type Applied, applyEvent, keptBeside } from './read-store-apply'
import { readStoreChart } from './read-store-chart'
import { stir } from './read-store-held'
import { loading } from './read-store-load'
import { isLocked, locking, unlocked } from './read-store-locks'
import { answering, dated, recogniseRead } from './read-store-queries'
import { CHECKPOINT_WORKS, keeping } from './read-store-checkpoints'
import { type Reading, readingOf, type ReadStoreOptions, readingTables } from './read-store-reading'
import { forgetPending, logged, newestOf, refreshing } from './search-index'
import { enter, leave } from '../station'

/** What a request becomes once its time has passed. */
const WORKS: { readonly [type: string]: readonly [event: string, time: 'read' | 'apply'] | undefined } = {
  apply: ['written', 'apply'],
  park: ['parked', 'apply'],
  query: ['read', 'read'],
  fill: ['filled', 'apply'],
  invalidate: ['invalidated', 'apply'],
  'load-rows': ['loaded', 'apply'],
  repair: ['repaired', 'apply'],
}

/** Builds a read store with the read models of a projection. */
export function createReadStore(options: ReadStoreOptions) {
  const reading = readingOf(options)
  return createComponent({
    id: options.id,
    kind: 'read-store',
    chart: readStoreChart,
    behaviour: {
      recognise: (input, view) => recognise(reading, input, view),
      actions: {
        ...serving(reading),
        ...locking(reading),
        ...answering(reading),
        ...aside(reading),
        ...expiry(reading),
        ...refreshing(reading),
        ...keepingFor(reading),
        ...loading(reading, options.load),
      },
    },
    tables: readingTables(reading),
    points: [],
    recovery: 100_000,
  })
}

const serving = (reading: Reading): Actions<'takeTime' | 'apply' | 'park'> => {
  const { store, station, service } = reading
  return {
    takeTime: ({ input, view }) => {
      const message = messageOf(input)
      const [event, after] = workOf(reading, message.type)
      const inPassing = message.background ? { background: true } : {}
      const body = { address: replyAddress(message), request: message.body, ...inPassing }
      return enter(station, view, { key: `${event}/${message.id}`, after, body })
    },
    apply: ({ input, view }) => {
      const { address, request } = postponedOf<'apply'>(input)
      const { effects, outcome, released } = applied(reading, view, request, address.correlation)
      const { event, apply, round, beside, models } = request
      const { id, aggregateId: key, version } = event
      const place = { ...(beside === true ? { beside } : {}), ...(models === undefined ? {} : { models }) }
      const answer = { event: id, key, version, outcome, released, apply, round, ...place }
      const waits = reading.search?.waitFor === true && outcome === 'applied'
      return [
        ...effects,
        ...(waits ? answerLater(reading, view, { address, answer }) : [reply(address, 'applied', answer)]),
        ...stir(reading, view, [key]),
        ...dated(reading, view),
        ...unlocked(reading, view, address.request),
        ...leave(station, view),
      ]
    },
    park: ({ input, view }) => {
      const { address, request } = postponedOf<'park'>(input)
      const { event, why, round } = request
      return [
        write(store.deadLetters, event.id, { event, why, at: view.now, command: address.correlation }),
        reply(address, 'parked', { round }),
        ...leave(station, view),
      ]
    },
  }

  function workOf({ locks }: Reading, type: string): readonly [event: string, time: Micros] {
    const known = CHECKPOINT_WORKS[type]
    if (known !== undefined) return known
    const [event, time] = WORKS[type] ?? ['', 'read']
    // With row locks, the time of a write begins when it has them.
    return type === 'apply' && locks !== undefined ? ['lock', 0] : [event, service[time]]
  }
}

/** What consumers keep in the store. Where the models are emptied or replaced, so is what was to become part of them. */
function keepingFor(reading: Reading): ReturnType<typeof keeping> {
  const acts = keeping(reading.store)
  const leaving =
    (act: (scene: Scene) => readonly Effect[]) =>
    (scene: Scene): readonly Effect[] => [...act(scene), ...leave(reading.station, scene.view)]
  const renewing = (act: (scene: Scene) => readonly Effect[]) =>
    leaving((scene) => {
      const { models } = postponedOf<'reset' | 'switch'>(scene.input).request
      return [...act(scene), ...forgetPending(reading, scene.view, models)]
    })
  return {
    loadCheckpoint: leaving(acts.loadCheckpoint),
    saveCheckpoint: leaving(acts.saveCheckpoint),
    loadParked: leaving(acts.loadParked),
    switchOver: renewing(acts.switchOver),
    reset: (scene) =>
      postponedOf<'reset'>(scene.input).request.beside
        ? leaving(acts.reset)(scene)
        : renewing(acts.reset)(scene),
  }
}

/** One event, applied as this kind of store does it. */
function applied(reading: Reading, view: View, request: Protocol['apply'], command: string): Applied {
  const { store, cache, search } = reading
  // Whoever reads next will load it anew: what the event says does not matter.
  if (cache?.fill === 'aside')
    return {
      effects: [...takenAway(reading, view, request.event.aggregateId), ...keptBeside(store, view, request)],
      outcome: 'applied',
      released: [],
    }
  const result = applyEvent(store, search === undefined ? view : newestOf(search, view), request, command)
  return { ...result, effects: expiring(reading, view, logged(reading, view, result.effects)) }
}

function answerLater(
  { search }: Reading,
  view: View,
  {
    address,
    answer,
  }: { readonly address: Postponed<'apply'>['address']; readonly answer: Protocol['applied'] },
): readonly Effect[] {
  return search === undefined
    ? []
    : [write(search.unanswered, address.request, { address, applied: answer, at: view.now })]
}

function recognise(reading: Reading, input: Input, view: View): Recognised | undefined {
  if (input.kind === 'message') return { event: input.message.type }
  if (input.kind !== 'timer') return undefined
  const slash = input.key.indexOf('/')
  const event = slash < 0 ? input.key : input.key.slice(0, slash)
  switch (event) {
    case 'read':
      return { event: recogniseRead(reading, view, postponedOf<'query'>(input).request) }
    case 'filled':
      return {
        event: isWelcome(reading, view, postponedOf<'fill'>(input).request) ? 'filled' : 'fill-refused',
      }
    case 'lock':
      return { event: isLocked(reading, view, postponedOf<'apply'>(input)) ? 'locked' : 'lock' }
    default:
      return { event }
  }
}
