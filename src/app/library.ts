// The library: the runs that are kept, as a list, and what can be done with one of them without playing it.
import { createStore } from 'zustand/vanilla'
import {
  type Causes,
  causesOf,
  Run,
  type RunFile,
  runFileOf,
  type RunRecord,
  type RunRepository,
  type StorageTrouble,
  type Stored,
  type StoredRun,
} from '#runs'
import type { Demo } from '#demos'
import { parseScenario, type Problem } from '#scenarios'
import { readFile } from './imported'
import { wholeInstant } from './keeper'
import { freshRecord, replay } from './saved-runs'
import { type BeginSketches, Sketches } from './sketches'
import type { Stage } from './stage'

export interface LibraryPorts {
  readonly repository: RunRepository
  /** Wall-clock milliseconds, for records. */
  readonly now: () => number
  /** An id that no other run has. */
  readonly newId: () => string
  readonly sketches: BeginSketches
}

export interface LibraryState {
  /** Newest first; undefined until they have been read. */
  readonly runs: readonly StoredRun[] | undefined
  /** How many are there that cannot be read. */
  readonly unreadable: number
  /** Removed since the page was opened, what went last first, together what went together: it can be brought back. */
  readonly removed: readonly (readonly StoredRun[])[]
  /** How far a run that is played again to be written has come, from 0 to 1. */
  readonly writing: number | undefined
  readonly trouble: StorageTrouble | undefined
}

