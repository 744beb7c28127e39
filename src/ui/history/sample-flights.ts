// Made-up messages for tests of the history's layouts.
import type { Flight } from '#app'

/** A request that arrived after 10 ms, with what is said otherwise. */
export const sampleFlight = (id: string, said: Partial<Flight> = {}): Flight => {
  const sent = said.sent ?? 0
  return {
    id,
    from: 'relay',
    to: 'broker',
    kind: 'request',
    type: 'publish',
    subject: 'order-1',
    command: 'c1',
    chain: 1,
    cause: '',
    attempt: 1,
    copy: false,
    background: false,
    sent,
    step: 1,
    fate: 'arrived',
    end: sent + 10_000,
    endStep: 2,
    held: null,
    ...said,
  }
}
