// What happens to a system from outside: crashes, faults that begin and end, hands on a message. And who decides on fates.
import type { JsonObject } from './json'
import type { Fate, LinkSpec, Message } from './message'
import type { SimTime } from './time'

export type MessageAction = 'drop' | 'duplicate' | 'hold' | 'release' | 'deliver'

export type Control =
  | { readonly kind: 'start'; readonly component: string }
  | {
      readonly kind: 'crash'
      readonly component: string
      readonly restartAfter?: number
      readonly cause?: string
    }
  /** With `life`, only that life is followed by another: whoever was restarted meanwhile, and died again, stays dead. */
  | { readonly kind: 'restart'; readonly component: string; readonly life?: number }
  | { readonly kind: 'fault'; readonly id: string; readonly fault: JsonObject }
  | { readonly kind: 'heal'; readonly id: string }
  /** Plans another control for a later instant (microseconds): the end of a fault that begins now. */
  | { readonly kind: 'later'; readonly at: number; readonly control: Control }
  | { readonly kind: 'message'; readonly id: string; readonly action: MessageAction; readonly until?: number }
  | {
      readonly kind: 'stimulus'
      readonly component: string
      readonly type: string
      readonly body: JsonObject
    }

/** What a fault policy may see and change while it decides: the faults in force (its own rows) and chance. */
export interface FaultScope {
  readonly now: SimTime
  /** The faults in force, in the order of their ids. */
  active(): readonly (readonly [id: string, fault: JsonObject])[]
  /** Keeps what a fault has to remember, for example how often it may still strike; undefined ends it. */
  update(id: string, fault: JsonObject | undefined): void
  /** A 32-bit word from the stream of what is being decided (the link's own). */
  draw(): number
}

/** Decides what faults do. The kernel asks at four places and knows no fault by name. */
export interface FaultPolicy {
  /** A message is being sent on a link. */
  fate(link: LinkSpec, message: Message, scope: FaultScope): Fate
  /** A message arrives; the policy may hand over another one in its place. */
  arriving(message: Message, scope: FaultScope): Message
  /** A component passed a named point: which controls follow at once. */
  passed(component: string, point: string, scope: FaultScope): readonly Control[]
  /** How many times slower a component works now. */
  slowness(component: string, scope: FaultScope): number
}

/** A control that waits for its time. */
export type ControlRow = { readonly due: number; readonly sequence: number; readonly control: Control }
