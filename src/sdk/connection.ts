// A host page's connection to one frame: it rings until it is answered, calls methods, hears events, and rings again after a reload.
import { Calls, CQRScopeError, gone } from './calls'
import { type ErrorCode, NAMESPACE, type Refusal, VERSION, type Welcome } from './wire'

/** Milliseconds of the wall between two rings, and how many there are. */
const RING_EVERY = 500
const RINGS = 20

export type Listener = (data: unknown) => void

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
}

function newMeeting(): Meeting {
  let welcomed: Meeting['welcomed'] = () => {}
  let refused: Meeting['refused'] = () => {}
  const ready = new Promise<Welcome>((resolve, reject) => {
    welcomed = resolve
    refused = reject
  })
  // Whoever never asks whether it is ready is not told that it is not by an unhandled rejection.
  ready.catch(() => {})
  return { ready, welcomed, refused }
}

/** A frame that is loaded later, or again, is connected when it says hello. */
export class Connection {
  readonly #frame: HTMLIFrameElement
  readonly #calls = new Calls()
  readonly #listeners = new Map<string, Set<Listener>>()
  #meeting = newMeeting()
  #failed = false
  #port: MessagePort | undefined
  #nonce = ''
  #rings = 0
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame
    addEventListener('message', this.#onMessage)
    this.#startRinging()
  }

  /** Resolves once the frame has answered, with what it says of itself; rejects where nothing answers for ten seconds. */
  get ready(): Promise<Welcome> {
    return this.#meeting.ready
  }

  /** Calls a method of the bridge. Rejects with a `CQRScopeError`. */
  async call(method: string, ...params: readonly unknown[]): Promise<unknown> {
    await this.ready
    return this.#calls.send(this.#port, method, params)
  }

  /** Hears an event until the returned function is called. Survives a reload of the frame. */
  on(event: string, listener: Listener): () => void {
    const heard = this.#listeners.get(event)
    if (heard === undefined) {
      this.#listeners.set(event, new Set([listener]))
      this.call('subscribe', [event]).catch(() => {})
    } else heard.add(listener)
    return () => void this.#listeners.get(event)?.delete(listener)
  }

  close(): void {
    removeEventListener('message', this.#onMessage)
    this.#giveUp(gone('the connection was closed'))
  }

  /** A sandboxed frame has no origin that could be named; what is said while ringing holds nothing private. */
  get #target(): string {
    const sandbox = this.#frame.getAttribute('sandbox')
    if (sandbox !== null && !sandbox.includes('allow-same-origin')) return '*'
    return new URL(this.#frame.src, this.#frame.baseURI).origin
  }

  #startRinging(): void {
    if (this.#failed) this.#meeting = newMeeting()
    this.#failed = false
    this.#rings = 0
    clearInterval(this.#timer)
    this.#timer = setInterval(() => this.#ring(), RING_EVERY)
    this.#ring()
  }

  #ring(): void {
    const { contentWindow } = this.#frame
    if (contentWindow === null) return
    if (this.#rings++ >= RINGS) return this.#giveUp(gone('no CQRScope answers in the frame'))
    this.#drop(gone('the frame was connected anew'))
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    this.#nonce = Math.random().toString(36).slice(2)
    port1.onmessage = ({ data }) => this.#hear(data)
    const connect = { ns: NAMESPACE, kind: 'connect', version: VERSION, nonce: this.#nonce }
    contentWindow.postMessage(connect, this.#target, [port2])
  }

  #giveUp(error: CQRScopeError): void {
    clearInterval(this.#timer)
    this.#drop(error)
    this.#failed = true
    this.#meeting.refused(error)
  }

  #drop(why: CQRScopeError): void {
    this.#port?.close()
    this.#port = undefined
    this.#calls.end(why)
  }

  #hear(said: unknown): void {
    if (!isObject(said)) return
    const { kind, event, id } = said
    if (kind === 'welcome' && said['nonce'] === this.#nonce) {
      clearInterval(this.#timer)
      this.#meeting.welcomed(said as unknown as Welcome)
      if (this.#listeners.size > 0) this.call('subscribe', [...this.#listeners.keys()]).catch(() => {})
    } else if (kind === 'refused') this.#giveUp(new CQRScopeError(refusalIn(said['error'])))
    else if (typeof event === 'string')
      for (const listener of this.#listeners.get(event) ?? []) listener(said['data'])
    else if (typeof id === 'number')
      this.#calls.settle(
        id,
        said['result'],
        said['ok'] === true ? undefined : new CQRScopeError(refusalIn(said['error'])),
      )
  }

  /** A hello means that the frame listens: for the first time, or again after a reload. */
  readonly #onMessage = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== this.#frame.contentWindow || !isObject(data) || data['ns'] !== NAMESPACE) return
    if (data['kind'] === 'hello') this.#startRinging()
  }
}

/** Connects to the CQRScope in a frame. */
export const connect = (frame: HTMLIFrameElement): Connection => new Connection(frame)