/** What became of a file that was to be imported. */
export type Imported =
  /** `same`: it came to the digest that its file says. */
  | { readonly ok: true; readonly id: string; readonly name: string; readonly same: boolean }
  /** Nothing to be kept: it is there to be played. */
  | { readonly ok: true; readonly demo: Demo }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export class Library {
  readonly store = createStore<LibraryState>(() => ({
    runs: undefined,
    unreadable: 0,
    removed: [],
    writing: undefined,
    trouble: undefined,
  }))
  /** Pictures of kept runs and of scenarios. */
  readonly sketches: Sketches
  private readonly stage: Stage
  private readonly ports: LibraryPorts
  private readonly settled: () => Promise<void>

  /** `settled`: waits until the run that is open is on disk as it is. */
  constructor(stage: Stage, ports: LibraryPorts, settled: () => Promise<void>) {
    this.stage = stage
    this.ports = ports
    this.sketches = new Sketches(ports.sketches)
    this.settled = settled
  }

  /** Where runs are kept. */
  get place(): RunRepository['place'] {
    return this.ports.repository.place
  }

  /** Reads all runs anew, each with what was done to it. */
  async refresh(): Promise<void> {
    const { repository } = this.ports
    await this.settled()
    const listed = this.valueOf(await repository.list())
    if (listed === undefined) return
    const loaded = await Promise.all(listed.runs.map(({ id }) => repository.load(id)))
    const runs = loaded.flatMap((each) => (each.ok ? [each.value] : []))
    this.store.setState({ runs, unreadable: listed.unreadable + loaded.length - runs.length })
    this.stage.store.setState({ saved: listed.runs })
  }

  async rename(id: string, name: string): Promise<void> {
    this.store.setState({ trouble: undefined })
    this.valueOf(await this.ports.repository.rename(id, name))
    if (id === this.stage.record.id) this.stage.store.setState({ runName: name })
    await this.refresh()
  }

  /** A run of its own with the same causes, at the same place. */
  async duplicate(id: string, name: string): Promise<void> {
    this.store.setState({ trouble: undefined })
    const kept = await this.kept(id)
    if (kept === undefined) return
    const { record, causes } = kept
    await this.write(causes, record.steps, (run) => this.fresh(run, name, record.parent))
    await this.refresh()
  }

  /** Removes runs, except those that somebody is writing. They can be brought back. */
  async remove(ids: readonly string[]): Promise<void> {
    this.store.setState({ trouble: undefined })
    const gone: StoredRun[] = []
    for (const id of ids) {
      const stored = await this.removeOne(id)
      if (stored !== undefined) gone.push(stored)
    }
    if (gone.length > 0) this.store.setState({ removed: [gone, ...this.store.getState().removed] })
    await this.refresh()
  }

  private async removeOne(id: string): Promise<StoredRun | undefined> {
    const { repository } = this.ports
    const release = this.valueOf(await repository.claim(id))
    if (release === undefined) return undefined
    const stored = this.valueOf(await repository.load(id))
    const removed = stored && this.valueOf(await repository.remove(id))
    release()
    return removed === undefined ? undefined : stored
  }

  /** Brings back what was removed last: its causes are all that it takes. */
  async restore(): Promise<void> {
    const [last = [], ...removed] = this.store.getState().removed
    this.store.setState({ removed, trouble: undefined })
    for (const stored of last) {
      const causes = readCauses(stored)
      if (causes !== undefined) await this.write(causes, stored.record.steps, () => stored.record)
    }
    await this.refresh()
  }

  /** Keeps the run or the scenario that a text holds: a file's content, or a link that carries one. A demo is given back. */
  async take(text: string): Promise<Imported> {
    this.store.setState({ trouble: undefined })
    const read = await readFile(text, this.stage.store.getState().lang)
    if (!read.ok) return read
    if ('steps' in read.value && 'scenario' in read.value) return { ok: true, demo: read.value }
    const { causes, name, steps, digest } = read.value
    try {
      const run = await this.write(causes, steps, (played) => this.fresh(played, name, null))
      await this.refresh()
      return run === undefined
        ? { ok: false, problems: [] }
        : { ok: true, ...run, same: digest === undefined || digest === run.digest }
    } catch (error) {
      // Whatever a stranger wrote, this page goes on.
      const why = error instanceof Error ? error.message : String(error)
      return { ok: false, problems: [{ path: '', what: `cannot be played: ${why}` }] }
    } finally {
      this.store.setState({ writing: undefined })
    }
  }

  /** A kept run as a file, for other pages; undefined where it cannot be read. */
  async fileOf(id: string): Promise<RunFile | undefined> {
    const kept = await this.kept(id)
    if (kept === undefined) return undefined
    const run = new Run(kept.causes)
    await replay(run, kept.record.steps, undefined)
    return runFileOf(run, kept.record.name)
  }

  private async kept(
    id: string,
  ): Promise<{ readonly record: RunRecord; readonly causes: Causes } | undefined> {
    await this.settled()
    const stored = this.valueOf(await this.ports.repository.load(id))
    if (stored === undefined) return undefined
    const causes = readCauses(stored)
    return causes && { record: stored.record, causes }
  }

  private readonly fresh = (run: Run, name: string, parent: RunRecord['parent']): RunRecord =>
    freshRecord(run, { id: this.ports.newId(), name, parent, now: this.ports.now() })

  /** Plays causes to a place and writes what comes of it: the record, what was done, and all rows. */
  private async write(causes: Causes, steps: number, recordOf: (run: Run) => RunRecord) {
    const { repository, now } = this.ports
    const run = new Run(causes)
    await replay(run, steps, (writing) => this.store.setState({ writing }))
    const record = recordOf(run)
    const created = this.valueOf(await repository.create(record, run.causes.interventions))
    const written =
      created !== undefined && this.valueOf(await repository.rebuild(wholeInstant(run, record.id, now())))
    this.store.setState({ writing: undefined })
    return written === undefined || written === false
      ? undefined
      : { id: record.id, name: record.name, digest: run.simulation.digest }
  }

  /** What storage answered; where it did not, why is told. */
  private valueOf<T>(stored: Stored<T>): T | undefined {
    if (stored.ok) return stored.value
    this.store.setState({ trouble: stored.why })
    return undefined
  }
}

/** The causes of a stored run; undefined where its scenario is none for this version. */
function readCauses(stored: StoredRun): Causes | undefined {
  const scenario = parseScenario(stored.record.scenario)
  return scenario.ok ? causesOf(stored, scenario.value) : undefined
}
