// What a projector asks and tells besides: names, states, push messages.
import type { JsonObject } from '#kernel'

export type ServiceWords = {
  /** What an event lacks is asked for elsewhere. */
  readonly lookup: { readonly key: string; readonly round: number }
  readonly found: { readonly key: string; readonly value: string; readonly round: number }
  /** An event that carries only ids: the projector asks the write store back. */
  readonly 'fetch-state': { readonly key: string; readonly round: number }
  readonly state: { readonly key: string; readonly state: JsonObject | null; readonly round: number }
  /** A side effect that cannot be taken back. */
  readonly push: { readonly event: string; readonly to: string; readonly round: number }
  readonly pushed: { readonly round: number }
}
