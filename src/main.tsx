// Composes the full page: the repository on disk, the app, the page's API for scripts, and the Lab.
import { createRoot } from 'react-dom/client'
import { createApp, createPageApi, keepPreferences, openFirst, type PageApi, readPreferences } from '#app'
import { Lab } from '#ui/lab/lab.tsx'
import { snapshot } from '#ui/lab/snapshot.ts'

declare global {
  interface Window {
    /** The page for scripts, demos and embedding pages; documented in docs/page-api.md. */
    cqrscope?: PageApi
  }
}

/** How long changes collect before they are written, in wall milliseconds. */
const FLUSH_AFTER = 150

const now = () => Date.now()
const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`

function onFrame(callback: (wall: number) => void): () => void {
  let handle = requestAnimationFrame(function frame(wall) {
    handle = requestAnimationFrame(frame)
    callback(wall)
  })
  return () => cancelAnimationFrame(handle)
}

/** The page's only picture before the Lab stands: how far a long run has been replayed. */
function showProgress(root: HTMLElement, share: number): void {
  const progress = root.querySelector('progress')
  if (progress !== null) progress.value = share
}

async function main(root: HTMLElement): Promise<void> {
  const preferences = readPreferences(location.search, navigator.languages)
  // Loaded beside the first picture's code, not before it: a third of a page's weight would be the database.
  const { createFlusher, openRepository } = await import('#persistence')
  const repository = await openRepository()
  const address = { search: location.search, hash: location.hash, lang: preferences.lang }
  const { opened, firstVisit } = await openFirst(repository, address, {
    now,
    newId,
    onReplay: (share) => showProgress(root, share),
  })
  const app = createApp(
    {
      repository,
      createWriter: (run, tables, onTrouble) =>
        createFlusher({
          repository,
          run,
          tables,
          now,
          schedule: (work) => void setTimeout(work, FLUSH_AFTER),
          onTrouble: (trouble) => onTrouble(trouble?.why),
        }),
      onFrame,
      now,
      newId,
      keepPreferences,
    },
    opened,
    preferences,
  )
  window.cqrscope = createPageApi(app, snapshot)
  addEventListener('pagehide', () => app.flush())
  createRoot(root).render(<Lab app={app} />)
  await app.shelf.begin()
  app.travel.arrived()
  document.documentElement.dataset['ready'] = '1'
  if (firstVisit) app.travel.play()
}

const root = document.getElementById('root')
if (root === null) throw new Error('Broken invariant: the page has a root element')
void main(root)
