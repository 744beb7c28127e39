// The frame's side of the bridge: says hello, accepts connections from its parent only, and serves calls on their ports.
import * as v from 'valibot'
import {
  type Answer,
  type ErrorCode,
  NAMESPACE,
  type Refusal,
  type Refused,
  VERSION,
  type Welcome,
} from '#sdk/wire.ts'
import { type EventName, EVENTS, isEventName, isMethod, METHODS, type Method, SUBSCRIPTION } from './methods'
import { fits, MOST_PAYLOAD } from './payload'

/** A method of the page as the bridge calls it. */
export type Served = { readonly [name in Method]: (...params: readonly never[]) => Promise<unknown> }

/** The window around the frame, as far as the bridge uses it. */
export interface Parent {
  postMessage(message: unknown, targetOrigin: string): void
}

export interface BridgePorts {
  readonly parent: Parent
  /** Hears what is sent to the window. */
  readonly onMessage: (listen: (message: Heard) => void) => () => void
  readonly served: Served
  /** Tells of an event of the page until the returned function is called. */
  readonly observe: (name: EventName, tell: (data: unknown) => void) => () => void
  readonly about: () => Pick<Welcome, 'scenario' | 'editable' | 'warnings'>
  readonly app: string
}

/** A message to the window. */
export interface Heard {
  readonly source: unknown
  readonly origin: string
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

const OPENING = v.union([
  v.looseObject({ ns: v.literal(NAMESPACE), kind: v.literal('ping') }),
  v.looseObject({ ns: v.literal(NAMESPACE), kind: v.literal('connect') }),
])
const CONNECT = v.strictObject({
  ns: v.literal(NAMESPACE),
  kind: v.literal('connect'),
  version: v.number(),
  nonce: v.pipe(v.string(), v.maxLength(64)),
})
const REQUEST = v.strictObject({
  id: v.pipe(v.number(), v.safeInteger()),
  method: v.pipe(v.string(), v.maxLength(40)),
  params: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(10)), []),
})

/** How many connections one frame keeps: several clients may share it, and a host that connects without end may not. */
const MOST_CONNECTIONS = 16

/** Opens the bridge. The returned function closes it. */
export function openBridge(ports: BridgePorts): () => void {
  const open = new Set<() => void>()
  const hello = () =>
    ports.parent.postMessage({ ns: NAMESPACE, kind: 'hello', versions: [VERSION], app: ports.app }, '*')

  function refuse(origin: string, nonce: string, error: Refusal, port: MessagePort | undefined): void {
    const refused: Refused = { ns: NAMESPACE, kind: 'refused', nonce, error, versions: [VERSION] }
    if (port === undefined) ports.parent.postMessage(refused, origin === 'null' ? '*' : origin)
    else port.postMessage(refused)
  }

  function onMessage({ source, origin, data, ports: [port] }: Heard): void {
    // Other windows are nobody to talk to, and other libraries' messages are none of ours.
    if (source !== ports.parent || !v.is(OPENING, data)) return
    if (data.kind === 'ping') return hello()
    const connect = v.safeParse(CONNECT, data)
    const nonce = connect.success ? connect.output.nonce : ''
    if (!connect.success)
      return refuse(origin, nonce, refusal('bad-input', 'connect takes {ns, kind, version, nonce}'), port)
    if (port === undefined)
      return refuse(origin, nonce, refusal('bad-input', 'connect comes with one MessagePort'), port)
    if (connect.output.version !== VERSION)
      return refuse(
        origin,
        nonce,
        refusal('unsupported-version', `this frame speaks version ${VERSION}`),
        port,
      )
    if (open.size >= MOST_CONNECTIONS)
      return refuse(
        origin,
        nonce,
        refusal('too-large', `a frame keeps ${MOST_CONNECTIONS} connections`),
        port,
      )
    open.add(serve(ports, port, nonce))
  }

  const stop = ports.onMessage(onMessage)
  hello()
  return () => {
    stop()
    for (const close of open) close()
  }
}

const refusal = (code: ErrorCode, message: string): Refusal => ({ code, message })

