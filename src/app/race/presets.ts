// Races that are ready to be run: a bundled scenario, and the designs that part over it.
import type { LaneSpec } from './lanes'

/** What is worth seeing side by side, by a name that the page has words for. */
export const racePresets = {
  'one-crash': race(
    'dual-write-crash',
    'dual-write',
    'publish-after-commit',
    'outbox-polling',
    'event-sourcing',
  ),
  'with-and-without': race('relay-crash', 'outbox-polling', 'outbox-polling~fault-0'),
  'broker-away': race('broker-outage', 'publish-after-commit', 'outbox-polling', 'single-transaction'),
  'second-guest': race('last-room', 'shared-model', 'outbox-polling', 'replica'),
} as const

function race(scenario: string, ...lanes: readonly string[]) {
  return {
    scenario,
    lanes: lanes.map((lane): LaneSpec => {
      const [pipeline = '', ...without] = lane.split('~')
      return { pipeline, without }
    }),
  }
}
