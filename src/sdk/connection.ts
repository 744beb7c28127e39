// A host page's connection to one frame: it rings until it is answered, calls methods, hears events, and rings again after a reload.
import { type ErrorCode, NAMESPACE, type Refusal, VERSION, type Welcome } from './wire'

/** An error of a call: `code` is from the closed list. */
export class CQRScopeError extends Error {
  readonly code: ErrorCode

  constructor({ code, message }: Refusal) {
    super(message)
    this.name = 'CQRScopeError'
    this.code = code
  }
}

/** Milliseconds of the wall. */
const RING_EVERY = 500
const RINGS = 20
const PATIENCE = 30_000

export type Listener = (data: unknown) => void

export interface Connection {
  /** Resolves once the frame has answered, with what it says of itself; rejects where nothing answers for ten seconds. */
  readonly ready: Promise<Welcome>
  call(method: string, ...params: readonly unknown[]): Promise<unknown>
  /** Hears an event until the returned function is called. Survives a reload of the frame. */
  on(event: string, listener: Listener): () => void
  close(): void
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: CQRScopeError) => void
}

const gone = (message: string) => new CQRScopeError({ code: 'unreachable', message })

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function refusalIn(value: unknown): Refusal {
  if (isObject(value) && typeof value['message'] === 'string' && typeof value['code'] === 'string')
    return { code: value['code'] as ErrorCode, message: value['message'] }
  return { code: 'internal', message: 'the frame refused without a reason' }
}

interface Meeting {
  readonly ready: Promise<Welcome>
  readonly welcomed: (welcome: Welcome) => void
  readonly refused: (error: CQRScopeError) => void
  failed: boolean
}

function newMeeting(): Meeting {
  const parts: { welcomed?: Meeting['welcomed']; refused?: Meeting['refused'] } = {}
  const ready = new Promise<Welcome>((resolve, reject) => {
    parts.welcomed = resolve
    parts.refused = reject
  })
  // Whoever never asks whether it is ready is not told that it is not by an unhandled rejection.
  ready.catch(() => {})
  const { welcomed = () => {}, refused = () => {} } = parts
  return { ready, welcomed, refused, failed: false }
}

/** Connects to the CQRScope in a frame. A frame that is loaded later, or again, is connected when it says hello. */
export function connect(frame: HTMLIFrameElement): Connection {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<Listener>>()
  let port: MessagePort | undefined
  let nonce = ''
  let calls = 0
  let rings = 0
  let timer: ReturnType<typeof setInterval> | undefined
  let meeting = newMeeting()

  /** A sandboxed frame has no origin that could be named; what is said while ringing holds nothing private. */
  const target = (): string => {
    const sandbox = frame.getAttribute('sandbox')
    if (sandbox !== null && !sandbox.includes('allow-same-origin')) return '*'
    return new URL(frame.src, frame.baseURI).origin
  }

  function ring(): void {
    const { contentWindow } = frame
    if (contentWindow === null) return
    if (rings++ >= RINGS) return giveUp(gone('no CQRScope answers in the frame'))
    drop('the frame was connected anew')
    const channel = new MessageChannel()
    port = channel.port1
    nonce = Math.random().toString(36).slice(2)
    port.onmessage = ({ data }) => hear(data)
    contentWindow.postMessage({ ns: NAMESPACE, kind: 'connect', version: VERSION, nonce }, target(), [
      channel.port2,
    ])
  }

  function startRinging(): void {
    if (meeting.failed) meeting = newMeeting()
    rings = 0
    clearInterval(timer)
    timer = setInterval(ring, RING_EVERY)
    ring()
  }

  function giveUp(error: CQRScopeError): void {
    clearInterval(timer)
    drop(error.message)
    meeting.failed = true
    meeting.refused(error)
  }

  /** Forgets the port; whoever waits for an answer on it learns that none will come. */
  function drop(why: string): void {
    port?.close()
    port = undefined
    for (const { reject } of waiting.values()) reject(gone(why))
    waiting.clear()
  }

  function hear(said: unknown): void {
    if (!isObject(said)) return
    if (said['kind'] === 'welcome' && said['nonce'] === nonce) {
      clearInterval(timer)
      meeting.welcomed(said as unknown as Welcome)
      if (listeners.size > 0) void send('subscribe', [[...listeners.keys()]]).catch(() => {})
    } else if (said['kind'] === 'refused') giveUp(new CQRScopeError(refusalIn(said['error'])))
    else if (typeof said['event'] === 'string') {
      for (const listener of listeners.get(said['event']) ?? []) listener(said['data'])
    } else if (typeof said['id'] === 'number') {
      const asked = waiting.get(said['id'])
      waiting.delete(said['id'])
      if (said['ok'] === true) asked?.resolve(said['result'])
      else asked?.reject(new CQRScopeError(refusalIn(said['error'])))
    }
  }

  function send(method: string, params: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (port === undefined) return reject(gone('the frame is not connected'))
      const id = ++calls
      const late = setTimeout(() => {
        if (waiting.delete(id)) reject(gone(`${method} was not answered`))
      }, PATIENCE)
      const settle =
        <Value>(then: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(late)
          then(value)
        }
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      port.postMessage({ id, method, params })
    })
  }

  /** A hello means that the frame listens: for the first time, or again after a reload. */
  function onMessage({ source, data }: MessageEvent<unknown>): void {
    if (source !== frame.contentWindow || !isObject(data) || data['ns'] !== NAMESPACE) return
    if (data['kind'] === 'hello') startRinging()
  }

  addEventListener('message', onMessage)
  startRinging()
  return {
    get ready() {
      return meeting.ready
    },
    call: async (method, ...params) => {
      await meeting.ready
      return send(method, params)
    },
    on(event, listener) {
      const heard = listeners.get(event)
      if (heard === undefined) {
        listeners.set(event, new Set([listener]))
        void meeting.ready.then(() => send('subscribe', [[event]])).catch(() => {})
      } else heard.add(listener)
      return () => void listeners.get(event)?.delete(listener)
    },
    close() {
      removeEventListener('message', onMessage)
      giveUp(gone('the connection was closed'))
    },
  }
}