/** Serves one connection on its port until the returned function is called. */
function serve(ports: BridgePorts, port: MessagePort, nonce: string): () => void {
  const subscriptions = new Map<EventName, () => void>()
  let seq = 0
  const answer = (said: Answer) => port.postMessage(said)

  function subscribe(name: EventName): void {
    if (subscriptions.has(name)) return
    subscriptions.set(
      name,
      ports.observe(name, (data) => port.postMessage({ event: name, seq: ++seq, data })),
    )
  }
  function unsubscribe(name: EventName): void {
    subscriptions.get(name)?.()
    subscriptions.delete(name)
  }
  /** The names of a subscription, or why there is none. */
  function manage(params: readonly unknown[], change: (name: EventName) => void): Outcome {
    const parsed = v.safeParse(SUBSCRIPTION, params)
    if (!parsed.success) return failed('bad-input', 'takes a list of names of events')
    const [names] = parsed.output
    const unknown = names.filter((name) => !isEventName(name))
    for (const name of names) if (isEventName(name)) change(name)
    if (unknown.length === 0) return { ok: true, result: [...subscriptions.keys()] }
    return failed(
      'unsupported',
      `there is no event ${unknown.join(', ')}; there are ${Object.keys(EVENTS).join(', ')}`,
    )
  }

  async function onRequest(data: unknown): Promise<void> {
    if (!fits(data))
      return answer({
        id: idIn(data),
        ...failed('too-large', `a message carries at most ${MOST_PAYLOAD} characters`),
      })
    const request = v.safeParse(REQUEST, data)
    if (!request.success)
      return answer({ id: idIn(data), ...failed('bad-input', 'a request is {id, method, params}') })
    const { id, method, params } = request.output
    if (method === 'subscribe') return answer({ id, ...manage(params, subscribe) })
    if (method === 'unsubscribe') return answer({ id, ...manage(params, unsubscribe) })
    answer({ id, ...(await called(ports, method, params)) })
  }

  port.onmessage = ({ data }) => void onRequest(data)
  // Nested so deeply, for instance, that the browser gave up reading it: there is no number to answer under.
  port.onmessageerror = () => answer({ id: null, ...failed('bad-input', 'the message cannot be read') })
  const welcome: Welcome = {
    kind: 'welcome',
    version: VERSION,
    nonce,
    methods: [...Object.keys(METHODS), 'subscribe', 'unsubscribe'],
    events: Object.keys(EVENTS),
    ...ports.about(),
  }
  port.postMessage(welcome)
  return () => {
    for (const end of subscriptions.values()) end()
    port.close()
  }
}

type Outcome =
  { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: Refusal }

const failed = (code: ErrorCode, message: string): Extract<Outcome, { ok: false }> => ({
  ok: false,
  error: { code, message },
})

/** The number of a request that is none otherwise, so that whoever sent it learns which. */
function idIn(data: unknown): number | null {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'id') : undefined
  return typeof id === 'number' ? id : null
}

async function called(ports: BridgePorts, method: string, params: readonly unknown[]): Promise<Outcome> {
  if (!isMethod(method)) return failed('unsupported', `version ${VERSION} has no method ${method}`)
  const spec = METHODS[method]
  if (spec.acts && !ports.about().editable)
    return failed('read-only', `${method} acts on the run; open the embed with edit=1`)
  const parsed = v.safeParse(spec.params, params)
  if (!parsed.success) return failed('bad-input', `${method} takes (${spec.takes})`)
  try {
    const serve = ports.served[method] as (...params: readonly unknown[]) => Promise<unknown>
    const result = (await serve(...parsed.output)) ?? null
    return { ok: true, result }
  } catch (error) {
    return { ok: false, error: refusalOf(error) }
  }
}

const CODES: readonly string[] = ['bad-input', 'unknown', 'unsupported'] satisfies readonly ErrorCode[]

/** The page's own refusals keep their codes; anything else is our mistake. */
function refusalOf(error: unknown): Refusal {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  const message = error instanceof Error ? error.message : String(error)
  if (typeof code === 'string' && CODES.includes(code)) return { code: code as ErrorCode, message }
  return { code: 'internal', message }
}
