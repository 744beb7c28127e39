// What a judge has to know about the system it judges: where the truth stands, where the view, and what is normal.
import type { Domain, ReadModelSpec } from '#domains'

export interface Subject {
  readonly domain: Domain
  /** Tables: the aggregates' committed state, the committed events, the broker's log. */
  readonly truth: string
  readonly events: string
  readonly log: string
  /** Tables in which components hold the events that they are handling. */
  readonly hands: readonly string[]
  readonly readStore: string
  readonly client: string
  /** Whether an event makes up for the ones before it: it carries the whole state and replaces the row. */
  readonly heals: boolean
  /** How long a change may take to show before it is called lag, in microseconds. */
  readonly normalLag: number
}

/** The model with one row per aggregate; its `version` says how far a row has come. */
export function documentSpec(domain: Domain): ReadModelSpec {
  const model = domain.models.find(({ kind }) => kind === 'document')
  if (model === undefined) throw new Error(`Broken invariant: the domain ${domain.id} has a document model`)
  return model
}
