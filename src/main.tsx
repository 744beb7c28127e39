// Composes the full page: the repository on disk, the app, the page's API for scripts, and the Lab.
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import {
  addressOf,
  addressOfRace,
  type App,
  type AppPorts,
  createApp,
  createPageApi,
  FIRST_LESSON,
  type FirstRun,
  keepPreferences,
  type Laboratory,
  openFirst,
  type PageApi,
  type Page,
  pageIn,
  readLessons,
  readPreferences,
  type Storage,
} from '#app'
import type { Crew, Hand, Reply } from '#lab'
import { loadPersistence, mayHaveRuns } from '#persistence'
import { AppView } from '#ui/lab/app-view.tsx'
import { fetchLater } from '#ui/panels/later-views.ts'
import { loadWords } from '#ui/text/load-words.ts'

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

/** A worker of the page. */
function spawn(): Hand {
  const worker = new Worker(new URL('./lab/worker.ts', import.meta.url), { type: 'module' })
  return {
    send: (work) => worker.postMessage(work),
    receive: (listen) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => listen(data))
      worker.addEventListener('error', ({ message }) => listen({ kind: 'broken', why: message }))
    },
    terminate: () => worker.terminate(),
  }
}

/** One worker a core, up to where more would only take memory. */
const crew: Crew = { workers: Math.max(1, Math.min(8, navigator.hardwareConcurrency)), spawn }

/** Loaded when there is something to do: whoever only plays a run needs none of it. */
const laboratory: Laboratory = {
  matrix: async (request, { onProgress, onResult }) => {
    const { startMatrix } = await import('#lab')
    return startMatrix(request, crew, { onProgress, onMatrix: onResult })
  },
  search: async (request, { onProgress, onResult }) => {
    const { startSearch } = await import('#lab')
    return startSearch(request, crew, { onProgress, onReport: onResult })
  },
  sweep: async (request, { onProgress, onResult }) => {
    const { startSweep } = await import('#lab')
    return startSweep(request, crew, { onProgress, onSummary: onResult })
  },
  sketches: async (requests, onSketch) => {
    const { startSketches } = await import('#lab')
    // One core is left to the page: sketches are drawn while somebody scrolls.
    return startSketches(requests, { ...crew, workers: Math.max(1, crew.workers - 1) }, onSketch)
  },
}

/** The code that draws pictures comes when one is wanted. */
const snapshot: Parameters<typeof createPageApi>[1] = async (...asked) =>
  (await import('#ui/lab/snapshot.ts')).snapshot(...asked)

/** What an address says of the scenario. */
const SCENARIO = ['scenario', 'lesson', 'demo']

const keepPage: AppPorts['keepPage'] = (page, { fresh, lanes }) => {
  const { search, hash } = location
  const address = fresh ? addressOf(page, search, SCENARIO) : addressOf(page, search) + hash
  history.pushState(
    null,
    '',
    lanes === undefined ? address : addressOfRace(search, { scenario: undefined, lanes }),
  )
}

/** Begins the lesson or demo that was asked for, or goes on with the one that the run belongs to. */
async function openLesson(app: App, page: Page, asked: FirstRun['lesson']): Promise<void> {
  if (page !== 'lab') return
  if (asked !== undefined) return void (await app.lessons.open(asked, true))
  const { open } = readLessons()
  if (open?.run === app.store.getState().runId)
    await (await app.lessons.load()).resume(open.id, open.progress)
}

/** Where runs are kept; the code for it is a third of a page's weight, and a first picture need not wait for it. */
async function openStorage(): Promise<Storage> {
  const { createFlusher, openRepository } = await loadPersistence()
  const repository = await openRepository()
  return {
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
  }
}

async function main(root: HTMLElement): Promise<void> {
  const preferences = readPreferences(location.search, navigator.languages)
  const page = pageIn(location.search)
  let opening: Promise<Storage> | undefined
  const storage = () => (opening ??= openStorage())
  const [words, kept] = await Promise.all([loadWords(preferences.lang), mayHaveRuns()])
  const address = { search: location.search, hash: location.hash, lang: preferences.lang }
  const { opened, lesson } = await openFirst(kept ? (await storage()).repository : undefined, address, {
    now,
    newId,
    onReplay: (share) => showProgress(root, share),
  })
  const app = createApp({ storage, onFrame, now, newId, keepPreferences, laboratory, keepPage }, opened, {
    ...preferences,
    page,
  })
  window.cqrscope = createPageApi(app, snapshot)
  addEventListener('pagehide', () => app.flush())
  addEventListener('popstate', () => app.visit(pageIn(location.search), { kept: true }))
  // A link pasted into the address of a page that is open changes the fragment only: the run that it holds is opened anew.
  addEventListener('hashchange', () => {
    if (/^#(s|demo)=/.test(location.hash)) location.reload()
  })
  flushSync(() => createRoot(root).render(<AppView app={app} words={words} />))
  app.travel.arrived()
  document.documentElement.dataset['ready'] = '1'
  void app.judged()
  // It begins with what plays by itself, so that nobody has to wait for the words beside it.
  if (lesson === FIRST_LESSON && page === 'lab') app.travel.play()
  void openLesson(app, page, lesson)
  void app.shelf.begin()
  void app.everything()
  void fetchLater()
}

/** Keeps the app for when there is no network. Where there are no workers of that kind, it needs one. */
function keepForOffline(): void {
  if (import.meta.env.PROD && window.parent === window)
    void navigator.serviceWorker?.register('./sw.js').catch(() => {})
}

const root = document.getElementById('root')
if (root === null) throw new Error('Broken invariant: the page has a root element')
void main(root).then(keepForOffline)
