// The benchmarks that need no page: how many steps a second the engine makes, where their time goes, and what a seek costs.
import { GCProfiler, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { judgeOf } from '#checks'
import { digestOf, type Json, Simulation, type Step, type System } from '#kernel'
import { Run } from '#runs'
import { evening } from './evening'
import { duration, type Figure, median, rate, type Sample, share, start, yardstickFigure } from './figure'
import { recorded, replayed, type Tape } from './tape'
import { HARMLESS, toyRing } from './toy-ring'

export type { Figure } from './figure'

const STEPS = 'steps/s'
const TOY_STEPS = 40_000
const BUSY_STEPS = 30_000
const SEEK_STEPS = 100_000
const MOST_PASSES = 5
const FEWEST_PASSES = 3
/** A slow machine makes fewer passes. */
const PATIENCE_MILLIS = 6_000

const counted = (count: number): string => count.toLocaleString('en')

export function measure(): readonly Figure[] {
  return [yardstickFigure('Node'), ...measureToy(), ...measureBusy(), ...measureSeek()]
}

/** Several passes; fewer where they take long. */
function passes<Result>(pass: () => Result): readonly Result[] {
  const begun = performance.now()
  const results: Result[] = []
  while (results.length < MOST_PASSES) {
    if (results.length >= FEWEST_PASSES && performance.now() - begun > PATIENCE_MILLIS) break
    results.push(pass())
  }
  return results
}

setFlagsFromString('--expose-gc')
const gc: unknown = runInNewContext('gc')

/** One pass, with the processor time it took: what else the machine does cannot lengthen that much. */
interface Pass extends Sample {
  readonly processor: number
}

/** Times one piece of work on a heap that was tidied up before. */
function timed(work: () => void): Pass {
  if (typeof gc === 'function') gc()
  const stop = start()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return { ...stop(), processor: (user + system) / 1000 }
}

/** Milliseconds in which garbage collection stopped the work. */
function collecting(work: () => void): number {
  const profiler = new GCProfiler()
  profiler.start()
  work()
  return profiler.stop().statistics.reduce((sum, { cost }) => sum + cost, 0) / 1000
}

const simulate = (system: System, steps: number): Simulation => {
  const simulation = new Simulation(system, HARMLESS)
  simulation.run({ steps }, steps)
  return simulation
}

/** For shares, which must add up: the processor time of a pass that nothing disturbed. */
const fastest = (samples: readonly Pass[]): number => Math.min(...samples.map(({ processor }) => processor))

type NamedRow = readonly [table: string, key: string, value: Json]

/** Every row that was written, as often as it was written: what a run hashes on its way. */
const written = (journal: readonly Step[]): readonly NamedRow[] =>
  journal.flatMap(({ changes }) =>
    changes.flatMap(({ table, key, after }): readonly NamedRow[] =>
      after === undefined ? [] : [[table, key, after]],
    ),
  )

function measureToy(): readonly Figure[] {
  const rows = written(simulate(toyRing(), TOY_STEPS).journal)
  const rounds = passes(() => ({
    whole: timed(() => void simulate(toyRing(), TOY_STEPS)),
    hashing: timed(() => void digestOf(rows)),
  }))
  const about = `ring of 4 components passing 32 messages on, ${counted(TOY_STEPS)} steps`
  return [
    rate(
      'kernel: steps a second, toy system',
      `${about}, journal and digest on`,
      { count: TOY_STEPS, unit: STEPS },
      rounds.map(({ whole }) => whole),
    ),
    share(
      'kernel, toy system: hashing',
      'the rows written, hashed once more',
      fastest(rounds.map(({ hashing }) => hashing)) / fastest(rounds.map(({ whole }) => whole)),
    ),
  ]
}

/** One round of the busy system: the whole, and the same with parts switched off. */
interface Round {
  readonly judged: Pass
  readonly bare: Pass
  readonly taped: Pass
  readonly hashing: Pass
  readonly judging: Pass
  /** The share of `judged` in which garbage collection stopped the work. */
  readonly paused: number
}

function measureBusy(): readonly Figure[] {
  const scenario = evening()
  const begin = () => new Run({ scenario, without: [], interventions: [] })
  const system = (): System => {
    const { components, links } = begin()
    return { seed: scenario.seed, components, links }
  }
  const run = begin()
  run.advanceSteps(BUSY_STEPS)
  const tape: Tape = []
  const digests = [
    run.simulation.digest,
    simulate(recorded(system(), tape), BUSY_STEPS).digest,
    simulate(replayed(system(), tape), BUSY_STEPS).digest,
  ]
  if (new Set(digests).size !== 1) throw new Error('Broken invariant: all passes make the same run')
  const rows = written(run.journal)
  const judgeAgain = () => {
    const judge = judgeOf(run.subject)
    for (const step of run.journal) judge.observe(step)
  }
  const round = (): Round => {
    let collected = 0
    const judged = timed(() => (collected = collecting(() => void begin().advanceSteps(BUSY_STEPS))))
    return {
      judged,
      bare: timed(() => void simulate(system(), BUSY_STEPS)),
      taped: timed(() => void simulate(replayed(system(), tape), BUSY_STEPS)),
      hashing: timed(() => void digestOf(rows)),
      judging: timed(judgeAgain),
      paused: collected / judged.millis,
    }
  }
  return busyFigures(passes(round), rows.length / BUSY_STEPS)
}

function busyFigures(rounds: readonly Round[], rowsPerStep: number): readonly Figure[] {
  const about = `outbox-polling, the evening of shop-day, ${counted(BUSY_STEPS)} steps`
  const best = (part: 'bare' | 'taped' | 'hashing' | 'judging') => fastest(rounds.map((round) => round[part]))
  const [bare, taped, hashing, judging] = [best('bare'), best('taped'), best('hashing'), best('judging')]
  const of = (processor: number) => processor / (bare + judging)
  return [
    rate(
      'pipeline: steps a second, no judges',
      `${about}, journal and digest on`,
      { count: BUSY_STEPS, unit: STEPS },
      rounds.map(({ bare }) => bare),
    ),
    rate(
      'pipeline: steps a second, judges',
      'the same with every step judged',
      { count: BUSY_STEPS, unit: STEPS },
      rounds.map(({ judged }) => judged),
    ),
    share(
      'of that: kernel bookkeeping',
      'the run with answers from a tape, less hashing',
      of(taped - hashing),
    ),
    share(
      'of that: hashing',
      `the rows written, ${rowsPerStep.toFixed(1)} a step, hashed once more`,
      of(hashing),
    ),
    share('of that: machines', 'what components add to the run from the tape', of(bare - taped)),
    share('of that: judges', 'every step judged once more', of(judging)),
    share(
      'in all of that: garbage collection',
      'pauses, by the collector itself',
      median(rounds.map(({ paused }) => paused)),
    ),
  ]
}

function measureSeek(): readonly Figure[] {
  const run = new Run({ scenario: evening(), without: [], interventions: [] })
  run.advanceSteps(SEEK_STEPS)
  const changes = median(run.journal.map((step) => step.changes.length))
  const rounds = passes(() => ({
    back: timed(() => run.seek(0)),
    forth: timed(() => run.seek(SEEK_STEPS)),
  }))
  const about = `across ${counted(SEEK_STEPS)} steps of ${changes} changes each (median)`
  return [
    duration(
      'seek back',
      about,
      rounds.map(({ back }) => back),
    ),
    duration(
      'seek forth',
      about,
      rounds.map(({ forth }) => forth),
    ),
  ]
}
