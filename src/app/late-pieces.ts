// Pieces of the app whose code is fetched when somebody wants them, each once.
import type { Everything } from './everything'
import type { Laboratory } from './laboratory'
import type { Library } from './library'
import type { Shelf, ShelfPorts } from './shelf'
import type { Stage } from './stage'

/** The ways to them. */
export function latePieces(
  stage: Stage,
  shelf: Shelf,
  ports: ShelfPorts & { readonly laboratory: Laboratory },
) {
  let opened: Promise<Library> | undefined

  async function openLibrary(): Promise<Library> {
    const [{ Library }, { repository }] = await Promise.all([import('./library'), ports.storage()])
    const { sketches } = ports.laboratory
    return new Library(stage, { ...ports, repository, sketches }, () => shelf.settled())
  }

  return {
    /** The kept runs as a list: comes with the page that shows it. */
    library: (): Promise<Library> => (opened ??= openLibrary()),
    /** All the code: not before somebody looks at a picture. */
    async everything(): Promise<Everything> {
      const known = stage.store.getState().everything
      if (known !== undefined) return known
      const { everything } = await import('./everything')
      stage.store.setState({ everything })
      return everything
    },
  }
}
