// How a relay shares an outbox with others: what it asks for with each query, and how it stands by while another leads.
import type { Effect, View } from '#kernel'
import type { Actions } from '../behaviour'
import { cancel, wake, write } from '../effects'
import { messageOf } from '../input'
import { bodyOf, type Protocol } from '../protocol/protocol'
import { LEASE, type Relay } from './relay-rows'

/** What a query says beside which rows it wants. A lease is moved on with each query of its holder. */
export function claim({ options }: Relay): Partial<Protocol['select']> {
  switch (options.lock) {
    case 'none':
      return {}
    case 'skip-locked':
      return { lock: 'skip-locked' }
    case 'lease':
      return { lease: options.lease }
    case 'hash':
      return { share: options.share }
  }
}

/** It got an answer, so it leads: there is nothing to stand by for. */
export const leads = ({ standby }: Relay, view: View): readonly Effect[] =>
  view.get(standby, LEASE) === undefined ? [] : [write(standby, LEASE, undefined), cancel('lease-over')]

export const standingBy = ({ standby, options }: Relay): Actions<'standBy'> => ({
  standBy: ({ input, view }) => {
    const { until } = bodyOf(messageOf(input), 'standby')
    // A lease that does not move on any more will be over: that is worth waiting for, and nothing else is.
    const moved =
      view.get(standby, LEASE) === until
        ? []
        : [write(standby, LEASE, until), wake('lease-over', until - view.now, true)]
    return [cancel('patience'), ...moved, wake('poll', options.interval, true)]
  },
})
