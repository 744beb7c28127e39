// Going from page to page: what is shown, what the address says of it, and what the Lab opens with.
import type { Run } from '#runs'
import type { Scenario } from '#scenarios'
import type { AppPorts } from './create-app'
import type { Page } from './pages'
import type { LaneSpec } from './race/lanes'
import type { Shelf, Where } from './shelf'
import type { AppStore } from './state'
import type { Travel } from './travel'

interface Around extends Pick<AppPorts, 'keepPage'> {
  readonly store: AppStore
  readonly travel: Travel
  readonly shelf: Shelf
}

/** The ways between the pages of an app. */
export function visitsOf({ store, travel, shelf, keepPage }: Around) {
  /** Goes to a page. Where that was asked for by the address, it is there already. */
  function visit(page: Page, { kept = false, fresh = false } = {}): void {
    if (page !== 'lab') travel.pause()
    if (page !== store.getState().page && !kept) keepPage(page, { fresh })
    store.setState({ page })
  }

  return {
    visit,
    /** Opens a scenario in the Lab: at its beginning, or run to its end and seen right after one of its steps. */
    async openInLab(scenario: Scenario, step?: number): Promise<void> {
      await shelf.load(scenario)
      if (step !== undefined) {
        travel.finish()
        travel.seekStep(step + 1)
      }
      visit('lab', { fresh: true })
    },
    /** Shows a kept run in the Lab, where it was left. */
    async openKept(id: string): Promise<void> {
      if (id !== store.getState().runId) await shelf.open(id)
      visit('lab', { fresh: true })
    },
    /** Opens a run in the Lab as far as it was made elsewhere, seen at an instant or after so many steps. */
    async openRun(name: string, run: Run, where: Where): Promise<void> {
      await shelf.openCopy(name, run, where)
      visit('lab', { fresh: true })
    },
    /** Puts the present run beside itself, or beside what else is named. */
    race(lanes: readonly LaneSpec[]): void {
      keepPage('race', { fresh: true, lanes })
      visit('race', { kept: true })
    },
  }
}
