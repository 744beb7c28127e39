// Rows of the write model as events that a projection takes: for jobs, which see rows and not what happened to them.
import type { AggregateState, Domain } from '#domains'
import type { JsonObject } from '#kernel'
import type { EventBody } from '#machines'
import { truthOf } from './business'

/** A row as an event that carries the whole state. */
export const stateEventOf =
  (domain: Domain) =>
  (state: JsonObject): EventBody => {
    const { key } = domain.documentOf(state as AggregateState)
    const version = Number(state['version'] ?? 0)
    return {
      id: `${key}@${version}`,
      type: '',
      aggregateId: key,
      version,
      style: 'full-state',
      payload: state,
    }
  }

/** That the row with a key is gone, as a captured delete says it. */
export const goneEventOf =
  (domain: Domain) =>
  (key: string): EventBody => ({
    id: `${key}@gone`,
    type: '',
    aggregateId: key,
    version: 0,
    style: 'row',
    payload: { table: truthOf(domain), key, op: 'd', row: null },
  })
