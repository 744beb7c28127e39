// The people: a client that sends commands to the handler and queries to whoever answers them.
import { createClient } from '#machines'
import { workloadOf } from '../business'
import type { Part } from '../join'
import { INTERNET, pool } from '../links'
import { CLIENT, HANDLER, linkId } from '../names'
import type { Wiring } from '../pipeline'

/** `reads` is the component that answers queries. */
export function clientSide({ domain, workload }: Wiring, reads: string): Part {
  return {
    components: [
      createClient({
        id: CLIENT,
        toHandler: linkId(CLIENT, HANDLER),
        toReadStore: linkId(CLIENT, reads),
        workload,
        ...workloadOf(domain),
      }),
    ],
    links: [pool(CLIENT, HANDLER, INTERNET), pool(CLIENT, reads, INTERNET)],
  }
}
