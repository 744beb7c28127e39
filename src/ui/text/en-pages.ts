// English phrases of the pages beside the Lab.
import type { PageWords } from './page-phrases'

/** The pages in English. */
export const enPages: PageWords = {
  work: {
    scenario: 'Scenario',
    present: (title) => `In the Lab now: ${title}`,
    run: 'Run',
    cancel: 'Cancel',
    status: { running: 'Running', done: 'Done', cancelled: 'Cancelled: this is what there was by then' },
    failed: (why) => `Some of it came to nothing: ${why}`,
    wholeNumber: (least, most) => `A whole number from ${least} to ${most}`,
  },
  sweep: {
    title: 'How often, and how late',
    what: 'One run shows what can happen. This runs a scenario once for each seed and shows how often it does, and how long a write takes until a read sees it.',
    seeds: 'How many seeds',
    from: 'First seed',
    runsOf: (done, of) => `${done} of ${of} runs`,
    empty: 'Nothing has been run yet.',
    facts: {
      converged: 'converged',
      never: 'writes never seen',
      stale: 'stale reads',
      half: 'lag, half of writes',
      most: 'lag, 99 of 100',
    },
    of: (part, whole) => `${part} of ${whole}`,
    perRun: (half, most) => `half of the runs up to ${half}, none above ${most}`,
    cut: (count) =>
      `${count} runs were ended by the limit of the scenario: what was not visible by then counts as never seen.`,
    curve: 'How sure is a read?',
    curveHint:
      'The chance that a read sees a write, by how long after its commit the read happens. It can fall: a read model that goes back hides what it had shown.',
    curveSummary: (rows) => `Chance that a read sees a write, by time since its commit: ${rows}`,
    after: 'After the commit',
    seen: 'Reads that see it',
    at: 'A read this long after the commit',
    says: (after, seen) => `${after} after the commit, ${seen} of reads see the write.`,
    atOnce: 'at once',
    chance: 'Seen with a chance of',
    since: 'From then on',
    neverReached: 'never',
    lag: 'How long a write takes to be seen first',
    lagHint: 'Each bar is a stretch of time; stretches grow with the time.',
    lagSummary: (half, most, longest) =>
      `Half of writes are seen within ${half}, 99 of 100 within ${most}, the last after ${longest}.`,
    quantile: 'Share of writes',
    longest: 'the longest',
    time: 'Seen within',
    neverSeen: 'never',
    verdicts: 'What became of the data',
    broken: 'Broken checks',
    none: 'No run breaks a check.',
    verdict: 'Verdict',
    check: 'Check',
    runs: 'Runs',
    example: 'In the Lab',
    openSeed: (seed) => `Seed ${seed}`,
  },
}
