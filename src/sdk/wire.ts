// What a host page and an embedded frame say to each other: the namespace, the handshake, requests, answers and events.

/** Marks every message of ours among all that a window gets. */
export const NAMESPACE = 'cqrscope'

/** The version of the bridge that this code speaks. */
export const VERSION = 1

/** Why a call or a connection is refused. The list is closed: a new code is a new version. */
export type ErrorCode =
  /** A parameter, a scenario, a command or a fault does not fit; the message says where and what would be right. */
  | 'bad-input'
  /** There is no scenario, component, message, fault or cause of that name. */
  | 'unknown'
  /** This version has no such method, event or format. */
  | 'unsupported'
  /** More than a message may carry. */
  | 'too-large'
  /** The frame was not opened with `edit=1`: whoever embeds it may look, not act. */
  | 'read-only'
  /** Both sides speak, but no common version. */
  | 'unsupported-version'
  /** No answer came in time, or the frame is gone. Only the host's side says this. */
  | 'unreachable'
  /** A mistake of ours. */
  | 'internal'

export interface Refusal {
  readonly code: ErrorCode
  readonly message: string
}

/** Frame to host, once it listens, and again for each ping. Tells nothing private: anybody may hear it. */
export interface Hello {
  readonly ns: typeof NAMESPACE
  readonly kind: 'hello'
  readonly versions: readonly number[]
  readonly app: string
}

/** Host to frame: are you there? */
export interface Ping {
  readonly ns: typeof NAMESPACE
  readonly kind: 'ping'
}

/** Host to frame, with one end of a `MessageChannel`. */
export interface Connect {
  readonly ns: typeof NAMESPACE
  readonly kind: 'connect'
  readonly version: number
  readonly nonce: string
}

/** Frame to host, on the port: from here on everything goes over the port. */
export interface Welcome {
  readonly kind: 'welcome'
  readonly version: number
  readonly nonce: string
  readonly methods: readonly string[]
  readonly events: readonly string[]
  /** The id of the scenario that is shown. */
  readonly scenario: string
  readonly editable: boolean
  /** What of the frame's address could not be used, in words. */
  readonly warnings: readonly string[]
}

/** Frame to host, on the port or, where none was given, to the window. */
export interface Refused {
  readonly ns: typeof NAMESPACE
  readonly kind: 'refused'
  readonly nonce: string
  readonly error: Refusal
  readonly versions: readonly number[]
}

export interface Request {
  readonly id: number
  readonly method: string
  readonly params: readonly unknown[]
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number | null; readonly ok: false; readonly error: Refusal }

/** `seq` counts the events of one connection, so that a gap can be noticed. */
export interface Event {
  readonly event: string
  readonly seq: number
  readonly data: unknown
}

/** What comes over the port to the host. */
export type Said = Welcome | Refused | Answer | Event
