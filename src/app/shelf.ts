// The shelf of runs: beginning, opening, branching and removing them, and keeping the one before the viewer.
import { Run, type RunRecord, type RunRepository, type StorageTrouble, withoutCause } from '#runs'
import type { Scenario } from '#scenarios'
import { keep, type Keeper, type KeeperPorts } from './keeper'
import { branchNamed, freshRecord, type Opened, openSaved, replay } from './saved-runs'
import type { Stage } from './stage'
import { instantOf, type Travel } from './travel'

/** Where runs are kept, and what writes them there. */
export interface Storage extends Pick<KeeperPorts, 'createWriter'> {
  readonly repository: RunRepository
}

export interface ShelfPorts {
  /** The storage, once its code has been fetched: a page need not wait for it before it shows a run. */
  readonly storage: () => Promise<Storage>
  /** Wall-clock milliseconds, for records. */
  readonly now: () => number
  /** An id that no other run has. */
  readonly newId: () => string
}

/** What of a run is on disk already. */
interface Kept {
  readonly steps: number
  readonly interventions: number
}

/** A run, and where it is kept. */
interface ToKeep {
  readonly run: Run
  readonly record: RunRecord
  readonly storage: Storage
}
/** Where a run is to be seen: at an instant in microseconds, or after so many of its steps. */
export type Where = { readonly at: number } | { readonly position: number }

export class Shelf {
  private readonly stage: Stage
  private readonly travel: Travel
  private readonly ports: ShelfPorts
  private readonly opened: Opened
  private release: (() => void) | undefined
  private begun: Promise<void> = Promise.resolve()
  /** Runs that are about to be kept. */
  private keeping: Promise<unknown> = Promise.resolve()

  constructor(stage: Stage, travel: Travel, ports: ShelfPorts, opened: Opened) {
    this.stage = stage
    this.travel = travel
    this.ports = ports
    this.opened = opened
    this.release = opened.release
  }

  /** Starts keeping the run that the page opened with, and says where. */
  begin(): Promise<void> {
    this.begun = this.beginning()
    return this.begun
  }

  private async beginning(): Promise<void> {
    const { run, record } = this.stage
    const { repository } = await this.ports.storage()
    const { place } = repository
    const isSaid = this.opened.notices.some(({ kind }) => kind === 'memory-only')
    if (place.kind === 'memory' && !isSaid) this.stage.notice({ kind: 'memory-only', why: place.why })
    const { kept } = this.opened
    // Also where the viewer has gone on to another run already: a branch of this one must not point to nothing.
    if (kept === undefined) return this.beginKeeping(run, record)
    return this.stage.record === record ? this.goOnKeeping(kept) : this.refresh()
  }

  /** Waits until everything that has happened is where runs are kept. */
  async settled(): Promise<void> {
    await this.begun
    await this.keeping
    await this.stage.keeper?.settled()
  }

  /** Begins a scenario anew. */
  async load(scenario: Scenario): Promise<void> {
    this.travel.pause()
    const { lang } = this.stage.store.getState()
    await this.adopt(new Run({ scenario, without: [], interventions: [] }), scenario.title[lang], null, 0)
    this.travel.arrived()
  }

  /** The run from its beginning, with nothing that was done to it by hand. Settings stay. */
  reset(): Promise<void> {
    return this.load(this.stage.run.scenario)
  }

  /** Puts a run that is not on disk yet before the viewer, and begins to keep it. */
  async adopt(run: Run, name: string, parent: RunRecord['parent'], at: number): Promise<void> {
    this.letGo()
    const { newId, now } = this.ports
    const record = freshRecord(run, { id: newId(), name, parent, now: now() })
    this.stage.show(run, record, at)
    await this.keep()
  }

  /** Begins to keep the run before the viewer, which is not on disk yet. */
  private keep(): Promise<void> {
    const keeping = this.beginKeeping(this.stage.run, this.stage.record)
    this.keeping = Promise.all([this.keeping, keeping])
    return keeping
  }

