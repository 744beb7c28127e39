// A demo as a test of Playwright: opens CQRScope, lets the script direct, and keeps what its mode is there to make.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test, type TestInfo } from '@playwright/test'
import { nobody, person } from './camera'
import { Director } from './director'
import type { DemoFile, Written } from './file'
import { Film } from './film'
import { folderFor, langAsked, type Mode, modeNow, slowdown } from './mode'
import { call } from './scope'
import type { Stage } from './stage'
import { type Lang, type Said, said } from './words'

/** No film ought to be longer. */
const MOST_SECONDS = 90

/** What a demo is about. */
export interface DemoAbout {
  /** The name of its files; the title in small letters, where nothing is said. */
  readonly id?: string
  /** What it shows, for lists. */
  readonly summary?: string | Said
  /** The id of a bundled scenario, or a scenario file. */
  readonly scenario: string | Written
  /** Takes the place of the scenario's own. */
  readonly seed?: number
  /** The language that it is filmed in. */
  readonly lang?: Lang
  /** The size of the page, and of its film; else that of the project. */
  readonly size?: { readonly width: number; readonly height: number }
  /** Where it begins beside the Lab, such as `page=race&lanes=…`. Such a demo can be filmed, and is no demo file. */
  readonly beside?: string
}

/** Declares a demo: one test that checks, rehearses, films or writes down what the script says. */
export function demo(title: string | Said, about: DemoAbout, script: (d: Director) => Promise<void>): void {
  const words = said(title)
  const id =
    about.id ??
    words.en
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
  test(words.en, async ({ page }, info) => {
    const mode = modeNow()
    test.setTimeout(mode === 'check' ? 90_000 * slowdown() : 15 * 60_000)
    const lang = langAsked() ?? about.lang ?? 'en'
    if (about.size !== undefined) await page.setViewportSize(about.size)
    await openPage(page, about, lang)
    const film = mode === 'record' ? new Film(page, folderFor('record'), `${id}.${lang}`) : undefined
    if (film !== undefined || mode === 'rehearse') await allIsDrawn(page)
    const stage: Stage = {
      page,
      lang,
      camera: film ?? (mode === 'rehearse' ? person : nobody),
      onCue: async (cue) => film?.cue(cue),
    }
    const director = new Director(stage)
    await script(director)
    await director.end()
    if (film !== undefined) await endFilm(film, words)
    else await keepFile(director, { id, words, about }, { page, mode, info })
  })
}

async function openPage(page: Page, { scenario, seed, beside }: DemoAbout, lang: Lang): Promise<void> {
  const id = typeof scenario === 'string' ? `&scenario=${scenario}` : ''
  const more = beside === undefined ? '' : `&${beside}`
  await slowDown(page)
  await page.goto(`./?lang=${lang}&theme=light${id}${more}`)
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1', { timeout: 30_000 })
  if (typeof scenario !== 'string') await call(page, 'perform', { load: scenario })
  if (seed !== undefined) await call(page, 'perform', { set: 'seed', to: seed })
}

/** Lets the page's processor work as many times slower as is asked for: a demo must not depend on how fast it is. */
async function slowDown(page: Page): Promise<void> {
  if (slowdown() === 1) return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown() })
}

/** A film begins with the whole page: its fonts, and the parts that are fetched after the first picture. */
async function allIsDrawn(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => void (await document.fonts.ready))
}

async function endFilm(film: Film, title: Said): Promise<void> {
  await film.hold(1500)
  const { file, seconds } = await film.end(title)
  console.log(`${seconds.toFixed(1)} s  ${path.relative(process.cwd(), file)}`)
  expect(seconds, `A film of a demo takes at most ${MOST_SECONDS} s`).toBeLessThanOrEqual(MOST_SECONDS)
}

interface Naming {
  readonly id: string
  readonly words: Said
  readonly about: DemoAbout
}

/** The demo file of a script that has been played. */
const fileOf = (director: Director, { id, words, about }: Naming): DemoFile => ({
  format: 'cqrscope/demo',
  version: 1,
  id,
  title: words,
  summary: said(about.summary ?? words),
  scenario: about.scenario,
  ...(about.seed !== undefined && { seed: about.seed }),
  steps: director.steps,
})

/** Writes the demo file where that is asked for; else sees that the one that was written still says what the script does. */
async function keepFile(
  director: Director,
  naming: Naming,
  { page, mode, info }: { readonly page: Page; readonly mode: Mode; readonly info: TestInfo },
): Promise<void> {
  const { demoFiles } = info.project.metadata as { readonly demoFiles?: string }
  if (!director.isFile) return
  const text = `${JSON.stringify(fileOf(director, naming), null, 2)}\n`
  if (mode === 'export') {
    // The page that is to play it judges it: whatever is wrong is named.
    await call(page, 'openDemo', JSON.parse(text) as DemoFile)
    const folder = demoFiles ?? folderFor('export')
    mkdirSync(folder, { recursive: true })
    return writeFileSync(path.join(folder, `${naming.id}.json`), text)
  }
  const written = path.join(demoFiles ?? folderFor('export'), `${naming.id}.json`)
  if (mode === 'check' && existsSync(written))
    expect(
      JSON.parse(readFileSync(written, 'utf8')),
      `${written} is no longer what the script says: write it anew with "export"`,
    ).toEqual(JSON.parse(text))
}
