// `window.cqrscope`: the page for scripts, demos and embedding pages. Promises, plain JSON in and out, simulated milliseconds.
import type { App } from '../create-app'
import { actingApi } from './acting'
import { ApiError } from './errors'
import { movingApi } from './moving'
import { readingApi } from './reading'

const demos = () => import('./demos')

export type PageApi = ReturnType<typeof createPageApi>

/** The views that can be taken as a picture. */
export const PICTURE_VIEWS = ['diagram', 'gap'] as const

export type PictureView = (typeof PICTURE_VIEWS)[number]

/** Draws what the page shows as a picture; given by whoever draws the page. */
export type TakeSnapshot = (format: 'svg' | 'png', view: PictureView) => Promise<string | undefined>

export function createPageApi(app: App, takeSnapshot: TakeSnapshot) {
  return {
    ...readingApi(app),
    ...movingApi(app),
    ...actingApi(app),
    highlight: async (ids: readonly string[]): Promise<void> => app.highlight(ids.map(String)),
    /** Shows a sentence. Returns how long it takes to read, in milliseconds of the wall. */
    async caption(text: string): Promise<number> {
      app.caption(String(text).slice(0, 500))
      return (await demos()).readingTime(String(text))
    },
    /** An act and a condition as a demo file writes them; a demo to be opened. */
    perform: async (act: unknown) => (await demos()).perform(app, act),
    check: async (condition: unknown) => (await demos()).check(app, condition),
    openDemo: async (demo: unknown) => (await demos()).openDemo(app, demo),
    /** A view: SVG as text, PNG as a data address. */
    async snapshot(format: string, view = 'diagram'): Promise<string> {
      if (format !== 'svg' && format !== 'png')
        throw new ApiError('bad-input', `${format} is no picture; choose svg or png`)
      const wanted = PICTURE_VIEWS.find((each) => each === view)
      if (wanted === undefined)
        throw new ApiError('bad-input', `${view} is no view; choose from ${PICTURE_VIEWS.join(', ')}`)
      const picture = await takeSnapshot(format, wanted)
      if (picture === undefined) throw new ApiError('unsupported', `no ${view} is drawn at the moment`)
      return picture
    },
    async setTheme(theme: string): Promise<void> {
      if (theme !== 'light' && theme !== 'dark' && theme !== 'auto')
        throw new ApiError('bad-input', `${theme} is no theme`)
      app.setPreferences({ theme })
    },
    async setLang(lang: string): Promise<void> {
      if (lang !== 'en' && lang !== 'ko')
        throw new ApiError('bad-input', `${lang} is no language of the page`)
      app.setPreferences({ lang })
    },
  }
}
