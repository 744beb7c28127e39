// The gallery's page: hangs one plate after another, and tells what is to be seen on it.
import { createRoot, type Root } from 'react-dom/client'
import { type App, createApp, openFirst, type Storage } from '#app'
import { createFlusher, createMemoryRepository } from '#persistence'
import { InApp } from '#ui/lab/in-app.tsx'
import { loadWords } from '#ui/text/load-words.ts'
import '#ui/theme/theme.ts'
import { pictureOf } from './picture-of'
import { type Plate, plates } from './plates'

const hung = plates()
const gallery = {
  names: hung.map(({ name }) => name),
  hang,
  look,
}

declare global {
  interface Window {
    gallery?: typeof gallery
  }
}

let shown: Root | undefined

function named(name: string): Plate {
  const plate = hung.find((each) => each.name === name)
  if (plate === undefined) throw new Error(`there is no plate ${name}`)
  return plate
}

function placeOfPlates(): HTMLElement {
  const place = document.querySelector<HTMLElement>('#root')
  if (place === null) throw new Error('the page has no place for plates')
  return place
}

/** Hangs a plate in the place of the last one. */
async function hang(name: string): Promise<void> {
  const plate = named(name)
  const place = placeOfPlates()
  shown?.unmount()
  place.style.width = `${plate.size.width}px`
  place.style.height = `${plate.size.height}px`
  const lang = plate.lang ?? 'en'
  const app = await appFor(lang)
  await app.shelf.load(plate.scenario)
  app.travel.seekTime(plate.at * 1000)
  app.select(plate.selected ?? null)
  shown = createRoot(place)
  shown.render(
    <InApp app={app} words={await loadWords(lang)}>
      {plate.view}
    </InApp>,
  )
}

/** What is to be seen on a plate at the next frame; nothing while it is not drawn. */
async function look(name: string): Promise<string> {
  await document.fonts.ready
  await new Promise(requestAnimationFrame)
  const element = placeOfPlates().querySelector(named(name).only ?? ':scope > *')
  return element === null ? '' : pictureOf(element)
}

/** The one frame clock. Nothing plays unless it is told to. */
function onFrame(callback: (wall: number) => void): () => void {
  let handle = requestAnimationFrame(function frame(wall) {
    handle = requestAnimationFrame(frame)
    callback(wall)
  })
  return () => cancelAnimationFrame(handle)
}

let made = 0

/** An app that keeps nothing. */
async function appFor(lang: 'en' | 'ko'): Promise<App> {
  const repository = createMemoryRepository({ why: 'blocked', detail: 'the gallery' })
  const naming = { now: () => 0, newId: () => `run-${made++}` }
  const storage: Storage = {
    repository,
    createWriter: (run, tables) =>
      createFlusher({
        repository,
        run,
        tables,
        now: naming.now,
        schedule: (work) => void setTimeout(work, 0),
        onTrouble: () => undefined,
      }),
  }
  const { opened } = await openFirst(undefined, { search: '?scenario=first-order', hash: '', lang }, naming)
  const noLab = () => Promise.reject(new Error('the gallery has no lab'))
  return createApp(
    {
      storage: async () => storage,
      onFrame,
      ...naming,
      keepPreferences: () => undefined,
      laboratory: { matrix: noLab, search: noLab, sweep: noLab, sketches: noLab },
      keepPage: () => undefined,
    },
    opened,
    { lang, theme: 'light', page: 'lab' },
  )
}

window.gallery = gallery
