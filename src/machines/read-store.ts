// The read store: applies events to the read models in one transaction with inbox and guard, and answers queries.
import { type Effect, type Input, type Micros, replyAddress, type View } from '#kernel'
import { type Actions, createComponent, type Recognised } from './behaviour'
import { aside, isWelcome, takenAway } from './cache-aside'
import { expiring, expiry } from './cache-expiry'
import { pause, reply, write } from './effects'
import { messageOf, type Postponed, postponedOf } from './input'
import type { Protocol } from './protocol'
import { type Applied, applyEvent } from './read-store-apply'
import { readStoreChart } from './read-store-chart'
import { CHECKPOINT_WORKS, keeping } from './read-store-checkpoints'
import { stir } from './read-store-held'
import { isLocked, locking, unlocked } from './read-store-locks'
import { answering, dated, recogniseRead } from './read-store-queries'
import { type Reading, readingOf, type ReadStoreOptions, tablesOf } from './read-store-rows'
import { logged, newestOf, refreshing } from './search-index'
import { enter, leave } from './station'

/** What a request becomes once its time has passed. */
const WORKS: { readonly [type: string]: readonly [event: string, time: 'read' | 'apply'] | undefined } = {
  apply: ['written', 'apply'],
  park: ['parked', 'apply'],
  query: ['read', 'read'],
  fill: ['filled', 'apply'],
  invalidate: ['invalidated', 'apply'],
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
        ...keeping(reading.store),
        ...locking(reading),
        ...answering(reading),
        ...aside(reading),
        ...expiry(reading),
        ...refreshing(reading),
      },
    },
    tables: tablesOf(reading),
    points: [],
    recovery: 100_000,
  })
}

const serving = (reading: Reading): Actions<'takeTime' | 'apply' | 'park'> => {
  const { store, station, service } = reading
  return {
    takeTime: ({ input, view }) => {
      const message = messageOf(input)
      const body = { address: replyAddress(message), request: message.body }
      // What a consumer asks about itself waits for nobody.
      const own = CHECKPOINT_WORKS[message.type]
      if (own !== undefined) return [pause(`${own[0]}/${message.id}`, own[1], body)]
      const [event, after] = workOf(reading, message.type)
      return enter(station, view, { key: `${event}/${message.id}`, after, body })
    },
    apply: ({ input, view }) => {
      const { address, request } = postponedOf<'apply'>(input)
      const { effects, outcome, released } = applied(reading, view, request, address.correlation)
      const { event, apply, round } = request
      const { id, aggregateId: key, version } = event
      const answer = { event: id, key, version, outcome, released, apply, round }
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
    const [event, time] = WORKS[type] ?? ['', 'read']
    // With row locks, the time of a write begins when it has them.
    return type === 'apply' && locks !== undefined ? ['lock', 0] : [event, service[time]]
  }
}

/** One event, applied as this kind of store does it. */
function applied(reading: Reading, view: View, request: Protocol['apply'], command: string): Applied {
  const { store, cache, search } = reading
  // Whoever reads next will load it anew: what the event says does not matter.
  if (cache?.fill === 'aside')
    return {
      effects: takenAway(reading, view, request.event.aggregateId),
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
