// Batch ETL: a job copies the rows that changed since its watermark into the read store, on a schedule.
import type { JsonObject } from '#kernel'
import { createJob, type EventBody } from '#machines'
import { truthOf } from '../business'
import { join, type Part } from '../join'
import { DATABASE, link, READ_DATABASE } from '../links'
import { JOB, linkId, numbered, READ_STORE, WRITE_STORE } from '../names'
import { clientSide } from '../parts/client-side'
import { READ_SIDE_SETTINGS, readSide, readSideTraits } from '../parts/read-side'
import { isAside } from '../parts/consistency'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Refusal, Wiring } from '../pipeline'
import { goneEventOf, stateEventOf } from '../row-events'
import type { Settings } from '../settings'

/** The processes that run the job: where runs may overlap two of them take turns, otherwise there is one, which has its lease. */
const processesOf = ({ etl }: Settings): readonly string[] => numbered(JOB, etl.overlap ? 2 : 1)

function copier({ settings }: Wiring): Part {
  const { interval, lagWindow, deletes, watermark, atomic, duration } = settings.etl
  const { apply } = settings.projector
  const ids = processesOf(settings)
  return {
    components: ids.map((id) =>
      createJob({
        id,
        toSource: linkId(id, WRITE_STORE),
        toTarget: linkId(id, READ_STORE),
        interval,
        ...(ids.length > 1 ? { turns: ids } : {}),
        work: { kind: 'copy', lagWindow, deletes, watermark, atomic, duration, apply },
      }),
    ),
    links: ids.flatMap((id) => [link(id, WRITE_STORE, DATABASE), link(id, READ_STORE, READ_DATABASE)]),
  }
}

/** How extracted rows become events: a row of the table of changes is one, any other carries the whole state. */
function loadOf({ domain, settings }: Wiring) {
  const eventOf = stateEventOf(domain)
  return {
    eventOf: (apply: string, row: JsonObject) => (apply === 'delta' ? (row as EventBody) : eventOf(row)),
    goneOf: goneEventOf(domain),
    onError: settings.etl.onError,
  }
}

function refuse(settings: Settings): readonly Refusal[] {
  const { etl, projector, events } = settings
  const { apply } = projector
  const refusals: Refusal[] = []
  if (apply === 'partial')
    refusals.push({
      path: 'projector.apply',
      what: 'an extracted row is whole: "upsert", or "delta" over the table of changes',
    })
  if (apply === 'delta' && etl.deletes !== 'missed')
    refusals.push({
      path: 'etl.deletes',
      what: 'the table of changes that "delta" reads has deletions in it already: "missed"',
    })
  if (apply === 'upsert' && events !== 'full-state')
    refusals.push({ path: 'events', what: 'an extracted row is a whole state: "full-state"' })
  if (isAside(settings))
    refusals.push({
      path: 'cache.fill',
      what: 'nobody would take changed keys away: a job fills the cache, "projection"',
    })
  return refusals
}

export const batchEtl: Design = {
  id: 'batch-etl',
  level: 3,
  settings: [...WRITE_SETTINGS, ...READ_SIDE_SETTINGS, 'etl', 'projector.apply', 'events'],
  refuse,
  decodes: ({ projector }) => projector.apply === 'delta',
  wire(wiring) {
    const { domain, settings } = wiring
    const { etl, projector } = settings
    const side = readSideTraits(settings)
    const extraction = { soft: etl.deletes === 'soft', changes: projector.apply === 'delta' }
    return join(
      wiring,
      [
        clientSide(wiring, READ_STORE),
        writeSide(wiring, { store: { events: 'none', extraction } }),
        copier(wiring),
        readSide(wiring, { load: loadOf(wiring) }),
      ],
      {
        truth: truthOf(domain),
        waiting: [{ kind: 'schedule' }],
        hands: [...processesOf(settings).map((id) => `${id}.batch`), ...side.hands],
        heals: projector.apply === 'upsert',
        scheduled: true,
        // What changes just after a run is loaded by the next one.
        normalLag: etl.interval + etl.lagWindow + etl.duration + side.lag + 500_000,
      },
    )
  },
}
