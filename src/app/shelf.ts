// The shelf of runs: beginning, opening, branching and removing them, and keeping the one before the viewer.
import { Run, type RunRecord, type RunRepository, type StorageTrouble, withoutCause } from '#runs'
import type { Scenario } from '#scenarios'
import { keep, type Keeper, type KeeperPorts } from './keeper'
import { freshRecord, type Opened, openSaved } from './saved-runs'
import type { Stage } from './stage'
import { instantOf, type Travel } from './travel'

export interface ShelfPorts {
  readonly repository: RunRepository
  readonly createWriter: KeeperPorts['createWriter']
  /** Wall-clock milliseconds, for records. */
  readonly now: () => number
  /** An id that no other run has. */
  readonly newId: () => string
}

export type Shelf = ReturnType<typeof createShelf>

export function createShelf(stage: Stage, travel: Travel, ports: ShelfPorts, opened: Opened) {
  const { store } = stage
  const { repository } = ports
  let release = opened.release

  const onTrouble = (why: StorageTrouble | undefined) => {
    if (why === undefined) stage.dismiss('storage-trouble')
    else stage.notice({ kind: 'storage-trouble', why })
  }

  function startKeeping(kept: { readonly steps: number; readonly interventions: number }): Keeper {
    const keeper = keep(
      { repository, createWriter: ports.createWriter, onTrouble },
      stage.run,
      stage.record,
      kept,
    )
    stage.keeper = keeper
    return keeper
  }

  function letGo(): void {
    stage.keeper?.close()
    stage.keeper = undefined
    release?.()
    release = undefined
  }

  async function refresh(): Promise<void> {
    const listed = await repository.list()
    if (listed.ok) store.setState({ saved: listed.value.runs })
  }

  /** Puts a run that is not on disk yet before the viewer, and begins to keep it. */
  async function adopt(run: Run, name: string, parent: RunRecord['parent'], at: number): Promise<void> {
    letGo()
    const record = freshRecord(run, { id: ports.newId(), name, parent, now: ports.now() })
    const interventions = [...run.interventions]
    stage.show(run, record, at)
    const created = await repository.create(record, interventions)
    if (!created.ok) return onTrouble(created.why)
    const claimed = await repository.claim(record.id)
    // Meanwhile the viewer may have gone on to yet another run.
    if (stage.record !== record) return claimed.ok ? claimed.value() : undefined
    if (claimed.ok) release = claimed.value
    await startKeeping({ steps: 0, interventions: interventions.length }).rebuild()
    await refresh()
  }

  async function load(scenario: Scenario): Promise<void> {
    travel.pause()
    const { lang } = store.getState()
    await adopt(new Run({ scenario, without: [], interventions: [] }), scenario.title[lang], null, 0)
  }

  return {
    adopt,
    load,
    /** Starts keeping the run that the page opened with. */
    async begin(): Promise<void> {
      const { kept } = opened
      if (kept === undefined) await adopt(stage.run, stage.record.name, stage.record.parent, stage.cursor)
      else startKeeping({ steps: kept, interventions: stage.run.interventions.length }).note()
    },
    /** The same run without one of its causes, as a run of its own, played to the same instant. */
    async without(cause: string): Promise<void> {
      travel.pause()
      const { run, record } = stage
      const at = Math.max(stage.cursor, run.simulation.now)
      const next = new Run(withoutCause(run, cause))
      next.advance(instantOf(at))
      await adopt(next, `${record.name} − ${cause}`, { run: record.id, step: run.simulation.position }, at)
      travel.arrived()
    },
    async open(id: string): Promise<void> {
      travel.pause()
      const found = await openSaved(repository, id, ports)
      if (found === undefined) return stage.notice({ kind: 'storage-trouble', why: 'unreadable' })
      const at = found.run.timeAt(found.run.simulation.position)
      store.setState({ notices: found.notices })
      if (found.kept === undefined) await adopt(found.run, found.record.name, found.record.parent, at)
      else {
        letGo()
        release = found.release
        stage.show(found.run, found.record, at)
        startKeeping({ steps: found.kept, interventions: found.run.interventions.length }).note()
      }
      travel.arrived()
    },
    async remove(id: string): Promise<void> {
      const removed = await repository.remove(id)
      if (!removed.ok) onTrouble(removed.why)
      await refresh()
    },
    async rename(name: string): Promise<void> {
      await repository.rename(stage.record.id, name)
      store.setState({ runName: name })
      await refresh()
    },
    /** Writes the rows on disk anew from the run's causes. */
    async rebuild(): Promise<void> {
      await stage.keeper?.rebuild()
      stage.dismiss('rows-differ')
      stage.dismiss('rules-changed')
    },
  }
}
