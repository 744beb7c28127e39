// What a state of an aggregate asks the read models to say: its document, and what it adds to each counter.
import { type AggregateState, type Contribution, type Domain, isDeleted, type ModelWrite } from '#domains'

/** What the projection of one state should leave. A state that is gone asks for nothing. */
export interface Asked {
  readonly document: ModelWrite | undefined
  readonly adds: readonly Contribution[]
}

const NOTHING: Asked = { document: undefined, adds: [] }

/** By business, then by state. A row is replaced and never changed, so that what was found out of it once holds. */
const remembered = new WeakMap<Domain, WeakMap<AggregateState, Asked>>()

/** What a state asks for. Remembered, because a page asks it of every row at every step that it shows. */
export function askedBy(domain: Domain, state: AggregateState | undefined): Asked {
  if (state === undefined || isDeleted(state)) return NOTHING
  const ofDomain = remembered.get(domain) ?? new WeakMap<AggregateState, Asked>()
  remembered.set(domain, ofDomain)
  const known = ofDomain.get(state)
  if (known !== undefined) return known
  const asked = { document: domain.documentOf(state), adds: domain.contributionsOf(state) }
  ofDomain.set(state, asked)
  return asked
}
