// The bridge as a host sees it: who is answered, what is refused and with which code, and that nobody else hears anything.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type BridgePorts, type Heard, openBridge } from './bridge'
import { type EventName, METHODS, type Method } from './methods'

/** A frame with its bridge open, and a host that can talk to it. */
function opened(about: { readonly editable?: boolean } = {}) {
  const posted: { readonly message: unknown; readonly origin: string }[] = []
  const calls: (readonly [Method, readonly unknown[]])[] = []
  const observed = new Map<EventName, (data: unknown) => void>()
  let listen: (message: Heard) => void = () => {}
  const parent = {
    postMessage: (message: unknown, origin: string) => void posted.push({ message, origin }),
  }
  const served = Object.fromEntries(
    (Object.keys(METHODS) as Method[]).map((name) => [
      name,
      async (...params: readonly unknown[]) => {
        calls.push([name, params])
        if (name === 'seek' && params[0] === 13)
          throw Object.assign(new Error('there is no such instant'), { code: 'unknown' })
        if (name === 'setSpeed') throw new TypeError('a mistake')
        return `${name} done`
      },
    ]),
  ) as unknown as BridgePorts['served']
  const close = openBridge({
    parent,
    onMessage: (next) => {
      listen = next
      return () => {
        listen = () => {}
      }
    },
    served,
    observe: (name, tell) => {
      observed.set(name, tell)
      return () => void observed.delete(name)
    },
    about: () => ({ scenario: 'first-order', editable: about.editable ?? true, warnings: [] }),
    app: '0',
  })
  const hear = (message: Partial<Heard>) =>
    listen({ source: parent, origin: 'https://host.test', data: undefined, ports: [], ...message })
  closers.push(close)
  return { posted, calls, observed, hear }
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const connect = { ns: 'cqrscope', kind: 'connect', version: 1, nonce: 'n' }

/** A host's end of a port, with what it was told. */
function channel() {
  const { port1, port2 } = new MessageChannel()
  closers.push(() => port1.close())
  const queue: unknown[] = []
  const waiting: ((said: unknown) => void)[] = []
  port1.onmessage = ({ data }) => {
    const next = waiting.shift()
    if (next === undefined) queue.push(data)
    else next(data)
  }
  const next = (): Promise<unknown> =>
    queue.length > 0 ? Promise.resolve(queue.shift()) : new Promise((resolve) => waiting.push(resolve))
  return { port1, port2, next }
}

/** A host that is connected. */
async function connected(about: { readonly editable?: boolean } = {}) {
  const frame = opened(about)
  const { port1, port2, next } = channel()
  frame.hear({ data: connect, ports: [port2] })
  const welcome = await next()
  let id = 0
  const ask = (request: unknown) => {
    port1.postMessage(request)
    return next()
  }
  const call = (method: string, ...params: readonly unknown[]) => ask({ id: ++id, method, params })
  return { ...frame, welcome, ask, call, next }
}

const refused = (code: string) => ({ ok: false, error: { code } })

describe('a frame whose bridge is open', () => {
  test('says hello at once and for each ping, and tells nothing else to whoever listens', () => {
    const { posted, hear } = opened()
    hear({ data: { ns: 'cqrscope', kind: 'ping' } })
    const hello = { message: { ns: 'cqrscope', kind: 'hello', versions: [1], app: '0' }, origin: '*' }
    expect(posted).toEqual([hello, hello])
  })

  test('welcomes its parent on the port', async () => {
    const { welcome } = await connected()
    expect(welcome).toMatchObject({ kind: 'welcome', version: 1, nonce: 'n', scenario: 'first-order' })
  })

  test('hears no other window, whatever it says', async () => {
    const { posted, hear } = opened()
    const { port1, port2 } = channel()
    port1.onmessage = () => expect.unreachable('a stranger was answered')
    for (const source of [null, {}, globalThis]) hear({ source, data: connect, ports: [port2] })
    expect(posted.length).toBe(1)
  })

  test('refuses a version it does not speak, and a connection without a port or with too much in it', async () => {
    const { posted, hear } = opened()
    const { port2, next } = channel()
    hear({ data: { ...connect, version: 7 }, ports: [port2] })
    expect(await next()).toMatchObject({
      kind: 'refused',
      nonce: 'n',
      error: { code: 'unsupported-version' },
    })
    hear({ data: connect })
    hear({ data: { ...connect, extra: 1 } })
    expect(posted.slice(1).map(({ message }) => message)).toMatchObject([
      { kind: 'refused', error: { code: 'bad-input' } },
      { kind: 'refused', error: { code: 'bad-input' } },
    ])
    expect(posted.slice(1).map(({ origin }) => origin)).toEqual(['https://host.test', 'https://host.test'])
  })

  test('keeps several connections, but not any number', async () => {
    const { hear } = opened()
    const ends = Array.from({ length: 17 }, channel)
    for (const { port2 } of ends) hear({ data: connect, ports: [port2] })
    const answers = await Promise.all(ends.map(({ next }) => next()))
    expect(answers.slice(0, 16).every((said) => (said as { kind: string }).kind === 'welcome')).toBe(true)
    expect(answers[16]).toMatchObject({ kind: 'refused', error: { code: 'too-large' } })
  })
})

describe('a call', () => {
  test('is answered under its number', async () => {
    const { call, calls } = await connected()
    expect(await call('seek', { step: 3 })).toEqual({ id: 1, ok: true, result: 'seek done' })
    expect(calls).toEqual([['seek', [{ step: 3 }]]])
  })

  test('of a method that there is not is unsupported', async () => {
    const { call } = await connected()
    for (const name of ['fly', 'constructor', '__proto__', 'toString'])
      expect(await call(name)).toMatchObject(refused('unsupported'))
  })

  test('with parameters that do not fit is told what would', async () => {
    const { call, calls } = await connected()
    expect(await call('message', 'm1', 'explode')).toMatchObject({
      error: { code: 'bad-input', message: expect.stringContaining('"drop" | "duplicate"') as string },
    })
    for (const [name, ...params] of [
      ['play', 1],
      ['step', 'x'],
      ['highlight', 'relay'],
      ['seek'],
      ['setLang', 'fr'],
    ])
      expect(await call(String(name), ...params)).toMatchObject(refused('bad-input'))
    expect(calls).toEqual([])
  })

  test('that acts is refused where one may only look', async () => {
    const { call, calls } = await connected({ editable: false })
    expect(await call('dispatch', { type: 'PayOrder', id: 'order-1' })).toMatchObject(refused('read-only'))
    expect(await call('play')).toMatchObject({ ok: true })
    expect(calls).toEqual([['play', []]])
  })

  test('that the page refuses keeps its code, and one that it fails at is our mistake', async () => {
    const { call } = await connected()
    expect(await call('seek', 13)).toMatchObject(refused('unknown'))
    expect(await call('setSpeed', 2)).toMatchObject(refused('internal'))
  })

  test('that carries too much, or is none, is refused with its number where it has one', async () => {
    const { ask } = await connected()
    expect(await ask({ id: 5, method: 'caption', params: ['x'.repeat(300_000)] })).toMatchObject({
      id: 5,
      ...refused('too-large'),
    })
    let deep: unknown = 1
    for (let i = 0; i < 100; i++) deep = [deep]
    expect(await ask({ id: 6, method: 'set', params: ['a', deep] })).toMatchObject(refused('too-large'))
    for (const garbage of [
      null,
      3,
      'x',
      [],
      { id: 'a', method: 'play' },
      { method: 'play' },
      new Map([[1, 2]]),
    ])
      expect(await ask(garbage)).toMatchObject(refused('bad-input'))
  })

  test('that cannot even be read, such as one nested too deeply for the browser, is answered all the same', async () => {
    const { ask, call } = await connected()
    let deep: unknown = 1
    for (let i = 0; i < 3000; i++) deep = { deep }
    expect(await ask({ id: 5, method: 'set', params: ['a', deep] })).toMatchObject({ ok: false })
    expect(await call('play')).toMatchObject({ ok: true })
  })
})

describe('a subscription', () => {
  test('hears its events, numbered, and only those', async () => {
    const { call, observed, next } = await connected()
    expect(await call('subscribe', ['step', 'status'])).toEqual({
      id: 1,
      ok: true,
      result: ['step', 'status'],
    })
    expect([...observed.keys()]).toEqual(['step', 'status'])
    observed.get('step')?.({ step: 1 })
    observed.get('status')?.({ step: 2 })
    expect(await next()).toEqual({ event: 'step', seq: 1, data: { step: 1 } })
    expect(await next()).toEqual({ event: 'status', seq: 2, data: { step: 2 } })
  })

  test('ends, and an event that there is not is said', async () => {
    const { call, observed } = await connected()
    expect(await call('subscribe', ['step', 'weather'])).toMatchObject(refused('unsupported'))
    await call('unsubscribe', ['step'])
    expect(observed.size).toBe(0)
    expect(await call('subscribe', 'step')).toMatchObject(refused('bad-input'))
  })
})

test('over 1000 messages of seed 20261125, nothing that a parent says goes without an answer or throws', async () => {
  const { ask } = await connected()
  const methods = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(METHODS), 'subscribe'))
  const requests = fc.oneof(
    fc.jsonValue(),
    fc.record({ id: fc.integer(), method: methods, params: fc.array(fc.jsonValue(), { maxLength: 4 }) }),
  )
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const said = (await ask(request)) as {
        readonly ok: boolean
        readonly error?: { readonly code: string }
      }
      expect(said.ok || (said.error?.code ?? '').length > 0).toBe(true)
    }),
    { seed: 20_261_125, numRuns: 1000 },
  )
})
