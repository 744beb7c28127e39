// Composes the embed: options from its address, a run without any storage, the bridge to the page around it.
import { createRoot } from 'react-dom/client'
import { type App, createApp, type FirstRun, loadPageApi, openFirst, type PageApi } from '#app'
import { loadWords } from '#ui/text/load-words.ts'
import { onFrame, watchAttention } from './attention'
import { EmbedPage } from './embed-page'
import { nothingKept } from './nothing-kept'
import { type EmbedOptions, readOptions } from './options'
import { goTo, pauseAtMarks, stopAt } from './places'

const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`

/** Matrix, search and sweep are pages of the full app. */
const noLaboratory = () => Promise.reject(new Error('an embed plays one run'))

/** The language of the reader where the address leaves it open. */
const langOf = ({ lang }: EmbedOptions): 'en' | 'ko' =>
  lang === 'auto' ? (navigator.language.startsWith('ko') ? 'ko' : 'en') : lang

/** What is to be shown, as an address of the full app says it. */
function query({ scenario, demo }: EmbedOptions): string {
  const named = new URLSearchParams()
  if (scenario !== null) named.set('scenario', scenario)
  if (demo !== null) named.set('demo', demo)
  return `?${named.toString()}`
}

/** The full app with the same scenario or demo. */
function fullAddress(options: EmbedOptions): string {
  const address = new URL(`../../${query(options)}`, location.href)
  if (options.lang !== 'auto') address.searchParams.set('lang', options.lang)
  address.hash = location.hash
  return address.href
}

async function open(options: EmbedOptions): Promise<Pick<FirstRun, 'lesson'> & { readonly app: App }> {
  const lang = langOf(options)
  const naming = { now: () => Date.now(), newId }
  const { opened, lesson } = await openFirst(
    undefined,
    { search: query(options), hash: location.hash, lang },
    naming,
  )
  const app = createApp(
    {
      storage: () => Promise.resolve(nothingKept),
      onFrame,
      ...naming,
      keepPreferences: () => {},
      laboratory: { matrix: noLaboratory, search: noLaboratory, sweep: noLaboratory, sketches: noLaboratory },
      keepPage: () => {},
    },
    opened,
    { lang, theme: options.theme, page: 'lab' },
  )
  void app.shelf.begin()
  if (options.seed !== null) await app.shelf.load({ ...app.run.scenario, seed: options.seed })
  if (options.pauseAtMarkers) {
    // A broken promise is a mark.
    await app.judged()
    pauseAtMarks(app)
  }
  app.travel.setSpeed(options.speed)
  return { app, lesson }
}

/** What hosts and addresses steer the run with, fetched when it is first wanted: most embeds do without. */
function apiOf(app: App): () => Promise<PageApi> {
  let made: Promise<PageApi> | undefined
  const make = async () => {
    const { createPageApi } = await loadPageApi()
    return createPageApi(app, async (...asked) => (await import('#ui/lab/snapshot.ts')).snapshot(...asked))
  }
  return () => (made ??= make())
}

/** Where the run is seen first, and where it stops. */
async function placeViewer(
  app: App,
  api: () => Promise<PageApi>,
  { start, end, loop }: EmbedOptions,
): Promise<void> {
  let last: number | null = null
  if (end !== null) {
    await goTo(app, api, end)
    last = app.at
    app.travel.seekStep(0)
  }
  if (start !== null) await goTo(app, api, start)
  const first = app.at
  const again = () => {
    app.travel.seekTime(first)
    app.travel.play()
  }
  stopAt(app, last, loop ? again : null)
}

async function main(root: HTMLElement): Promise<void> {
  const read = readOptions(location.search)
  const { options, warnings } = read
  const [{ app, lesson }, words] = await Promise.all([open(options), loadWords(langOf(options))])
  const alone = window.parent === window
  const api = apiOf(app)
  await placeViewer(app, api, options)
  createRoot(root).render(
    <EmbedPage
      app={app}
      words={words}
      options={options}
      warnings={warnings}
      alone={alone}
      full={fullAddress(options)}
    />,
  )
  app.travel.arrived()
  document.documentElement.dataset['ready'] = '1'
  void app.judged()
  const stirs = options.motion === 'full' || !matchMedia('(prefers-reduced-motion: reduce)').matches
  const moves = stirs && options.motion !== 'reduce'
  // Without anything asked for there is the first lesson's run, which an embed shows as it is.
  const isDemo = typeof lesson === 'object' && (await app.lessons.open(lesson, true))
  const play = () => (isDemo ? app.lessons.guide?.setAuto(true) : app.travel.play())
  watchAttention(app, root, { byItself: options.autoplay === 'visible' && moves, play })
  if (options.autoplay === 'yes' && moves) play()
  if (!options.api || alone) return
  const [{ serve }, served] = await Promise.all([import('./serving'), api()])
  serve(app, served, read)
}

const root = document.getElementById('root')
if (root === null) throw new Error('Broken invariant: the page has a root element')
void main(root)
