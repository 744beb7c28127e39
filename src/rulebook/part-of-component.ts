// Which part of the rulebook a component of a run is: its kind says it, but for brokers, read stores and who consumes from them.
import { isPart, type PartId } from './parts'

/** What the run is made of. */
export interface Around {
  readonly design: string
  /** Null where the design has none. */
  readonly broker: string | null
  readonly readStore: string
}

/** The part; that of all parts where a component has none of its own. */
export function partOfComponent(kind: string, { design, broker, readStore }: Around): PartId {
  const name = nameOf(kind, { design, broker, readStore })
  return isPart(name) ? name : 'everywhere'
}

function nameOf(kind: string, { design, broker, readStore }: Around): string {
  switch (kind) {
    case 'broker':
      return broker ?? kind
    case 'read-store':
      return readStore
    case 'projector':
      return broker === null || broker === 'kafka' ? 'projector' : 'subscriber'
    case 'job':
      return design === 'materialized-view' ? design : kind
    case 'product-service':
    case 'notifier':
      return 'services'
    default:
      return kind
  }
}
