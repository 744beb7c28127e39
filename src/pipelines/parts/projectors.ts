// The projectors that fetch their records, from a broker or an event store, and whom they ask and tell besides.
import type { Domain } from '#domains'
import type { LinkSpec } from '#kernel'
import { createProjector, type EventBody, type ProjectorOptions } from '#machines'
import { decoderOf, recipientOf } from '../business'
import type { Part } from '../join'
import { DATABASE, link, MESSAGING, READ_DATABASE } from '../links'
import {
  BROKER,
  linkId,
  NOTIFIER,
  numbered,
  PRODUCT_SERVICE,
  PROJECTOR,
  READ_STORE,
  WRITE_STORE,
} from '../names'
import type { Wiring } from '../pipeline'
import type { Settings } from '../settings'
import { addsLater, modelsOf } from './late-models'

/** The ids of the projectors. */
export const projectorsOf = ({ projector }: Settings): readonly string[] =>
  numbered(PROJECTOR, projector.count)

/** Whoever gives out events, with how many partitions, and whether it remembers how far its consumers are. */
export interface Source {
  readonly id: string
  readonly progress: 'broker' | 'own'
  readonly partitions: number
}

/** The projectors, each with a share of the partitions, and their links to everybody. */
export function projectors({ domain, settings }: Wiring, source: Source): Part {
  const ids = projectorsOf(settings)
  const decodes = decoderOf(domain, settings.projector)
  const { onError } = settings.projector
  return {
    components: ids.map((id, index) =>
      createProjector({
        ...settings.projector,
        // Whoever fetches has nothing to give back.
        onError: onError === 'requeue' ? 'retry' : onError,
        ...neighbours(id, domain, settings),
        id,
        source: linkId(source.id, id),
        toStore: linkId(id, READ_STORE),
        progress: source.progress,
        partitions: Array.from({ length: source.partitions }, (_, p) => p).filter(
          (p) => p % ids.length === index,
        ),
        decodes,
        ...(addsLater(settings) ? { models: modelsOf(domain, 'document') } : {}),
        ...(source.id === BROKER ? { group: membershipOf(settings) } : {}),
      }),
    ),
    links: ids.flatMap((id) => [
      link(source.id, id, source.id === WRITE_STORE ? DATABASE : MESSAGING),
      link(id, READ_STORE, READ_DATABASE),
      ...linksToNeighbours(id, domain, settings).filter(({ to }) => to !== source.id),
    ]),
  }
}

/** `heartbeat.interval.ms`: 3 s, and well within a session. */
const HEARTBEAT = 3_000_000

function membershipOf(settings: Settings): NonNullable<ProjectorOptions['group']> {
  const { sessionTimeout, maxPollInterval } = settings.kafka
  const isAlone = projectorsOf(settings).length === 1
  return {
    heartbeat: isAlone ? null : Math.min(HEARTBEAT, Math.floor(sessionTimeout / 3)),
    maxPollInterval,
  }
}

/** The ways to whom it asks and tells. */
export const linksToNeighbours = (id: string, domain: Domain, settings: Settings): readonly LinkSpec[] => [
  ...(asksBack(settings) ? [link(id, WRITE_STORE, DATABASE)] : []),
  ...(asksService(domain, settings) ? [link(id, PRODUCT_SERVICE, MESSAGING)] : []),
  ...(settings.projector.notify ? [link(id, NOTIFIER, MESSAGING)] : []),
]

/** Whom a projector has to ask or tell, as the settings say. */
export function neighbours(
  id: string,
  domain: Domain,
  settings: Settings,
): Pick<ProjectorOptions, 'enrichment' | 'askBack' | 'notifier'> {
  const { enrichment } = domain
  const asks = asksService(domain, settings) && enrichment !== undefined
  return {
    ...(asks
      ? {
          enrichment: {
            link: linkId(id, PRODUCT_SERVICE),
            field: enrichment.field,
            keyOf: (event: EventBody) => enrichment.keyOf(event as Parameters<typeof enrichment.keyOf>[0]),
          },
        }
      : {}),
    ...(asksBack(settings) ? { askBack: linkId(id, WRITE_STORE) } : {}),
    ...(settings.projector.notify
      ? { notifier: { link: linkId(id, NOTIFIER), pushFor: recipientOf(domain) } }
      : {}),
  }
}

/** Whether events carry nothing but the ids, so that the state is fetched from the write store. */
export const asksBack = ({ events }: Settings): boolean => events === 'notification'

/** Whether the projectors ask the product service for what the events lack. */
export const asksService = (domain: Domain, { projector }: Settings): boolean =>
  projector.enrich === 'call' && domain.enrichment !== undefined
