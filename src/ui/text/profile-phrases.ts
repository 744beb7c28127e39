// What a language must be able to say of a design's profile.
import type { Dictionary, Explained } from './codes'

/** The profile of a design: what it is, costs and guarantees. */
export interface ProfilePhrases {
  /** While it is being found out. */
  readonly running: (share: string) => string
  readonly level: (level: string) => string
  readonly levels: { readonly [level in '1' | '2' | '3']: string }
  readonly runs: string
  readonly runsNothing: string
  readonly coupling: string
  readonly couplingHint: string
  readonly without: string
  readonly requests: Dictionary<'commands' | 'queries'>
  readonly fates: Dictionary<'goes-on' | 'waits' | 'fails'>
  readonly times: string
  readonly timesHint: string
  readonly spans: Dictionary<'write' | 'read' | 'staleness'>
  readonly halfAndMost: (half: string, most: string) => string
  readonly atOnce: string
  readonly messages: (count: string) => string
  readonly guarantees: string
  readonly faults: Dictionary<
    'unharmed' | 'handler-crash' | 'abort' | 'mover-upsert' | 'mover-delta' | 'mover' | 'away'
  >
  /** Where the worst happens. */
  readonly worst: (place: string) => string
  readonly promises: { readonly [promise in 'own-writes' | 'one-snapshot' | 'history']: Explained }
  readonly holds: string
  readonly holdsNot: string
  readonly histories: Dictionary<'all' | 'recent' | 'none'>
  readonly found: (runs: string, steps: string) => string
}
