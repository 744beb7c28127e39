// The benchmarks of long work: sweep, search and matrix with one thread and with two, from the start of the threads to the last answer.
import { type Crew, type Job, startMatrix, startSearch, startSweep } from '#lab'
import { bundledScenario } from '#scenarios'
import { duration, type Figure, rate, type Sample, start } from './figure'
import { threads } from './threads'

const SEEDS = 200
/** A small scenario, and a check that holds: the search looks at everything. */
const BOUNDS = { faults: 2, depth: 400, states: 300_000 }

const fileOf = (id: string) => {
  const scenario = bundledScenario(id)
  if (scenario === undefined) throw new Error(`Broken invariant: ${id} is bundled`)
  return scenario.file
}

/** Each with one thread, then with two. */
export async function measureLab(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const measured of [measureSweep, measureSearch, measureMatrix])
    for (const workers of [1, 2]) figures.push(await measured(workers))
  return figures
}

const withThreads = (workers: number): string => (workers === 1 ? 'one thread' : `${workers} threads`)

/** Times a job; all of it must come to something. */
async function timed(workers: number, begin: (crew: Crew) => Job): Promise<Sample> {
  const stop = start()
  const { failures } = await begin(threads(workers)).finished
  const sample = stop()
  for (const { why } of failures)
    throw new Error(`Broken invariant: the benchmark's work can be done: ${why}`)
  return sample
}

async function measureSweep(workers: number): Promise<Figure> {
  const request = { file: fileOf('relay-crash'), from: 1, seeds: SEEDS }
  const sample = await timed(workers, (crew) => startSweep(request, crew, { onSummary: () => {} }))
  const about = `relay-crash, ${SEEDS} seeds`
  return rate(`sweep: runs a second, ${withThreads(workers)}`, about, { count: SEEDS, unit: 'runs/s' }, [
    sample,
  ])
}

async function measureSearch(workers: number): Promise<Figure> {
  const quest = { file: fileOf('first-order'), check: 'no-phantom' as const, bounds: BOUNDS }
  let count = 0
  const sample = await timed(workers, (crew) =>
    startSearch(quest, crew, {
      onProgress: () => {},
      onReport: ({ states }) => {
        count = states
      },
    }),
  )
  const about = `first-order, no-phantom, ${count.toLocaleString('en')} states`
  return rate(`search: states a second, ${withThreads(workers)}`, about, { count, unit: 'states/s' }, [
    sample,
  ])
}

async function measureMatrix(workers: number): Promise<Figure> {
  let count = 0
  const sample = await timed(workers, (crew) =>
    startMatrix({}, crew, {
      onMatrix: ({ size }) => {
        count = size
      },
    }),
  )
  return duration(`matrix, ${withThreads(workers)}`, `all ${count} cells, both sides`, [sample])
}
