// Materialised views in the write model's own database: computed anew on a schedule, by hand, or kept by the transaction.
import { createJob } from '#machines'
import { projectionOf, truthOf } from '../business'
import { join, type Part } from '../join'
import { DATABASE, link } from '../links'
import { JOB, linkId, WRITE_STORE } from '../names'
import { clientSide, QUERY_SETTINGS } from '../parts/client-side'
import { asksPrimary } from '../parts/consistency'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Refusal, Wiring } from '../pipeline'
import { stateEventOf } from '../row-events'
import { DEFAULT_SETTINGS, type Settings } from '../settings'

/** Who asks for refreshes; nobody has to where the transaction itself keeps the views. */
function scheduler({ settings: { refresh } }: Wiring): Part {
  const { mode, interval, duration, concurrently } = refresh
  if (mode === 'immediate') return { components: [], links: [] }
  return {
    components: [
      createJob({
        id: JOB,
        toSource: linkId(JOB, WRITE_STORE),
        interval: mode === 'manual' ? null : interval,
        work: { kind: 'refresh', duration, concurrently },
      }),
    ],
    links: [link(JOB, WRITE_STORE, DATABASE)],
  }
}

function refuse(settings: Settings): readonly Refusal[] {
  const { refresh, events, query } = settings
  const usual = DEFAULT_SETTINGS.refresh
  const refusals: Refusal[] = []
  if (refresh.mode === 'immediate' && refresh.concurrently)
    refusals.push({
      path: 'refresh.concurrently',
      what: 'a view that each transaction keeps up to date is never refreshed',
    })
  if (refresh.mode !== 'periodic' && refresh.interval !== usual.interval)
    refusals.push({
      path: 'refresh.interval',
      what: `has no meaning where mode is "${refresh.mode}"`,
    })
  if (refresh.mode !== 'immediate' && asksPrimary(settings))
    refusals.push({
      path: settings.consistency === 'causal' || query.bound !== null ? 'query' : 'consistency',
      what: 'queries are answered from the views and from nothing else',
    })
  if (events !== 'full-state')
    refusals.push({
      path: 'events',
      what: 'a view is computed from rows: "full-state" is all there is',
    })
  return refusals
}

export const materializedView: Design = {
  id: 'materialized-view',
  level: 2,
  settings: [...WRITE_SETTINGS, ...QUERY_SETTINGS, 'refresh'],
  refuse,
  decodes: ({ refresh }) => refresh.mode === 'immediate',
  release: 'table',
  wire(wiring) {
    const { domain, settings } = wiring
    const { mode, interval, duration } = settings.refresh
    const isImmediate = mode === 'immediate'
    const models = {
      projection: projectionOf(domain),
      apply: isImmediate ? 'upsert' : null,
      ...(isImmediate ? {} : { eventOf: stateEventOf(domain), dated: settings.query.bound !== null }),
    }
    return join(
      wiring,
      [
        clientSide(wiring, WRITE_STORE),
        writeSide(wiring, { store: { events: 'none', models }, release: 'table' }),
        scheduler(wiring),
      ],
      {
        truth: truthOf(domain),
        waiting: isImmediate ? [] : [{ kind: 'schedule' }],
        // The views are in the database that commands are written to: its trouble is everybody's.
        coupled: true,
        blocksReads: true,
        scheduled: !isImmediate,
        readStore: WRITE_STORE,
        // What is written just after a snapshot is seen when the next one has been computed.
        normalLag: isImmediate ? 500_000 : interval + duration + 500_000,
      },
    )
  },
}
