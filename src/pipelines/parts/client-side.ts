// The people: a client that sends commands to the handler, and queries to whoever answers them as fresh as they have to be.
import { createClient, type ReadingOptions } from '#machines'
import { workloadOf } from '../business'
import type { Part } from '../join'
import { INTERNET, pool } from '../links'
import { CLIENT, HANDLER, linkId, WRITE_STORE } from '../names'
import type { Wiring } from '../pipeline'
import { asksPrimary, levelOf, remembers } from './consistency'

/** `reads` are the components that answer queries from the read model: one, or replicas of each other. */
export function clientSide(wiring: Wiring, ...reads: readonly [string, ...string[]]): Part {
  const { domain, workload, settings } = wiring
  const [first, ...others] = reads
  const partners = new Set([HANDLER, ...reads, ...(asksPrimary(settings) ? [WRITE_STORE] : [])])
  return {
    components: [
      createClient({
        id: CLIENT,
        toHandler: linkId(CLIENT, HANDLER),
        toReadStores: [linkId(CLIENT, first), ...others.map((id) => linkId(CLIENT, id))],
        workload,
        reading: readingOf(wiring),
        ...workloadOf(domain),
      }),
    ],
    links: [...partners].map((id) => pool(CLIENT, id, INTERNET)),
  }
}

function readingOf({ domain, settings }: Wiring): ReadingOptions {
  const { technique, timeout, stick, fallback, bound, optimistic } = settings.query
  return {
    ...(asksPrimary(settings) ? { toPrimary: linkId(CLIENT, WRITE_STORE) } : {}),
    routing: settings.replica.routing,
    levelOf: levelOf(settings, domain),
    remembers: remembers(settings),
    technique,
    timeout,
    stick,
    fallback,
    bound,
    optimistic,
  }
}
