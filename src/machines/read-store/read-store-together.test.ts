// A transaction over two aggregates at the read store: its events wait for each other, and what comes after them waits, too.
import { describe, expect, test } from 'vitest'
import type { Guard, Member } from '../protocol/protocol'
import { createReadStore } from './read-store'
import type { Projection } from './read-store-rows'
import { rig } from '../rig'

const showing: Projection = {
  models: ['view'],
  document: 'view',
  project: (_apply, { aggregateId: key, version }) => [{ model: 'view', key, row: { version } }],
}

/** One and two at version 2: what one transaction did to both. */
const MOVED: readonly Member[] = [
  { key: 'one', version: 2 },
  { key: 'two', version: 2 },
]

interface Told {
  readonly outcome: string
  readonly released: readonly string[]
}

function given(guard: Guard) {
  const bench = rig({
    machines: [createReadStore({ id: 'read-store', projection: showing })],
    probes: { projector: undefined },
    links: ['projector->read-store'],
  })
  let at = 0
  const apply = (key: string, version: number, together?: readonly Member[]) => {
    const id = `${key}@${version}`
    const event = { id, type: 'E', aggregateId: key, version, style: '', payload: {} }
    const content = { consumer: 'p', apply: 'upsert', guard, inbox: false, round: 1 }
    const whole = together === undefined ? {} : { together }
    bench.say(at, 'projector to read-store', 'apply', { ...content, event: { ...event, ...whole } })
    at += 10
  }
  return {
    /** Says all that a text names, such as "one@1 two@2": at version 2 as parts of the transaction. */
    applies(text: string): void {
      for (const name of text.split(' ')) {
        const [key = '', version = ''] = name.split('@')
        apply(key, Number(version), version === '2' ? MOVED : undefined)
      }
    },
    told(): readonly (readonly [string, readonly string[]])[] {
      bench.until(at + 50)
      return bench
        .heard('projector', 'applied')
        .map(({ body }) => body as unknown as Told)
        .map(({ outcome, released }) => [outcome, released])
    },
    versions: () =>
      ['one', 'two'].map(
        (key) => (bench.row('view', key) as { readonly version: number } | undefined)?.version,
      ),
    waiting: () => bench.rows('waiting_events').length,
  }
}

describe('in strict order', () => {
  test.each(['one@2 two@2', 'two@2 one@2'])('nothing shows until both are there: %s', (order) => {
    const store = given('next')
    store.applies(`one@1 two@1 ${order}`)
    const [, , early, last] = store.told()
    expect(early).toEqual(['buffered', []])
    expect(last?.[0]).toBe('applied')
    expect(last?.[1]).toHaveLength(1)
    expect(store.versions()).toEqual([2, 2])
    expect(store.waiting()).toBe(0)
  })

  test('what comes after one of them waits with it, and follows in the same step', () => {
    const store = given('next')
    store.applies('one@1 two@1 one@2 one@3 two@2')
    expect(store.told().slice(2)).toEqual([
      ['buffered', []],
      ['buffered', []],
      ['applied', ['one@2', 'one@3']],
    ])
    expect(store.versions()).toEqual([3, 2])
  })

  test('all of it waits for what comes before either', () => {
    const store = given('next')
    store.applies('one@1 one@2 two@2 two@1')
    expect(store.told().at(-1)).toEqual(['applied', ['one@2', 'two@2']])
    expect(store.versions()).toEqual([2, 2])
    expect(store.waiting()).toBe(0)
  })

  test('a repetition of one of them, or of both, does nothing', () => {
    const store = given('next')
    store.applies('one@1 two@1 one@2 two@2 two@2 one@2')
    expect(store.told().slice(4)).toEqual([
      ['ignored', []],
      ['ignored', []],
    ])
    expect(store.waiting()).toBe(0)
  })

  test('one that never comes holds the other back for ever', () => {
    const store = given('next')
    store.applies('one@1 two@1 one@2 one@3')
    store.told()
    expect(store.versions()).toEqual([1, 1])
    expect(store.waiting()).toBe(2)
  })
})

test('by a guard alone, what has been superseded is not waited for, and lets the other go when it comes late', () => {
  const store = given('newer')
  store.applies('one@1 two@1 one@2 two@3 two@2')
  expect(store.told().slice(2)).toEqual([
    ['buffered', []],
    ['applied', []],
    ['ignored', ['one@2']],
  ])
  expect(store.versions()).toEqual([2, 3])
})
