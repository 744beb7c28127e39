// Reconciliation: a job that compares both models now and then and mends the read model, where a design can lose changes.
import { createJob } from '#machines'
import { projectionOf } from '../business'
import type { Part } from '../join'
import { DATABASE, link, READ_DATABASE } from '../links'
import { JOB, linkId, READ_STORE, WRITE_STORE } from '../names'
import type { Traits, Wiring } from '../pipeline'
import { stateEventOf } from '../row-events'
import { isAside } from './consistency'

/** The job that compares; nothing where `reconcile.interval` is null. */
export function reconciliation({ domain, settings }: Wiring): Part {
  const { interval } = settings.reconcile
  if (interval === null) return { components: [], links: [] }
  return {
    components: [
      createJob({
        id: JOB,
        toSource: linkId(JOB, WRITE_STORE),
        toTarget: linkId(JOB, READ_STORE),
        interval,
        work: {
          kind: 'reconcile',
          projection: projectionOf(domain),
          eventOf: stateEventOf(domain),
          takesAway: isAside(settings),
        },
      }),
    ],
    links: [link(JOB, WRITE_STORE, DATABASE), link(JOB, READ_STORE, READ_DATABASE)],
  }
}

/** What a judge has to know of it: whatever is wrong will be looked at again. */
export const reconciliationTraits = ({ settings }: Wiring): Pick<Traits, 'waiting'> => ({
  waiting: settings.reconcile.interval === null ? [] : [{ kind: 'schedule' }],
})
