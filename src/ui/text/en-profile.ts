// English phrases of a design's profile.
import type { ProfilePhrases } from './profile-phrases'

/** A design's profile in English. */
export const enProfile: ProfilePhrases = {
  running: (share) => `Trying it out: ${share}`,
  level: (level) => `Level ${level} of CQRS`,
  levels: {
    '1': 'Commands and queries are apart in the code only: both use the same model, so there is nothing to synchronise.',
    '2': 'Commands and queries have a model each, in one database or in copies of it.',
    '3': 'Commands and queries have a store each, and changes have to travel from one to the other.',
  },
  runs: 'Runs besides handler and write store',
  runsNothing: 'Nothing: there is no other part that could fail.',
  coupling: 'When a part is away or slow',
  couplingHint: 'Each part was taken away for a while, and slowed down.',
  without: 'Part',
  requests: { commands: 'Commands', queries: 'Queries' },
  fates: { 'goes-on': 'go on', waits: 'wait', fails: 'fail' },
  times: 'Times',
  timesHint:
    'Half of all take no longer than the first figure. Each tick is ten times as long as the one before.',
  spans: { write: 'Command to answer', read: 'Query to answer', staleness: 'Commit to read model' },
  halfAndMost: (half, most) => `${half}, 99% within ${most}`,
  atOnce: 'at once',
  messages: (count) => `${count} messages for each command`,
  guarantees: 'What becomes of the data',
  faults: {
    unharmed: 'Without any fault',
    'handler-crash': 'Handler crashes after its commit',
    abort: 'Transaction is rolled back',
    'mover-upsert': 'Carrier crashes, rows are replaced (upsert)',
    'mover-delta': 'Carrier crashes, amounts are added (delta)',
    mover: 'Carrier crashes',
    away: 'Read side is away for a while',
  },
  worst: (place) => `Worst: ${place}`,
  promises: {
    'own-writes': {
      name: 'Read your writes',
      meaning: 'Does whoever wrote something see it in the next query, always, with no measure taken for it?',
    },
    'one-snapshot': {
      name: 'One snapshot',
      meaning: 'Do the read models tell of the same point in time at every instant?',
    },
    history: {
      name: 'Rebuild from events',
      meaning: 'Can the read models be built anew from what happened in the past?',
    },
  },
  holds: 'holds',
  holdsNot: 'not guaranteed',
  histories: { all: 'from all events', recent: 'while the broker keeps them', none: 'no events are kept' },
  found: (runs, steps) =>
    `Found by ${runs} runs with ${steps} steps of the orders business, with these settings.`,
}
