// What a reload costs: reading and checking 100,000 rows from a real IndexedDB, and replaying a run's causes to its end.
import { digestOf } from '#kernel'
import { openRepository } from '#persistence'
import { type RowUpdate, RULES, Run, type RunRecord, type Stored, storedScenario } from '#runs'
import { bundledScenario } from '#scenarios'
import { duration, type Figure, type Sample, start } from '../src/cli/figure'

const ROWS = 100_000
const MOST_REPLAYS = 3
/** A slow machine makes fewer, but two. */
const PATIENCE_MILLIS = 14_000
const ID = 'bench'

/** One time that the rows were opened. */
export interface Opening {
  readonly reading: Sample
  readonly comparing: Sample
}

function wholeDay(): Run {
  const scenario = bundledScenario('shop-day')
  if (scenario === undefined) throw new Error('Broken invariant: the day in a shop is bundled')
  const run = new Run({ scenario, without: [], interventions: [] })
  run.finish()
  return run
}

/** Replays the causes of the real day in a shop, as a reload does; then keeps 100,000 rows of it on disk. */
export async function measureReplay(): Promise<readonly Figure[]> {
  const begun = performance.now()
  const samples: Sample[] = []
  let run: Run | undefined
  while (
    samples.length < MOST_REPLAYS &&
    (samples.length < 2 || performance.now() - begun < PATIENCE_MILLIS)
  ) {
    run = undefined
    const stop = start()
    run = wholeDay()
    samples.push(stop())
  }
  if (run === undefined) throw new Error('Broken invariant: there was a replay')
  const note = `${counted(run.journal.length)} steps from its causes, judges on; ${samples.length} passes`
  return [duration('reload: replay of shop-day', note, samples), await keepRows(run)]
}

const counted = (count: number): string => count.toLocaleString('en')

/** Writes the rows of the day in a shop, and copies of them under other keys. */
async function keepRows(run: Run): Promise<Figure> {
  const rows = [...copies(rowsOf(run), ROWS)]
  const digest = digestOf(rows.map(({ table, key, value }) => [table, key, value ?? null]))
  const repository = await onDisk()
  const { now: at } = run.simulation
  const record: RunRecord = {
    format: 'cqrscope/run',
    version: 1,
    id: ID,
    name: ID,
    parent: null,
    scenario: storedScenario(run.scenario),
    without: [],
    rules: RULES,
    createdAt: 0,
    updatedAt: 0,
    steps: 0,
    at: 0,
    digest: digestOf([]),
  }
  valueOf(await repository.create(record, []))
  const stop = start()
  valueOf(await repository.flush({ run: ID, steps: run.journal.length, at, digest, updatedAt: 0, rows }))
  return duration(`writing ${counted(ROWS)} rows`, 'one flush, one transaction; one pass', [stop()])
}

/** Opens what was kept, to be called on a fresh page. */
export async function openRows(): Promise<Opening> {
  const reading = start()
  const repository = await onDisk()
  const loaded = valueOf(await repository.load(ID))
  const { rows } = valueOf(await repository.rows(ID))
  const read = reading()
  const comparing = start()
  const digest = digestOf(rows.map(({ table, key, value }) => [table, key, value]))
  if (rows.length !== ROWS || digest !== loaded.record.digest)
    throw new Error('Broken invariant: what was written is what is read')
  return { reading: read, comparing: comparing() }
}

export const reloadFigures = (openings: readonly Opening[]): readonly Figure[] => [
  duration(
    `reload: opening ${counted(ROWS)} rows`,
    `fresh page: repository opened, load, rows, digest compared; ${openings.length} passes`,
    openings.map(({ reading, comparing }) => ({
      millis: reading.millis + comparing.millis,
      yardstick: (reading.yardstick + comparing.yardstick) / 2,
    })),
  ),
  duration(
    'of that: reading',
    'repository opened, load, rows, every row parsed',
    openings.map(({ reading }) => reading),
  ),
  duration(
    'of that: comparing the digest',
    'every row hashed',
    openings.map(({ comparing }) => comparing),
  ),
]

async function onDisk() {
  const repository = await openRepository()
  if (repository.place.kind !== 'disk') throw new Error(`There is no disk: ${repository.place.detail}`)
  return repository
}

function valueOf<T>(stored: Stored<T>): T {
  if (!stored.ok) throw new Error(`The disk refuses: ${stored.why}, ${stored.detail}`)
  return stored.value
}

const rowsOf = ({ simulation }: Run): readonly RowUpdate[] =>
  simulation.tables.flatMap(({ home, name, appended = false }) =>
    Array.from(simulation.rows.entries(name), ([key, value]) => ({
      home,
      table: name,
      key,
      value,
      appended,
    })),
  )

/** So many rows: the given ones over and over, each time under other keys. Logs go on in their numbering. */
function* copies(rows: readonly RowUpdate[], most: number): Generator<RowUpdate> {
  for (let made = 0; made < most; made++) {
    const row = rows[made % rows.length]
    const copy = Math.floor(made / rows.length)
    if (row === undefined) return
    yield copy === 0 ? row : { ...row, key: keyOfCopy(row, copy) }
  }
}

const keyOfCopy = ({ key, appended }: RowUpdate, copy: number): string =>
  appended ? key.replace(/\d+$/, (digits) => String(Number(digits) + copy * 1_000_000)) : `${key}~${copy}`