  private async beginKeeping(run: Run, record: RunRecord): Promise<void> {
    const storage = await this.ports.storage()
    const { repository } = storage
    const interventions = [...run.interventions]
    const created = await repository.create(record, interventions)
    if (!created.ok) return this.trouble(created.why)
    const claimed = await repository.claim(record.id)
    const release = claimed.ok ? claimed.value : undefined
    const keeper = this.keeperOf({ run, record, storage }, { steps: 0, interventions: interventions.length })
    // Meanwhile the viewer may have gone on to yet another run: what was done to this one is kept all the same.
    const isShown = this.stage.record === record
    if (isShown) {
      this.stage.keeper = keeper
      this.release = release
    }
    await keeper.rebuild()
    if (!isShown) {
      keeper.close()
      release?.()
    }
    await this.refresh()
  }

  /** Goes on with the run before the viewer, which is on disk up to so many steps. */
  private async goOnKeeping(steps: number): Promise<void> {
    const { run, record } = this.stage
    const interventions = run.interventions.length
    const storage = await this.ports.storage()
    if (this.stage.record !== record) return
    this.stage.keeper = this.keeperOf({ run, record, storage }, { steps, interventions })
    this.stage.keeper.note()
  }

  /** The same run without one of its causes, as a run of its own, played to the same instant. */
  async without(cause: string): Promise<void> {
    this.travel.pause()
    const { run, record, cursor } = this.stage
    const at = Math.max(cursor, run.simulation.now)
    const next = new Run(withoutCause(run, cause))
    next.advance(instantOf(at))
    const parent = { run: record.id, step: run.simulation.position }
    await this.adopt(next, branchNamed(record.name, `− ${cause}`), parent, at)
    this.travel.arrived()
  }

  /** Opens a run with the causes of one that was made elsewhere, made as far. */
  async openCopy(name: string, run: Run, where: Where): Promise<void> {
    this.travel.pause()
    const copy = new Run(run.causes)
    await replay(copy, run.journal.length)
    copy.seek('position' in where ? where.position : copy.positionAt(where.at))
    await this.adopt(copy, name, null, 'position' in where ? copy.timeAt(where.position) : where.at)
    this.travel.arrived()
  }

  /** Opens a run that was kept. Where another tab writes it, a copy. */
  async open(id: string): Promise<void> {
    this.travel.pause()
    // What is open here is written first, so that what is opened is what was seen last.
    await this.settled()
    const { repository } = await this.ports.storage()
    const found = await openSaved(repository, id, this.ports)
    if (found === undefined) return this.stage.notice({ kind: 'storage-trouble', why: 'unreadable' })
    const { run, record, kept, notices } = found
    const at = run.timeAt(run.simulation.position)
    this.stage.store.setState({ notices })
    if (kept === undefined) await this.adopt(run, record.name, record.parent, at)
    else {
      this.letGo()
      this.release = found.release
      this.stage.show(run, record, at)
      await this.goOnKeeping(kept)
    }
    this.travel.arrived()
  }

  async remove(id: string): Promise<void> {
    const { repository } = await this.ports.storage()
    const removed = await repository.remove(id)
    if (!removed.ok) this.trouble(removed.why)
    await this.refresh()
  }

  async rename(name: string): Promise<void> {
    const { id } = this.stage.record
    const { repository } = await this.ports.storage()
    await repository.rename(id, name)
    this.stage.store.setState({ runName: name })
    await this.refresh()
  }

  /** Writes the rows on disk anew from the run's causes. */
  async rebuild(): Promise<void> {
    await this.stage.keeper?.rebuild()
    this.stage.dismiss('rows-differ')
    this.stage.dismiss('rules-changed')
  }

  private readonly trouble = (why: StorageTrouble | undefined): void => {
    if (why === undefined) this.stage.dismiss('storage-trouble')
    else this.stage.notice({ kind: 'storage-trouble', why })
  }

  private keeperOf({ run, record, storage }: ToKeep, kept: Kept): Keeper {
    return keep({ ...storage, onTrouble: this.trouble, now: this.ports.now }, run, record, kept)
  }

  private letGo(): void {
    this.stage.keeper?.close()
    this.stage.keeper = undefined
    this.release?.()
    this.release = undefined
  }

  private async refresh(): Promise<void> {
    const { repository } = await this.ports.storage()
    const listed = await repository.list()
    if (listed.ok) this.stage.store.setState({ saved: listed.value.runs })
  }
}
