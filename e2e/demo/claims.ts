// What a demo can claim of the run: sentences that are looked up in the page. A false one fails, and says what was found.
import type { Written } from './file'

/** A number, or bounds for it. */
export type Range = number | { readonly least?: number; readonly most?: number }

type Fields = { readonly [field: string]: string | number | boolean | null }

type RowStatus = 'same' | 'missing' | 'stale' | 'extra' | 'wrong'

/** The claims, each said by `claim` as a condition of a demo file. */
export const claimsOf = (claim: (condition: Written) => Promise<void>) => ({
  /** Any condition of docs/demo-file.md. */
  that: claim,
  /** Everything committed shows and is right. */
  converged: () => claim({ converged: true }),
  /** Nothing is left but polling in vain. */
  quiet: () => claim({ quiet: true }),
  /** So many committed events do not show. */
  gap: (events: Range) => claim({ gap: events }),
  /** A row of a read model stands so beside the truth. */
  row: (
    key: string,
    stands: {
      readonly status?: RowStatus
      readonly truth?: Fields
      readonly view?: Fields
      readonly model?: string
    },
  ) => claim({ row: key, ...stands }),
  /** So many rows stand so. */
  models: (status: RowStatus, count: Range) => claim({ models: status, count }),
  /** A component is in that state, such as `down`. */
  state: (component: string, is: string) => claim({ state: component, is }),
  /** A table has so many rows. */
  table: (name: string, size: Range) => claim({ table: name, size }),
  /** So many messages are in flight on a link. */
  travelling: (link: string, count: Range) => claim({ travelling: link, count }),
  /** What has become of the data has that word, or has not. */
  verdict: (word: string, holds = true) => claim({ verdict: word, ...(holds ? {} : { holds }) }),
  /** A check is broken; so often, where that is said. */
  violated: (check: string, times?: Range) =>
    claim({ violated: check, ...(times === undefined ? {} : { times }) }),
  /** An event, such as `order-1@1`, was applied so often. */
  applied: (event: string, times: Range) => claim({ applied: event, times }),
  events: (which: 'committed' | 'applied', count: Range) => claim({ events: which, count }),
  commands: (which: 'sent' | 'accepted' | 'rejected' | 'failed', count: Range) =>
    claim({ commands: which, count }),
  queries: (which: 'sent' | 'stale' | 'failed', count: Range) => claim({ queries: which, count }),
  /** How long events took to show, in simulated milliseconds. */
  lag: (rank: 'p50' | 'p99' | 'max', ms: Range) => claim({ lag: rank, ms }),
})
