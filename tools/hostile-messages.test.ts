// What a host page says over the bridge is from a stranger, too: with a page behind it, every message is answered, by a result
// or by one of the errors of the closed list, and never by one that is a mistake of ours.
import { afterAll, expect, test } from 'vitest'
import { createApp, createPageApi, openFirst } from '#app'
import { openBridge, type Served } from '#embed/bridge.ts'
import { nothingKept } from '#embed/nothing-kept.ts'
import type { Answer } from '#sdk/wire.ts'
import { Chance, mutated } from './mutations'

const never = () => Promise.reject(new Error('an embed plays one run'))
const crash = { kind: 'crash', component: 'projector', at: 100, restartAfter: 300 }
const order = { type: 'PlaceOrder', id: 'order-50', product: 'mug', quantity: 1 }
const scenario = {
  format: 'cqrscope/scenario',
  version: 1,
  id: 'mine',
  workload: [{ at: 0, command: { ...order, id: 'order-1' } }],
  faults: [crash],
}

/** A call of every kind, as a host that means well makes it. */
const calls: readonly (readonly [method: string, ...params: readonly unknown[]])[] = [
  ['load', 'first-order'],
  ['load', scenario],
  ['getStatus'],
  ['getState'],
  ['play'],
  ['pause'],
  ['step', 2],
  ['step', -3],
  ['seek', 1500],
  ['seek', { step: 12 }],
  ['seek', { marker: 'next' }],
  ['runUntil', 'converged', { limit: 5000 }],
  ['runUntil', { check: 'no-lost-event' }],
  ['setSpeed', 4],
  ['dispatch', order],
  ['inject', crash],
  ['inject', { kind: 'link', link: 'broker->projector', from: 0, until: 400, drop: 0.5 }],
  ['heal', 'hand-0'],
  ['message', 'm1', 'drop'],
  ['without', 'workload-0'],
  ['crash', 'relay', { point: 'after-publish', restartAfter: 300 }],
  ['restart', 'relay'],
  ['set', 'settings.relay.interval', 100],
  ['set', 'pipeline', 'outbox-cdc'],
  ['verdict'],
  ['result'],
  ['highlight', ['node:relay']],
  ['caption', 'the relay is down'],
  ['snapshot', 'svg'],
  ['exportAs', 'mermaid'],
  ['exportAs', 'trace'],
  ['setTheme', 'dark'],
  ['setLang', 'ko'],
  ['subscribe', ['step', 'status']],
  ['unsubscribe', ['step']],
]

/** A page that is embedded with `edit=1`, and a host that says things to it and hears what is answered. */
async function conversation() {
  const naming = { now: () => 0, newId: () => 'run' }
  const { opened } = await openFirst(undefined, { search: '', hash: '', lang: 'en' }, naming)
  const laboratory = { matrix: never, search: never, sweep: never, sketches: never }
  const app = createApp(
    {
      storage: () => Promise.resolve(nothingKept),
      onFrame: () => () => {},
      ...naming,
      keepPreferences: () => {},
      laboratory,
      keepPage: () => {},
    },
    opened,
    { lang: 'en', theme: 'auto', page: 'lab' },
  )
  await app.shelf.begin()
  const { port1, port2 } = new MessageChannel()
  const heard: ((answer: Answer) => void)[] = []
  port1.onmessage = ({ data }) => {
    if (Object.hasOwn(data as object, 'ok')) heard.shift()?.(data as Answer)
  }
  const parent = { postMessage: () => {} }
  const close = openBridge({
    parent,
    onMessage: (listen) => {
      const connect = { ns: 'cqrscope', kind: 'connect', version: 1, nonce: 'n' }
      listen({ source: parent, origin: 'https://host.test', data: connect, ports: [port2] })
      return () => {}
    },
    served: createPageApi(app, () => Promise.resolve(undefined)) as unknown as Served,
    observe: () => () => {},
    about: () => ({ scenario: app.run.scenario.id, editable: true, warnings: [] }),
    app: '1',
  })
  afterAll(() => {
    close()
    port1.close()
  })
  return (said: unknown) =>
    new Promise<Answer>((resolve) => {
      heard.push(resolve)
      port1.postMessage(said)
    })
}

const seed = 20_261_125
const count = 1500

test(
  `${count} messages by seed ${seed}: each is answered, and none as a mistake of ours`,
  { timeout: 120_000 },
  async () => {
    const ask = await conversation()
    const chance = new Chance(seed)
    let done = 0
    for (let id = 0; id < count; id++) {
      const [method, ...params] = chance.pick(calls)
      const call = { id, method, params: chance.happens(40) ? params : mutated(params, chance, calls) }
      const answer = await ask(chance.happens(5) ? mutated(call, chance, calls) : call)
      if (answer.ok) done++
      else
        expect({ call: JSON.stringify(call).slice(0, 2000), ...answer.error }).not.toMatchObject({
          code: 'internal',
        })
    }
    expect(done).toBeGreaterThan(count / 4)
    expect(done).toBeLessThan(count * 0.75)
    expect(await ask({ id: -1, method: 'getStatus', params: [] })).toMatchObject({ id: -1, ok: true })
    expect(Object.keys(Object.prototype)).toEqual([])
  },
)
