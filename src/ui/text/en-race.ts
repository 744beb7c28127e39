// English phrases of the race page.
import type { RacePhrases } from './race-phrases'

/** The race in English. */
export const enRace: RacePhrases = {
  title: 'Race',
  presets: 'Ready races',
  preset: {
    'one-crash': 'One crash, four designs',
    'with-and-without': 'With and without the crash',
    'broker-away': 'The broker is away',
    'second-guest': 'What the second guest sees',
  },
  add: 'Add a lane',
  lane: (number, name) => `Lane ${number}: ${name}`,
  laneShort: (number) => `lane ${number}`,
  design: 'Design',
  faults: 'Faults',
  allFaults: 'With all its faults',
  without: (fault) => `Without: ${fault}`,
  withoutSome: (count) => `Without ${count} causes`,
  remove: (lane) => `Remove ${lane}`,
  openLane: (lane) => `Open ${lane} in the Lab, at this instant`,
  notHere: {
    faults: 'Left out, for there is nothing here that it could strike:',
    lines: 'Lines of the workload left out, for they mean nothing here:',
    hands: 'Acts by hand left out, for they mean nothing here:',
  },
  notHereMore: (count) => `and ${count} more`,
  score: {
    gap: 'Gap',
    stale: 'Stale reads',
    lost: 'Lost events',
    failed: 'Failed commands',
    latency: 'Latency p50 · p99',
    verdict: 'Verdict',
  },
  scoreHint: {
    gap: 'Committed events that queries do not find yet, and how old the oldest of them is',
    stale: 'Answers that said less than the truth when the question was sent',
    lost: 'Committed events that nobody will bring to the read model any more',
    failed: 'Commands without an answer, or with one that only says that it did not work',
    latency:
      'From sending a command to its answer: half of them within the first time, 99 of 100 within the second',
    verdict: 'What has become of the data, judged at the end of what was run',
  },
  gap: (events, time) => `${events} · ${time}`,
  latency: (half, most) => `${half} · ${most}`,
  none: '–',
  soFar: 'so far',
  partings: 'Where they part ways',
  noTwins:
    'Put one design into two lanes, once without one of its faults, to see the first step at which they differ.',
  parting: {
    alike: (one, other, design) => `${design}: ${one} and ${other} have done the same so far, step for step.`,
    until: (one, other, design, time) => `${design}: ${one} and ${other} do the same until ${time}.`,
    happens: (lane, what) => `Then in ${lane} – ${what}.`,
    instead: (lane, what) => `In ${lane} instead – ${what}.`,
    later: (lane, what, time) =>
      `In ${lane} that does not happen; what comes next there, at ${time}: ${what}.`,
    nothing: (lane) => `In ${lane} nothing more happens.`,
    delay: (what, earlier, later, time) =>
      `Then in ${earlier} – ${what}; in ${later} the same comes only at ${time}.`,
    goThere: 'Go there',
    openThere: (lane) => `Open ${lane} there in the Lab`,
  },
  counts: 'Expected beside actual',
  countsHint: 'At this instant: what the truth asks for, and what is there.',
  expected: 'expected',
  actual: 'actual',
  what: 'What is counted',
  count: {
    commands: 'Commands accepted',
    events: 'Events applied',
    rows: (model) => `Rows of ${model}`,
    sum: (model, field) => `${field}, all of ${model}`,
  },
  beside: (expected, actual) => `expected ${expected}, actual ${actual}`,
  pastHint: 'You are looking at the past of all lanes. Looking changes nothing.',
  stands: (lane, gap, lost, verdict) => `${lane}: gap ${gap}, lost ${lost}, ${verdict}.`,
}
