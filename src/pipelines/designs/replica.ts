// Read replicas: standbys follow the primary's commit log, and queries go to them. One schema, several copies.
import { copyOf, createReplica, receivedBy } from '#machines'
import { documentFrom, truthOf } from '../business'
import { join, type Part } from '../join'
import { DATABASE, link } from '../links'
import { linkId, numbered, REPLICA, WRITE_STORE } from '../names'
import { clientSide, QUERY_SETTINGS } from '../parts/client-side'
import { WRITE_SETTINGS, writeSide } from '../parts/write-side'
import type { Design, Refusal, Wiring } from '../pipeline'
import type { Settings } from '../settings'

const replicasOf = ({ replica }: Settings): readonly [string, ...string[]] => [
  REPLICA,
  ...numbered(REPLICA, replica.count).slice(1),
]

function replicas({ domain, settings }: Wiring): Part {
  const { delay, replay } = settings.replica
  const ids = replicasOf(settings)
  return {
    components: ids.map((id) =>
      createReplica({
        id,
        aggregates: truthOf(domain),
        toStore: linkId(id, WRITE_STORE),
        delay,
        replay,
        confirms: settings.commit === 'apply' ? 'applied' : 'received',
        dated: settings.query.bound !== null,
        documentOf: documentFrom(domain),
      }),
    ),
    links: ids.map((id) => link(id, WRITE_STORE, DATABASE)),
  }
}

function refuse({ replica, commit }: Settings): readonly Refusal[] {
  const { count, quorum, patience } = replica
  const refusals: Refusal[] = []
  if (commit !== 'async' && quorum > count)
    refusals.push({
      path: 'replica.quorum',
      what: `commits would wait for ${quorum} standbys where there are ${count}`,
    })
  if (commit === 'async' && patience !== null)
    refusals.push({ path: 'replica.patience', what: 'an asynchronous commit waits for nobody' })
  return refusals
}

export const replica: Design = {
  id: 'replica',
  level: 2,
  settings: [...WRITE_SETTINGS, ...QUERY_SETTINGS, 'replica', 'cdc.slotLimit', 'cdc.traffic'],
  refuse,
  decodes: () => false,
  release: 'nothing',
  wire(wiring) {
    const { domain, settings } = wiring
    const { commit, cdc, replica: copies } = settings
    const ids = replicasOf(settings)
    const sync = commit !== 'async'
    const store = {
      events: 'none',
      standby: {
        followers: ids,
        reached: receivedBy,
        sync,
        quorum: copies.quorum,
        patience: copies.patience,
      },
      log: { limit: cdc.slotLimit, traffic: cdc.traffic, failoverSlot: false },
    } as const
    return join(wiring, [clientSide(wiring, ...ids), writeSide(wiring, { store }), replicas(wiring)], {
      truth: truthOf(domain),
      readSide: { kind: 'copies', tables: ids.map((id) => copyOf(id, truthOf(domain))) },
      waiting: ids.map((id) => ({ kind: 'slot', slot: id, reader: id }) as const),
      hands: ids.map((id) => `${id}.received`),
      coupled: sync,
      blocksReads: true,
      readStore: ids[0],
      // A commit's way to the copy, and as much again for what came just before it.
      normalLag: 2 * (copies.delay + copies.replay) + 500_000,
    })
  },
}
