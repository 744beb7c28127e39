// The way to lessons: whoever guides through them is fetched with the first lesson, or with the list of them.
import type { Demo } from '#demos'
import { loadLessonList } from '#lessons'
import type { Acts } from './acts'
import type { Guide } from './guide'
import type { Shelf } from './shelf'
import type { Stage } from './stage'
import type { Travel } from './travel'

interface Parts {
  readonly stage: Stage
  readonly travel: Travel
  readonly shelf: Shelf
  readonly acts: Acts
  /** Resolves once the run before the viewer is judged: what a lesson claims is judged. */
  readonly judged: () => Promise<void>
  /** A lesson has been opened: it is shown in the Lab. */
  readonly onOpen: () => void
}

export class LessonsDoor {
  private readonly parts: Parts
  private loaded: Guide | undefined

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Whoever guides, once it has been fetched. */
  get guide(): Guide | undefined {
    return this.loaded
  }

  async load(): Promise<Guide> {
    const [{ Guide: Loaded }, lessons] = await Promise.all([
      import('./guide'),
      loadLessonList(),
      this.parts.judged(),
    ])
    return (this.loaded ??= new Loaded({ ...this.parts, lessons }))
  }

  /** Opens a lesson or a demo in the Lab; in the run that is shown, where that was opened for it. False: there is no such lesson. */
  async open(asked: string | Demo, isHere = false): Promise<boolean> {
    const isOpen = await (await this.load()).open(asked, isHere)
    if (isOpen) this.parts.onOpen()
    return isOpen
  }
}
