// What can go wrong, as data: planned in a scenario or injected by hand. Times are simulated microseconds.
import type { MessageAction } from '#kernel'

/**
 * A planned hand on the nth message of a link; `deliver` means at once, without latency. What is held is overtaken by
 * what follows it; what is delayed is not, where its link keeps order.
 */
export type PlannedAction = Exclude<MessageAction, 'release'> | 'delay'

export type Fault =
  /** A process dies at an instant, or right after a named act, the nth time it does it. */
  | {
      readonly kind: 'crash'
      readonly component: string
      readonly at: number
      readonly restartAfter: number | null
    }
  | {
      readonly kind: 'crash-at'
      readonly component: string
      readonly point: string
      readonly nth: number
      readonly restartAfter: number | null
    }
  | { readonly kind: 'down'; readonly component: string; readonly from: number; readonly until: number }
  /** Chances are per message, 0 … 1; the delay is added to the latency, with as much again at random. */
  | {
      readonly kind: 'link'
      readonly link: string
      readonly from: number
      readonly until: number | null
      readonly drop: number
      readonly dropAck: number
      readonly duplicate: number
      readonly reorder: number
      readonly delay: number
    }
  | { readonly kind: 'cut'; readonly link: string; readonly from: number; readonly until: number | null }
  | {
      readonly kind: 'slow'
      readonly component: string
      readonly factor: number
      readonly from: number
      readonly until: number | null
    }
  /** Counts the messages that go the link's own way, or the answers, of one type where `type` is not empty. */
  | {
      readonly kind: 'message'
      readonly link: string
      readonly nth: number
      readonly type: string
      readonly answer?: true
      readonly action: PlannedAction
      readonly until: number | null
    }
  /** The primary is lost and a standby takes over: what had not been replicated is gone. */
  | { readonly kind: 'failover'; readonly component: string; readonly at: number }
  /** The nth event of the outbox has a payload that nobody can decode. */
  | { readonly kind: 'poison'; readonly event: number }
  /** The transaction of the nth command is rolled back when it wants to commit. */
  | { readonly kind: 'abort'; readonly command: number }
