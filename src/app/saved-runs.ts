// Opens runs that were kept: replays their causes to the instant on disk and compares what it finds there.
import {
  causesOf,
  RULES,
  Run,
  type RunRecord,
  type RunRepository,
  storedScenario,
  type StoredRow,
} from '#runs'
import { loadScenario, type Scenario } from '#scenarios'
import type { Notice } from './notice'

export interface Opened {
  readonly run: Run
  readonly record: RunRecord
  /** Steps whose rows are on disk; undefined where the run is not on disk at all. */
  readonly kept: number | undefined
  readonly notices: readonly Notice[]
  readonly saved: readonly RunRecord[]
  readonly release: (() => void) | undefined
}

export interface Naming {
  readonly now: () => number
  readonly newId: () => string
  /** Told how far the replay of a long run has come, from 0 to 1. */
  readonly onReplay?: (share: number) => void
}

/** The record of a run that has just begun to be kept. */
export function freshRecord(
  run: Run,
  about: {
    readonly id: string
    readonly name: string
    readonly parent: RunRecord['parent']
    readonly now: number
  },
): RunRecord {
  const { id, name, parent, now } = about
  return {
    format: 'cqrscope/run',
    version: 1,
    id,
    name,
    parent,
    scenario: storedScenario(run.scenario),
    without: run.without,
    rules: RULES,
    createdAt: now,
    updatedAt: now,
    steps: run.journal.length,
    at: run.simulation.now,
    digest: run.simulation.digest,
  }
}

/** The name of a branch: its origin's name with a mark behind it, in the place of the mark of an earlier branch. */
export const branchNamed = (name: string, mark: string): string =>
  `${name.replace(/ (?:· \d+|− [a-z]+-\d+)$/, '')} ${mark}`

/** A run that begins with a scenario and is not on disk yet. */
export function openScenario(
  scenario: Scenario,
  about: {
    readonly lang: 'en' | 'ko'
    readonly saved: readonly RunRecord[]
    readonly notices: readonly Notice[]
  } & Naming,
): Opened {
  const run = new Run({ scenario, without: [], interventions: [] })
  const name = scenario.title[about.lang]
  const record = freshRecord(run, { id: about.newId(), name, parent: null, now: about.now() })
  return { run, record, kept: undefined, notices: about.notices, saved: about.saved, release: undefined }
}

/** Opens a run from the repository; undefined where it is not there or cannot be read. */
export async function openSaved(
  repository: RunRepository,
  id: string,
  naming: Naming,
): Promise<Opened | undefined> {
  const loaded = await repository.load(id)
  if (!loaded.ok) return undefined
  const { record } = loaded.value
  const scenario = await loadScenario(record.scenario)
  if (!scenario.ok) return undefined
  const run = new Run(causesOf(loaded.value, scenario.value))
  await replay(run, record.steps, naming.onReplay)
  const notices = await differences(repository, run, record)
  const claimed = await repository.claim(id)
  // Causes are on disk before the rows they led to: what was done last must not be lost.
  const last = loaded.value.interventions.at(-1)?.step ?? -1
  if (last >= record.steps) run.advanceSteps(last + 1)
  const saved = await repository.list()
  const all = { run, notices, saved: saved.ok ? saved.value.runs : [] }
  if (claimed.ok) return { ...all, record, kept: record.steps, release: claimed.value }
  const copy = freshRecord(run, {
    id: naming.newId(),
    name: record.name,
    parent: { run: record.id, step: record.steps },
    now: naming.now(),
  })
  return {
    ...all,
    record: copy,
    kept: undefined,
    notices: [...notices, { kind: 'copy-opened' }],
    release: undefined,
  }
}

/** Steps that are replayed before the page gets to draw again. */
export const STEPS_AT_ONCE = 10_000

/** Goes to a place in the journal without freezing the page. */
export async function replay(run: Run, steps: number, onReplay?: Naming['onReplay']): Promise<void> {
  while (run.journal.length < steps) {
    const before = run.journal.length
    run.advanceSteps(Math.min(steps, before + STEPS_AT_ONCE))
    // The record promises more steps than its causes lead to: the comparison will say so.
    if (run.journal.length === before) return
    onReplay?.(run.journal.length / steps)
    await pageMayDraw()
  }
}

/** Lets the page draw, and hear, before more is done. */
export const pageMayDraw = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })

/** Compares the rows on disk with those the causes lead to: edited rows, or other rules than those that wrote them. */
async function differences(
  repository: RunRepository,
  run: Run,
  record: RunRecord,
): Promise<readonly Notice[]> {
  const stored = await repository.rows(record.id)
  if (!stored.ok) return [{ kind: 'storage-trouble', why: stored.why }]
  const tables = differingTables(run, stored.value.rows)
  if (run.simulation.digest !== record.digest) return [{ kind: 'rules-changed' }]
  return tables.length === 0 ? [] : [{ kind: 'rows-differ', tables }]
}

/** The tables in which rows on disk are not those of the run where it stands. */
function differingTables(run: Run, rows: readonly StoredRow[]): readonly string[] {
  const stored = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const list = stored.get(row.table)
    if (list === undefined) stored.set(row.table, [row])
    else list.push(row)
  }
  const { simulation } = run
  return simulation.tables
    .filter(({ name }) => {
      const mine = new Map(simulation.rows.entries(name))
      const theirs = stored.get(name) ?? []
      return mine.size !== theirs.length || run.digestOfTable(name, theirs) !== run.digestOfTable(name)
    })
    .map(({ name }) => name)
}
